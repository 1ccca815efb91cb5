import type { WebClient } from '@slack/web-api';
import type { Parcel, Search, Thread } from '../domain/courier.js';
import type { Log } from '../lib/log.js';
import { judged, READ_AGAIN_MS, slackWord } from './courier-errors.js';
import type { Places } from './courier-places.js';

type Desk = { client: WebClient; places: Places; log: Pick<Log, 'warn'> };
type Read = {
  messages?: { ts?: string; metadata?: { event_payload?: object }; blocks?: { block_id?: string }[] }[];
  response_metadata?: { next_cursor?: string };
};
type Window = { oldest: string; inclusive: true; include_all_metadata: true; limit: number; cursor?: string };

const PAGE = 200;
const PAGES = 10;

/** The block that carries a parcel's key, for a Slack that keeps no metadata. */
export const blockIdOf = (key: string): string => `k:${key}`;

/** Looks for a parcel where it went, in a thread or in the channel, from `since` (UTC) on. */
export async function findParcel(
  desk: Desk,
  { place, key, thread }: Pick<Parcel, 'key' | 'place' | 'thread'>,
  since: Date,
): Promise<Search> {
  try {
    const channel = thread?.channelId ?? (await desk.places.readable(place));
    if (channel === null) return { kind: 'unreadable', error: 'channel_not_found' };
    return await search((window) => read(desk.client, channel, thread, window), channel, key, since);
  } catch (thrown) {
    return notFound(desk, thrown);
  }
}

const read = (
  { conversations }: WebClient,
  channel: string,
  thread: Thread | undefined,
  window: Window,
): Promise<Read> =>
  thread === undefined
    ? conversations.history({ channel, ...window })
    : conversations.replies({ channel, ts: thread.ts, ...window });

async function search(
  page: (window: Window) => Promise<Read>,
  channelId: string,
  key: string,
  since: Date,
): Promise<Search> {
  const oldest = (since.getTime() / 1000).toFixed(3);
  let cursor = '';
  for (let pages = 0; pages < PAGES; pages++) {
    const seen = await page({
      oldest,
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const ts = seen.messages?.find((message) => carries(message, key))?.ts;
    if (ts) return { kind: 'found', channelId, ts };
    cursor = seen.response_metadata?.next_cursor ?? '';
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
  // Without the message it stood below, the line is gone with it.
  if (word === 'thread_not_found') return { kind: 'absent' };
  // The right to read history is not coming by itself; other trouble passes.
  if (word === 'missing_scope' || word === 'not_allowed_token_type' || word === 'access_denied') {
    return { kind: 'unreadable', error: word };
  }
  const failure = judged(desk.log, thrown);
  if (failure.kind === 'refused') return { kind: 'unreadable', error: failure.error };
  return { kind: 'later', afterMs: failure.kind === 'later' ? failure.afterMs : READ_AGAIN_MS };
}
