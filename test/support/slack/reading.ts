import { conversation, person } from './places.js';
import { buttonsOf, textOf } from './read.js';
import type { Message, World } from './world.js';

/** What people see, conversation by conversation. A place is a channel's name or id, or `@name` for a DM with the bot. */
export function makeReading(world: World) {
  const standing = (place: string): Message[] =>
    conversation(world, place).messages.filter((one) => !one.deleted);
  /** What everybody there sees, oldest first, threads included. */
  const messages = (place: string): Message[] => standing(place).filter((one) => one.onlyFor === null);
  return {
    messages,
    /** Their visible words, oldest first. */
    texts: (place: string): string[] => messages(place).map(textOf),
    /** The only message in the conversation whose visible words fit. */
    messageWith(place: string, words: string | RegExp): Message {
      const fits = messages(place).filter((one) =>
        typeof words === 'string' ? textOf(one).includes(words) : words.test(textOf(one)),
      );
      const [only, second] = fits;
      if (only && !second) return only;
      throw new Error(
        `${fits.length} messages in ${place} say "${words}":\n${messages(place).map(textOf).join('\n---\n')}`,
      );
    },
    /** What only this person sees, everywhere or in one conversation, oldest first. */
    ephemeralsFor(who: string, place?: string): Message[] {
      const { id } = person(world, who);
      const where = place === undefined ? [...world.channels.values()] : [conversation(world, place)];
      const found = where.flatMap((one) => one.messages).filter((one) => one.onlyFor === id && !one.deleted);
      return found.sort((a, b) => Number(a.ts) - Number(b.ts));
    },
    textOf,
    buttonsOf,
  };
}
