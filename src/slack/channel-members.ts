import type { WebClient } from '@slack/web-api';
import type { Log } from '../lib/log.js';
import { makePlaces } from './courier-places.js';

const FRESH_MS = 5 * 60_000;
const SOON_MS = 30_000;

/** Who is in a channel. */
export type Members = { has(userId: string, now: Date): Promise<boolean> };

/**
 * The people in a channel, by its name. Who is invited to the managers' channel reads the digests, and may change what
 * all go by. Slack is asked at most every five minutes; where it does not say, nobody is in it until it does.
 */
export function makeMembers(web: WebClient, channel: string, log: Log): Members {
  const places = makePlaces(web);
  let known: { members: Set<string>; until: number } = { members: new Set(), until: 0 };
  return {
    async has(userId, now) {
      if (now.getTime() >= known.until) known = await ask(now);
      return known.members.has(userId);
    },
  };

  async function ask(now: Date): Promise<typeof known> {
    try {
      const id = await places.postable(channel, true);
      if (id === null) return { members: new Set(), until: now.getTime() + SOON_MS };
      return { members: await membersOf(id), until: now.getTime() + FRESH_MS };
    } catch (error) {
      log.warn({ err: error, channel }, 'Slack did not say who is in a channel');
      return { members: known.members, until: now.getTime() + SOON_MS };
    }
  }

  async function membersOf(id: string): Promise<Set<string>> {
    const members = new Set<string>();
    let cursor = '';
    do {
      const page = await web.conversations.members({
        channel: id,
        limit: 999,
        ...(cursor ? { cursor } : {}),
      });
      for (const member of page.members ?? []) members.add(member);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return members;
  }
}
