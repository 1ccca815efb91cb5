import type { WebClient } from '@slack/web-api';
import type { Log } from '../lib/log.js';
import { askedLately } from './asked-lately.js';
import { makePlaces } from './courier-places.js';

const FRESH_MS = 5 * 60_000;
const SOON_MS = 30_000;

/** Who is in a channel. */
export type Members = {
  has(userId: string, now: Date): Promise<boolean>;
  /** As it was known lately, waiting for Slack only the first time: for what nobody should wait for. */
  hadLately(userId: string, now: Date): Promise<boolean>;
  /** All of them, as known lately. */
  all(now: Date): Promise<string[]>;
};

/**
 * The people in a channel, by its name. Who is invited to the managers' channel reads the digests, and may change what
 * all go by. Slack is asked at most every five minutes, for somebody who is not in it every half minute, since they may
 * have been invited just now. Where Slack does not say, those are in it who were, and at first nobody.
 */
export function makeMembers(web: WebClient, channel: string, log: Log): Members {
  const places = makePlaces(web);
  let members = new Set<string>();
  let trustedMs = SOON_MS;
  const known = askedLately(ask, () => trustedMs);
  return {
    async has(userId, now) {
      if (known.age(now) >= (members.has(userId) ? trustedMs : SOON_MS)) await known.ask(now);
      return members.has(userId);
    },
    async hadLately(userId, now) {
      await known.lately(now);
      return members.has(userId);
    },
    async all(now) {
      await known.lately(now);
      return [...members];
    },
  };

  async function ask(): Promise<void> {
    try {
      const id = await places.postable(channel, true);
      members = id === null ? new Set() : await membersOf(id);
      trustedMs = FRESH_MS;
    } catch (error) {
      log.warn({ err: error, channel }, 'Slack did not say who is in a channel');
      trustedMs = SOON_MS;
    }
  }

  async function membersOf(id: string): Promise<Set<string>> {
    const found = new Set<string>();
    let cursor = '';
    do {
      const page = await web.conversations.members({
        channel: id,
        limit: 999,
        ...(cursor ? { cursor } : {}),
      });
      for (const member of page.members ?? []) found.add(member);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return found;
  }
}
