import { joinTokens, type Token } from '../tokens.js';
import type { Verb } from './verbs.js';

/** Words for deeds that `/lead` has no command for, with the one that comes nearest. */
const FOREIGN: Record<string, Verb | null> = {
  delete: null,
  remove: null,
  merge: null,
  export: null,
  call: 'log',
  email: 'log',
  mail: 'log',
  meeting: 'log',
  own: 'claim',
  list: 'find',
};

export type Foreign = { word: string; near: Verb | null; rest: string };

/** The deed the words ask for that `/lead` does not know, and what would be typed instead. */
export function foreignVerb(tokens: Token[]): Foreign | null {
  const [first, ...others] = tokens;
  const word = first?.text.toLowerCase() ?? '';
  if (first === undefined || first.quoted || !Object.hasOwn(FOREIGN, word)) return null;
  const near = FOREIGN[word] ?? null;
  const rest = joinTokens(others);
  if (near === 'log') return { word: first.text, near, rest: `${word} ${rest}`.trim() };
  return { word: first.text, near, rest };
}

/** Somebody says hello, and wants to know what this is. */
export const isGreeting = (tokens: Token[]): boolean =>
  tokens.length === 1 && /^(?:hi|hello|hey|hiya|hallo|moin|yo)[!.,]*$/i.test(tokens[0]?.raw ?? '');
