import type { Block, KnownBlock } from '@slack/types';
import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Courier, Parcel, Receipt, Search } from '../domain/courier.js';
import type { MessageFacts } from '../domain/facts.js';
import type { Log } from '../lib/log.js';
import { type Failure, failureOf, slackWord, wordsOf } from './courier-errors.js';
import { makePlaces, type Places } from './courier-places.js';

/** A message as Slack takes it. */
export type Rendered = { text: string; blocks: (KnownBlock | Block)[] };
/** Words one message for these facts: a card of its own for one, a folded list for several. */
export type Render = (items: MessageFacts[], place: string) => Rendered | Promise<Rendered>;

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
const PAGE = 200;
const PAGES = 10;
const READ_AGAIN_MS = 5_000;

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
    find: ({ place, key }, since) => find(desk, place, key, since),
  };
}

async function send(desk: Desk, parcel: Parcel): Promise<Receipt> {
  let rendered: Rendered;
  try {
    rendered = await desk.render(parcel.items, parcel.place);
  } catch (thrown) {
    return { kind: 'refused', error: `render: ${wordsOf(thrown)}` };
  }
  return parcel.living === null ? post(desk, parcel, rendered) : edit(desk, parcel.living, rendered);
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
    const failure = judged(desk, thrown);
    // Nothing was posted yet, so nothing is in doubt.
    return failure.kind === 'unsure' ? { kind: 'later', afterMs: READ_AGAIN_MS } : failure;
  }
}

async function postTo(desk: Desk, channel: string, key: string, rendered: Rendered): Promise<Receipt> {
  try {
    const answer = await desk.client.chat.postMessage({
      channel,
      text: rendered.text,
      blocks: stamped(rendered.blocks, key),
      metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (!answer.channel || !answer.ts) return { kind: 'unsure', error: 'no ts in the answer' };
    return { kind: 'sent', channelId: answer.channel, ts: answer.ts };
  } catch (thrown) {
    return judged(desk, thrown);
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
    return judged(desk, thrown);
  }
}

function judged({ log }: Desk, thrown: unknown): Failure {
  const failure = failureOf(thrown);
  log.warn({ error: wordsOf(thrown), means: failure.kind }, 'Slack did not take a message');
  return failure;
}

const blockIdOf = (key: string): string => `k:${key}`;

// Not every Slack keeps metadata (the local one drops it), so the key is in a block as well.
function stamped(blocks: Rendered['blocks'], key: string): Rendered['blocks'] {
  const free = blocks.findIndex((block) => block.block_id === undefined);
  return blocks.map((block, at) => (at === free ? { ...block, block_id: blockIdOf(key) } : block));
}

async function find(desk: Desk, place: string, key: string, since: Date): Promise<Search> {
  try {
    const channel = await desk.places.readable(place);
    if (channel === null) return { kind: 'unreadable', error: 'channel_not_found' };
    return await search(desk.client, channel, key, since);
  } catch (thrown) {
    return notFound(desk, thrown);
  }
}

async function search(client: WebClient, channel: string, key: string, since: Date): Promise<Search> {
  let cursor = '';
  for (let page = 0; page < PAGES; page++) {
    const read = await client.conversations.history({
      channel,
      oldest: (since.getTime() / 1000).toFixed(3),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const ts = read.messages?.find((message) => carries(message, key))?.ts;
    if (ts) return { kind: 'found', channelId: channel, ts };
    cursor = read.response_metadata?.next_cursor ?? '';
    if (!cursor) return { kind: 'absent' };
  }
  return { kind: 'unreadable', error: 'too_many_messages' };
}

function carries(
  message: { metadata?: { event_payload?: object }; blocks?: { block_id?: string }[] },
  key: string,
): boolean {
  const payload = message.metadata?.event_payload;
  if (payload && 'key' in payload && payload.key === key) return true;
  return message.blocks?.some((block) => block.block_id === blockIdOf(key)) ?? false;
}

function notFound(desk: Desk, thrown: unknown): Search {
  const word = slackWord(thrown);
  // The right to read history is not coming by itself; other trouble passes.
  if (word === 'missing_scope' || word === 'not_allowed_token_type' || word === 'access_denied') {
    return { kind: 'unreadable', error: word };
  }
  const failure = judged(desk, thrown);
  if (failure.kind === 'refused') return { kind: 'unreadable', error: failure.error };
  return { kind: 'later', afterMs: failure.kind === 'later' ? failure.afterMs : READ_AGAIN_MS };
}
