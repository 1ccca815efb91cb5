import type { WebClient } from '@slack/web-api';
import { slackWord } from './courier-errors.js';

/** Finds where messages go. Throws what the client throws. */
export type Places = {
  /** What chat.postMessage takes: a channel's id, or a person's. Null: there is no such channel. */
  postable(place: string, fresh?: boolean): Promise<string | null>;
  /** The conversation to read; a person's is opened if need be. */
  readable(place: string): Promise<string | null>;
};

const isConversation = (place: string): boolean => /^[CGD][A-Z0-9]+$/.test(place);
const isPerson = (place: string): boolean => /^[UW][A-Z0-9]+$/.test(place);

export function makePlaces(client: WebClient): Places {
  const known = new Map<string, string>();

  async function postable(place: string, fresh = false): Promise<string | null> {
    if (isConversation(place) || isPerson(place)) return place;
    const name = place.replace(/^#/, '');
    if (fresh || !known.has(name)) await refresh();
    return known.get(name) ?? null;
  }

  async function readable(place: string): Promise<string | null> {
    if (!isPerson(place)) return postable(place);
    const remembered = known.get(place);
    if (remembered) return remembered;
    const opened = await client.conversations.open({ users: place });
    const id = opened.channel?.id ?? null;
    if (id !== null) known.set(place, id);
    return id;
  }

  async function refresh(): Promise<void> {
    try {
      await list('public_channel,private_channel');
    } catch (error) {
      if (slackWord(error) !== 'missing_scope') throw error;
      await list('public_channel');
    }
  }

  async function list(types: string): Promise<void> {
    let cursor = '';
    do {
      const page = await client.conversations.list({
        types,
        // The most Slack gives: in small pages a workspace of thousands would run into the rate limit.
        limit: 999,
        ...(cursor ? { cursor } : {}),
      });
      for (const { name, id, is_archived } of page.channels ?? []) {
        // An archived channel is known too, so that its refusal says what is wrong.
        if (name && id && !(is_archived && known.has(name))) known.set(name, id);
      }
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor);
  }

  return { postable, readable };
}
