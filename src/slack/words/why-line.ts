import { atHour, shiftDay } from '../../domain/calendar.js';
import type { Token } from '../tokens.js';
import { parseWhenBefore, type WhenContext } from '../when.js';
import { type FlagBook, type FlagProblem, takeFlags } from './flags.js';

const FLAGS: FlagBook = {
  known: { at: 'line' },
  also: { on: 'at', asof: 'at', when: 'at' },
  ends: () => false,
};

type Read =
  | { ok: true; rest: Token[]; at: Date | null }
  | { ok: false; problem: FlagProblem | { kind: 'bad_moment'; flag: string; typed: string } };

/** "acme --at 2026-07-01": the lead's words, and the moment; null for now. */
export function readWhyLine(tokens: Token[], context: WhenContext): Read {
  const flagged = takeFlags(tokens, FLAGS);
  if (!flagged.ok) return flagged;
  const typed = flagged.flags.get('at');
  if (typed === undefined) return { ok: true, rest: flagged.rest, at: null };
  const at = exactly(typed) ?? endOfDay(typed, context) ?? parseWhenBefore(typed, context);
  if (at === null) return { ok: false, problem: { kind: 'bad_moment', flag: 'at', typed } };
  return { ok: true, rest: flagged.rest, at };
}

/** A moment written out in full, as our own buttons do. */
function exactly(typed: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(typed) && !Number.isNaN(Date.parse(typed))
    ? new Date(typed)
    : null;
}

/** The last moment of a day written YYYY-MM-DD, when its score was what that day made it; of today, now. */
function endOfDay(typed: string, { now, zone }: WhenContext): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(Date.parse(typed))) return null;
  const end = new Date(atHour(shiftDay(typed, 1), '00:00', zone).getTime() - 1);
  return end > now && atHour(typed, '00:00', zone) <= now ? now : end;
}
