import type { ActivityKind } from '../../domain/activity.js';
import type { LogOutcome } from '../../views/modals/log.js';
import { decodeSlack } from '../tokens.js';
import { parseWhenBefore, readWhen, type WhenContext } from '../when.js';
import { outcomeIn } from './activities.js';
import { readNextStep } from './next-step.js';
import { type Beginning, beginningOf, pureOutcome } from './reply-phrases.js';

/** What a reply in a card's thread says was done. */
export type ReplyReading = {
  kind: ActivityKind;
  outcome: LogOutcome | null;
  note: string | null;
  /** When it happened (UTC), where the words say so: "called yesterday". */
  at: Date | null;
  /** What comes next, and when (UTC). */
  next: { title: string; dueAt: Date } | null;
  /** A next step without a day that can be read. */
  wish: string | null;
};

const LONGEST = 3_000;
const LONGEST_TITLE = 150;
/** Pieces looked into; what is said after them is the note's. */
const MOST_PIECES = 12;
const MOST_WORDS = 30;

/**
 * Reads "called, vm, try thu 3pm": what was done, how it went, what is worth noting and what comes next. The first piece
 * says what was done, in words nobody uses of what is to come; anything else is talk, and null. Pure, and never throws.
 */
export function readReply(text: string, context: WhenContext): ReplyReading | null {
  const said = plainText(text);
  if (said === '' || said.length > LONGEST || asksOrCalls(text)) return null;
  const [first = '', ...others] = piecesOf(said);
  const begun = beginningOf(first, others.length === 0);
  if (begun === null) return null;
  const rest = first.slice(begun.length).replace(/^[\s:]+/, '');
  const reading = readPieces(begun, rest, others.flatMap(apart), context);
  // "Call, tomorrow 3pm" is an appointment: what is only named was not done, where nothing but a day follows.
  const isPlan = NAMED_ONLY.test(first) && reading.next !== null;
  return isPlan && reading.outcome === null && reading.note === null ? null : reading;
}

const NAMED_ONLY = /^(?:phone ?call|call|phone|e-?mail|mail|meeting|coffee|visit|lunch|linkedin|li|demo)$/i;

