import { atHour, type Day, localDay, shiftDay } from '../../domain/calendar.js';
import type { Token } from '../tokens.js';
import { parseDayBefore, parseWhen, parseWhenBefore, type WhenContext } from '../when.js';
import { type FlagBook, type FlagProblem, takeFlags } from './flags.js';

const FLAGS: FlagBook = {
  known: { at: 'line' },
  also: { on: 'at', asof: 'at', when: 'at' },
  ends: () => false,
};

type Read =
  | { ok: true; rest: Token[]; at: Date | null }
  | { ok: false; problem: FlagProblem | { kind: 'bad_moment'; flag: string; typed: string } };

/** "acme --at yesterday": the lead's words, and the moment, of a day its last; null for now. */
export function readWhyLine(tokens: Token[], context: WhenContext): Read {
  const flagged = takeFlags(tokens, FLAGS);
  if (!flagged.ok) return flagged;
  const typed = flagged.flags.get('at');
  if (typed === undefined) return { ok: true, rest: flagged.rest, at: null };
  const day = parseDayBefore(typed, context);
  const at =
    exactly(typed) ??
    (day === null ? null : endOf(day, context)) ??
    parseWhenBefore(typed, context) ??
    momentAhead(typed, context);
  if (at === null) return { ok: false, problem: { kind: 'bad_moment', flag: 'at', typed } };
  return { ok: true, rest: flagged.rest, at };
}

/** A moment written out in full, as our own buttons do. */
function exactly(typed: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(typed) && !Number.isNaN(Date.parse(typed))
    ? new Date(typed)
    : null;
}

/** The last moment of a day, when its score was what that day made it; of today, now. */
function endOf(day: Day, { now, zone }: WhenContext): Date {
  const end = new Date(atHour(shiftDay(day, 1), '00:00', zone).getTime() - 1);
  return day === localDay(now, zone) ? now : end;
}

/** Told apart from nonsense: of what lies ahead it can be said that it does. */
function momentAhead(typed: string, context: WhenContext): Date | null {
  const when = parseWhen(typed, context);
  return when.kind === 'at' || when.kind === 'too_far' ? when.at : null;
}
