import type { Token } from '../tokens.js';

/** Somebody as they were typed: picked from Slack's list, or a name behind an @. */
export type Mentioned = { id: string } | { name: string };

/** Who is meant by each word that begins with an @, in lower case. */
export type Mentions = ReadonlyMap<string, string>;

/** The people picked from Slack's list in the raw text of a command, by the words they are shown as. */
export const mentionsIn = (raw: string): Mentions =>
  new Map(
    [...raw.matchAll(/<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/g)].map(([, id = '', label]) => [
      `@${(label || id).replace(/^@/, '')}`.toLowerCase(),
      id,
    ]),
  );

/** The first person named, and the words before and after. `person` is null where nobody is. */
export function takeMention(
  tokens: Token[],
  mentions: Mentions,
): { person: Mentioned | null; before: Token[]; after: Token[] } {
  // Names that Slack shows may be of several words: "@rosa rep".
  for (const [at, { text, quoted }] of tokens.entries()) {
    if (quoted || !/^@[\p{L}\p{N}]/u.test(text)) continue;
    for (let words = Math.min(4, tokens.length - at); words > 0; words--) {
      const phrase = tokens
        .slice(at, at + words)
        .map((token) => token.text)
        .join(' ');
      const id = mentions.get(phrase.toLowerCase().replace(/[,;:.!?]+$/, ''));
      if (id !== undefined)
        return { person: { id }, before: tokens.slice(0, at), after: tokens.slice(at + words) };
    }
    const name = text.slice(1).replace(/[,;:.!?]+$/, '');
    return { person: { name }, before: tokens.slice(0, at), after: tokens.slice(at + 1) };
  }
  return { person: null, before: tokens, after: [] };
}