/** A question, or words to somebody: not for us. */
export const asksOrCalls = (text: string): boolean =>
  /^\s*<[@!]/.test(text) || /\?["'”)\s]*(?::[\w+-]+:\s*)*$/.test(text) || /^[^,;\n]*\?/.test(text);

const FILLER =
  /^(?:(?:ok(?:ay)?|fyi|update|quick update|just|so|hi|hey|all|i|we|i've|i’ve|we've|have|again)[,:]? |:[\w+-]+: ?|[-•*] ?)+/i;

function plainText(text: string): string {
  const decoded = decodeSlack(text).replaceAll('\u0000', '').replaceAll('’', "'");
  return decoded
    .replace(/[*_~`]+(?=\S)|(?<=\S)[*_~`]+/g, '')
    .trim()
    .replace(FILLER, '')
    .trim();
}

const SEPARATORS = /\s*(?:[,;]+(?=\s|$)|\n+(?:[-•*] )?|\s[-–—]+>?\s|\s?→\s?|[.!]+(?=\s|$))\s*/;

const piecesOf = (said: string): string[] => {
  const pieces = said.split(SEPARATORS).filter((piece) => piece !== '');
  const [head, tail] = [pieces.slice(0, MOST_PIECES), pieces.slice(MOST_PIECES)];
  return tail.length === 0 ? head : [...head, tail.join(', ')];
};

/** "left a vm and try thu": what follows the "and" is a piece of its own, where it is an outcome or begins a plan. */
function apart(piece: string): string[] {
  const joint = /^(.+?)\s+(?:and|&|then|so|but)\s+(.+)$/i.exec(piece);
  const [, before = '', after = ''] = joint ?? [];
  if (joint === null || !(pureOutcome(after) !== null || CUE.test(after) || pureOutcome(before) !== null))
    return [piece];
  return [before, ...apart(after)];
}

function readPieces(begun: Beginning, rest: string, others: string[], context: WhenContext): ReplyReading {
  const moment = momentIn(rest, context);
  const [own = '', ...more] = apart(moment.rest);
  const pieces = [own.replace(/^(?:and|&|then|but)\s+/i, ''), ...more, ...others].flatMap((piece) =>
    piece === '' ? [] : cutNext(piece, context),
  );
  const found: ReplyReading = { ...begunReading(begun), at: moment.at };
  const notes: string[] = [];
  for (const piece of joined(pieces, context)) if (!take(found, piece, context)) notes.push(piece);
  const note = notes.join(', ').slice(0, LONGEST);
  return { ...found, outcome: found.outcome ?? outcomeIn(note), note: note === '' ? null : note };
}

const begunReading = ({ kind, outcome }: Beginning): ReplyReading => ({
  kind,
  outcome,
  note: null,
  at: null,
  next: null,
  wish: null,
});

/** Takes a piece for the outcome, the next step, or nothing worth a note; false: it is the note's. */
function take(found: ReplyReading, piece: string, context: WhenContext): boolean {
  const outcome = pureOutcome(piece.replace(PRONOUNS, ''));
  if (outcome !== null && found.outcome === null) {
    found.outcome = outcome;
    return true;
  }
  if (EMPTY.test(piece)) return true;
  if (found.next !== null) return false;
  const next = dated(piece, context);
  if (next !== null) {
    const title = next.title === '' && found.wish !== null ? found.wish : next.title;
    Object.assign(found, { next: { title: titled(title), dueAt: next.dueAt }, wish: null });
    return true;
  }
  if (found.wish !== null || !CUE.test(piece)) return false;
  found.wish = titled(piece);
  return true;
}

const PRONOUNS = /^(?:(?:her|him|them|it|back|again|and) )+/i;
const EMPTY = /^(?:her|him|them|back|again|up|me|us|it|you)$/i;
/** Words that a next step begins with. */
const CUE =
  /^(?:(?:i'?ll|we'?ll|will|then|next|next step|todo|to do|to|need to|needs? to|have to|must|please|let'?s|gonna|going to|plan to)[:]? )*(?:re-?try|try|call|ring|phone|e-?mail|mail|write|send|follow(?:-?up)?|ping|chase|check|meet|meeting|demo|book|schedule|nudge|remind|reach|visit|talk|speak|present|prepare|share|text|message|review|discuss|connect|revisit|circle|touch|linkedin)\b/i;
const LEADING =
  /^(?:(?:i'?ll|we'?ll|will|then|next step|next|todo|to do|to|need to|needs? to|have to|must|please|let'?s|gonna|going to|plan to)[:]? )+(?=\S)/i;

/** A piece that is a plan with a day, or nothing but a day. */
function dated(piece: string, context: WhenContext): { title: string; dueAt: Date } | null {
  const bare = piece.replace(LEADING, '');
  const whole = readWhen(bare, context);
  if (whole !== null) return whole.kind === 'at' ? { title: '', dueAt: whole.at } : null;
  if (!CUE.test(piece)) return null;
  const step = readNextStep(bare, context);
  return step.when.kind === 'at' && !step.assumed ? { title: step.title, dueAt: step.when.at } : null;
}

/** "vm try thu 3pm": a plan with a day begins where its first word stands. */
function cutNext(piece: string, context: WhenContext): string[] {
  const words = piece.split(/\s+/);
  if (words.length > MOST_WORDS) return [piece];
  for (let at = 1; at < words.length; at++) {
    const tail = words.slice(at).join(' ');
    if (CUE.test(tail) && dated(tail, context) !== null && dated(piece, context) === null)
      return [words.slice(0, at).join(' '), tail];
  }
  return [piece];
}

const HOUR = /^(?:at )?\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|h|uhr|o'?clock)?$/i;

/** "try thu, 3pm": the hour belongs to the day before it. */
function joined(pieces: string[], context: WhenContext): string[] {
  const all: string[] = [];
  for (const piece of pieces) {
    const whole = `${all.at(-1) ?? ''} ${piece}`.trim();
    if (HOUR.test(piece) && dated(whole, context) !== null) all.pop();
    else if (all.length > 0) {
      all.push(piece);
      continue;
    }
    all.push(whole);
  }
  return all;
}

/** "yesterday", "this morning 10": when it happened, at the start or the end of what follows the first word. */
function momentIn(rest: string, context: WhenContext): { at: Date | null; rest: string } {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  for (let count = Math.min(4, words.length); count > 0; count--) {
    for (const [phrase, others] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      const text = phrase.join(' ');
      const at = PAST.test(text) ? parseWhenBefore(text, context) : null;
      if (at !== null) return { at, rest: others.join(' ') };
    }
  }
  return { at: null, rest: words.join(' ') };
}

const PAST = /\b(?:yesterday|last|ago|today|this morning|this afternoon|earlier)\b/i;

/** A plan as the title of a task. */
function titled(plan: string): string {
  const bare = plan.replace(LEADING, '').trim();
  const name = /^(?:re-?try|try)(?: again)?$/i.test(bare) ? 'Try again' : bare === '' ? 'Follow up' : bare;
  return (name.charAt(0).toUpperCase() + name.slice(1)).slice(0, LONGEST_TITLE);
}
