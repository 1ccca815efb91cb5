import { LOG_OUTCOMES, type LogOutcome } from '../../views/modals/log.js';
import type { Token } from '../tokens.js';
import { parseWhenBefore, type WhenContext } from '../when.js';
import { activitiesNear, activityNamed, outcomeIn } from './activities.js';
import { type FlagBook, type FlagProblem, takeFlags } from './flags.js';
import { type LogReading, readLogLine, readNoteLine } from './log-line.js';
import { type NextStep, readNextStep } from './next-step.js';

export type LogProblem =
  | FlagProblem
  | { kind: 'bad_moment'; flag: string; typed: string }
  | { kind: 'bad_outcome'; typed: string; known: string[] };

export type LogWords =
  | { ok: true; readings: LogReading[]; next: NextStep | null }
  | { ok: false; problem: LogProblem };

const LOG_FLAGS: FlagBook = {
  known: { outcome: 'line', note: 'line', at: 'line', next: 'line', kind: 'word' },
  also: { when: 'at', activity: 'kind', nextstep: 'next' },
  ends: () => false,
};

/** Reads what was logged, flags and all. A note is told word for word; a log may begin with what it was. */
export function readLogWords(verb: 'log' | 'note', tokens: Token[], context: WhenContext): LogWords {
  const flagged = takeFlags(tokens, LOG_FLAGS);
  if (!flagged.ok) return flagged;
  const { flags, rest } = flagged;
  const typedAt = flags.get('at');
  const at = typedAt === undefined ? null : parseWhenBefore(typedAt, context);
  if (typedAt !== undefined && at === null)
    return { ok: false, problem: { kind: 'bad_moment', flag: 'at', typed: typedAt } };
  const typedOutcome = flags.get('outcome');
  const outcome = typedOutcome === undefined ? null : outcomeNamed(typedOutcome);
  if (typedOutcome !== undefined && outcome === null) {
    const known = Object.keys(LOG_OUTCOMES);
    return { ok: false, problem: { kind: 'bad_outcome', typed: typedOutcome, known } };
  }
  const given = { at, outcome, note: flags.get('note') ?? null, kind: flags.get('kind') ?? null };
  const tail = afterLead(tokens, rest);
  const lines = verb === 'log' ? readLogLine(rest, context) : readNoteLine(rest);
  const readings = lines.map((reading) => completed(reading, given, tail));
  const next = flags.get('next');
  return { ok: true, readings, next: next === undefined ? null : readNextStep(next, context) };
}

type Given = { at: Date | null; outcome: LogOutcome | null; note: string | null; kind: string | null };

function completed(reading: LogReading, given: Given, flags: string): LogReading {
  const kind = given.kind === null ? reading.activity : activityNamed(given.kind);
  const asked = given.kind !== null && kind === null ? given.kind : reading.asked;
  return {
    ...reading,
    activity: kind,
    asked: kind === null ? asked : null,
    near: kind !== null ? [] : given.kind === null ? reading.near : activitiesNear(given.kind),
    at: given.at ?? reading.at,
    outcome: given.outcome ?? reading.outcome,
    note: given.note ?? reading.note,
    rest: `${reading.rest} ${flags}`.trim(),
  };
}

/** The flags as typed, for `rest`. */
const afterLead = (all: Token[], free: Token[]): string =>
  joinRaw(all.filter((token) => !free.includes(token)));

const joinRaw = (tokens: Token[]): string => tokens.map(({ raw }) => raw).join(' ');

function outcomeNamed(typed: string): LogOutcome | null {
  const plain = typed.toLowerCase().replace(/[\s-]+/g, '_');
  return isOutcome(plain) ? plain : outcomeIn(typed);
}

const isOutcome = (text: string): text is LogOutcome => Object.hasOwn(LOG_OUTCOMES, text);
