import type { CardPlace } from '../../store/cards.js';

/** What a message is known by: told again, it is the same. */
export const replyKey = ({ channelId, ts }: CardPlace): string => `message:${channelId}:${ts}`;

/** The same for a request that changes what a reply came to: each edit is a deed of its own. */
export const editKey = (reply: CardPlace, editedTs: string): string =>
  editedTs === '' ? replyKey(reply) : `${replyKey(reply)}:${editedTs}`;

/** The message that a key is of; null for any other key. */
export function readReplyKey(key: string): CardPlace | null {
  const [, channelId, ts] = /^message:([A-Z0-9]+):([\d.]+)$/.exec(key) ?? [];
  return channelId === undefined || ts === undefined ? null : { channelId, ts };
}
