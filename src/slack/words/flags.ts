import { joinTokens, type Token } from '../tokens.js';
import { nearest } from './spelling.js';

/** `line` takes the words up to the next flag, `word` takes one. */
export type FlagShape = 'line' | 'word';
export type FlagProblem =
  | { kind: 'unknown_flag'; flag: string; near: string[] }
  | { kind: 'empty_flag'; flag: string };
export type Flagged =
  | { ok: true; flags: Map<string, string>; rest: Token[] }
  | { ok: false; problem: FlagProblem };

// Phones and word processors make one long dash of two short ones.
const FLAG = /^(--|—|–)([a-z][a-z-]*)(?:[=:]([\s\S]*))?$/i;

/** The flags a command knows, their other names, and the words no flag's value reaches over. */
export type FlagBook = {
  known: Record<string, FlagShape>;
  also: Record<string, string>;
  ends: (token: Token) => boolean;
};

/** Takes `--name value` out of the words. Names are matched without their dashes. */
export function takeFlags(tokens: Token[], book: FlagBook): Flagged {
  const flags = new Map<string, string>();
  const rest: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const flag = token === undefined ? null : readFlag(token, book);
    if (token === undefined || flag === null) {
      if (token !== undefined) rest.push(token);
      continue;
    }
    if (flag.shape === null) return unknown(flag.name, book.known);
    const taken =
      flag.value === null ? valueAfter(tokens.slice(at + 1), flag.shape, rest.length > 0, book.ends) : [];
    const value = flag.value ?? joinTokens(taken);
    if (value.trim() === '') return { ok: false, problem: { kind: 'empty_flag', flag: flag.name } };
    flags.set(flag.name, value.trim());
    at += taken.length;
  }
  return { ok: true, flags, rest };
}

/** Takes out a flag that has no value, and says whether it was there. */
export function takeSwitch(tokens: Token[], names: string[]): { on: boolean; rest: Token[] } {
  const isSwitch = (token: Token): boolean => {
    const match = token.quoted ? null : FLAG.exec(token.text);
    return match !== null && match[3] === undefined && names.includes((match[2] ?? '').toLowerCase());
  };
  const rest = tokens.filter((token) => !isSwitch(token));
  return { on: rest.length < tokens.length, rest };
}

type Read = { name: string; shape: FlagShape | null; value: string | null };

function readFlag(token: Token, { known, also }: FlagBook): Read | null {
  const match = token.quoted ? null : FLAG.exec(token.text);
  if (!match) return null;
  const plain = (match[2] ?? '').toLowerCase().replaceAll('-', '');
  const name = Object.hasOwn(also, plain) ? (also[plain] ?? plain) : plain;
  const shape = Object.hasOwn(known, name) ? (known[name] ?? null) : null;
  // "— she said" is prose; "--sise 40" is a slip.
  if (shape === null && match[1] !== '--') return null;
  return { name, shape, value: match[3] ?? null };
}

/** Several words belong to a flag only where the free words came before it; a quotation is always one. */
function valueAfter(
  following: Token[],
  shape: FlagShape,
  several: boolean,
  ends: (token: Token) => boolean,
): Token[] {
  const [first] = following;
  if (first === undefined || isFlag(first)) return [];
  if (shape === 'word' || !several || first.quoted) return [first];
  const end = following.findIndex((token) => isFlag(token) || ends(token));
  return end < 0 ? following : following.slice(0, end);
}

const isFlag = (token: Token): boolean => !token.quoted && FLAG.test(token.text);

const unknown = (flag: string, known: Record<string, FlagShape>): Flagged => ({
  ok: false,
  problem: { kind: 'unknown_flag', flag, near: nearest(flag, Object.keys(known)) },
});
