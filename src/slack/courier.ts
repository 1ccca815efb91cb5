import type { Block, KnownBlock } from '@slack/types';
import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Courier, Late, Parcel, Receipt, Thread } from '../domain/courier.js';
import type { MessageFacts } from '../domain/facts.js';
import type { Log } from '../lib/log.js';
import { type Failure, judged, READ_AGAIN_MS, slackWord, wordsOf } from './courier-errors.js';
import { withLinks } from './courier-links.js';
import { makePlaces, type Places } from './courier-places.js';
import { blockIdOf, findParcel } from './courier-search.js';

/** A message as Slack takes it. */
export type Rendered = { text: string; blocks: (KnownBlock | Block)[] };
/** Words one message for these facts: a card of its own for one, a folded list for several. */
export type Render = (
  items: MessageFacts[],
  place: string,
  late: Late | null,
) => Rendered | Promise<Rendered>;

export type CourierOptions = {
  token: string;
  render: Render;
  log: Pick<Log, 'warn'>;
  /** Milliseconds Slack has for an answer; the outbox's lease must be longer. */
  timeoutMs?: number;
  /** Where Slack is, and how to reach it. */
  client?: Pick<WebClientOptions, 'fetch' | 'slackApiUrl'>;
};

type Desk = { client: WebClient; places: Places; render: Render; log: Pick<Log, 'warn'> };

const TIMEOUT_MS = 10_000;
// Every failure comes back as a receipt and is logged with what it means.
const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
const EVENT_TYPE = 'kindling_message';

/**
 * Posts and edits through a client of its own: the SDK's retries would post twice, and its patience with one 429
 * would hold up every other message.
 */
export function createCourier(options: CourierOptions): Courier {
  const client = new WebClient(options.token, {
    ...options.client,
    logger: SILENT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
  });
  const desk: Desk = { client, places: makePlaces(client), render: options.render, log: options.log };
  return {
    send: (parcel) => send(desk, parcel),
    find: (parcel, since) => findParcel({ client, places: desk.places, log: options.log }, parcel, since),
  };
}

async function send(desk: Desk, parcel: Parcel): Promise<Receipt> {
  let rendered: Rendered;
  try {
    rendered = await desk.render(
      await withLinks(desk.client, parcel.items),
      parcel.place,
      parcel.late ?? null,
    );
  } catch (thrown) {
    return { kind: 'refused', error: `render: ${wordsOf(thrown)}` };
  }
  if (parcel.living !== null) return edit(desk, parcel.living, rendered);
  if (parcel.thread === undefined) return post(desk, parcel, rendered);
  return postTo(desk, parcel.thread.channelId, parcel.key, rendered, parcel.thread);
}

async function post(desk: Desk, parcel: Parcel, rendered: Rendered): Promise<Receipt> {
  const first = await whereTo(desk, parcel.place, false);
  if (typeof first !== 'string') return first;
  const receipt = await postTo(desk, first, parcel.key, rendered);
  // A channel made anew under the old name has another id. The refusal was certain, so asking again is safe.
  if (receipt.kind !== 'refused' || !/^(channel_not_found|is_archived)/.test(receipt.error)) return receipt;
  const second = await whereTo(desk, parcel.place, true);
  if (typeof second !== 'string' || second === first) return receipt;
  return postTo(desk, second, parcel.key, rendered);
}

async function whereTo(desk: Desk, place: string, fresh: boolean): Promise<string | Failure> {
  try {
    return (await desk.places.postable(place, fresh)) ?? { kind: 'refused', error: 'channel_not_found' };
  } catch (thrown) {
    // Without the right to list channels the name itself will do: Slack takes it for a public one.
    if (slackWord(thrown) === 'missing_scope') return `#${place.replace(/^#/, '')}`;
    const failure = judged(desk.log, thrown);
    // Nothing was posted yet, so nothing is in doubt.
    return failure.kind === 'unsure' ? { kind: 'later', afterMs: READ_AGAIN_MS } : failure;
  }
}

async function postTo(
  desk: Desk,
  channel: string,
  key: string,
  rendered: Rendered,
  below?: Thread,
): Promise<Receipt> {
  try {
    const answer = await desk.client.chat.postMessage({
      channel,
      text: rendered.text,
      blocks: stamped(rendered.blocks, key),
      metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
      ...placed(below),
    });
    if (!answer.channel || !answer.ts) return { kind: 'unsure', error: 'no ts in the answer' };
    return { kind: 'sent', channelId: answer.channel, ts: answer.ts };
  } catch (thrown) {
    return judged(desk.log, thrown);
  }
}

async function edit(
  desk: Desk,
  living: { channelId: string; ts: string },
  rendered: Rendered,
): Promise<Receipt> {
  try {
    await desk.client.chat.update({
      channel: living.channelId,
      ts: living.ts,
      text: rendered.text,
      blocks: rendered.blocks,
    });
    return { kind: 'sent', ...living };
  } catch (thrown) {
    return judged(desk.log, thrown);
  }
}

/** Below a message, or by itself. */
function placed(below: Thread | undefined) {
  if (below === undefined) return {};
  const { ts: thread_ts, broadcast } = below;
  return broadcast ? { thread_ts, reply_broadcast: true as const } : { thread_ts };
}

// Not every Slack keeps metadata (the local one drops it), so the key is in a block as well.
function stamped(blocks: Rendered['blocks'], key: string): Rendered['blocks'] {
  const free = blocks.findIndex((block) => block.block_id === undefined);
  return blocks.map((block, at) => (at === free ? { ...block, block_id: blockIdOf(key) } : block));
}
