import type { Lead, Stage } from '../lead.js';
import { isAtLine } from './alert-line.js';
import type { Asked, Engine } from './engine.js';
import type { Sheet } from './fold.js';
import { totalAt } from './score.js';
import { disqualifierOf } from './seen.js';
import { nextBelow, nextFall, settleStage } from './stage.js';

const DAY = 86_400_000;

/** What will come about by time alone. `freed`: what disqualified the lead, by its label, no longer does. */
export type Ahead =
  | { what: 'falls'; at: Date; to: Stage; total: number }
  | { what: 'at risk' | 'cold'; at: Date }
  | { what: 'penalty'; at: Date; points: number }
  | { what: 'freed'; at: Date; label: string };

type Fall = Extract<Ahead, { what: 'falls' }>;

/** A lead as time will find it. */
export type Aging = { sheet: Sheet } & Pick<Lead, 'wonAt' | 'letGoAt'>;

/**
 * All that comes about within a year if nothing happens, in order: stages lost, risk, cold, the silence's charge, a
 * disqualification that ends. Nothing is ahead of a customer, or of a lead that was taken out of scoring; and nobody is
 * told that one let go is quiet.
 */
export function forecast(engine: Engine, lead: Aging, now: Date): Ahead[] {
  const { sheet, wonAt, letGoAt } = lead;
  const { quiet, silence } = engine.model;
  const { quietSince, stage, last, outAt } = sheet.standing;
  if (outAt !== null || wonAt !== null) return [];
  const after = (days: number) => new Date(quietSince + days * DAY);
  const lost = falls(engine, sheet, now);
  const risk = after(quiet.atRiskDays);
  const stageThen = lost.findLast(({ at }) => at <= risk)?.to ?? stage;
  const quietly: Ahead[] = [
    ...(stageThen === 'new' || last === null ? [] : [{ what: 'at risk' as const, at: risk }]),
    { what: 'cold', at: after(quiet.coldDays) },
  ];
  const marks: Ahead[] = [
    ...(letGoAt === null ? quietly : []),
    ...(silence === null
      ? []
      : [{ what: 'penalty' as const, at: after(silence.afterDays), points: silence.points }]),
  ];
  const limit = now.getTime() + 365 * DAY;
  return [
    ...marks.filter(({ at }) => at > now),
    ...lost,
    ...freed(engine, lead, now, [risk, ...lost.map(({ at }) => at)]),
  ]
    .filter(({ at }) => at.getTime() <= limit)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** When what disqualifies a lead ends, if time alone ends it. Its `turns` are when else its standing changes. */
function freed(engine: Engine, { sheet, letGoAt }: Aging, now: Date, turns: Date[]): Ahead[] {
  const by = letGoAt === null ? disqualifierOf(engine, sheet, now.getTime()) : null;
  if (by === null) return [];
  // Whoever is cold by then is handed over by nothing but news.
  const cold = sheet.standing.quietSince + engine.model.quiet.coldDays * DAY;
  const times = [...outMarks(engine, sheet.standing, now.getTime()), ...turns.map((at) => at.getTime())];
  for (const at of times.filter((time) => time > now.getTime() && time < cold).toSorted((a, b) => a - b)) {
    const standing = structuredClone(sheet.standing);
    settleStage(engine, standing, at);
    if (disqualifierOf(engine, { ...sheet, standing }, at) === null)
      return [{ what: 'freed', at: new Date(at), label: by.label }];
  }
  return [];
}

/** The first stage or warmth that time alone will take by an instant; null where there is none to lose by then. */
export function lossBy(engine: Engine, sheet: Sheet, now: Date, by: Date): Ahead | null {
  const { stage, quietSince } = sheet.standing;
  const line = stage === 'new' ? null : engine.model.lines[stage];
  const isCold = quietSince + engine.model.quiet.coldDays * DAY <= by.getTime();
  const falls = line !== null && totalAt(engine, sheet.standing, by.getTime()) < line.leave;
  if (!isCold && !falls) return null;
  const lost = forecast(engine, { sheet, wonAt: null, letGoAt: null }, now).find(
    ({ what }) => what === 'falls' || what === 'cold',
  );
  return lost !== undefined && lost.at <= by ? lost : null;
}

function falls(engine: Engine, sheet: Sheet, now: Date): Fall[] {
  if (sheet.standing.outAt !== null) return [];
  const standing = structuredClone(sheet.standing);
  const found: Fall[] = [];
  for (let at = nextFall(engine, standing, now.getTime()); at !== null && found.length < 2; ) {
    settleStage(engine, standing, at);
    found.push({ what: 'falls', at: new Date(at), to: standing.stage, total: totalAt(engine, standing, at) });
    at = nextFall(engine, standing, at);
  }
  return found;
}

/**
 * When time alone may next change what is stored or told: a stage falls, a qualified lead is at risk, any lead goes
 * cold. `cold`: it is cold already.
 */
export function nextDue(engine: Engine, sheet: Sheet, now: Date, isCold: boolean): Date | null {
  const fall = nextFall(engine, sheet.standing, now.getTime());
  const next = Math.min(
    nextMark(engine, sheet, now, isCold),
    fall !== null && fall > now.getTime() ? fall : Infinity,
  );
  return Number.isFinite(next) ? new Date(next) : null;
}

/**
 * When a silence, or a segment or a disqualification that looks at the score or at a window of days, may change something
 * next (ms). `until`: nothing later is looked for.
 */
export function nextMark(engine: Engine, sheet: Sheet, now: Date, isCold: boolean, until = Infinity): number {
  const { standing } = sheet;
  const { atRiskDays, coldDays } = engine.model.quiet;
  const at = now.getTime();
  let next = isCold ? until : Math.min(until, Math.max(at, standing.quietSince + coldDays * DAY));
  const note = (mark: number | null): void => {
    if (mark !== null && mark > at && mark < next) next = mark;
  };
  if (standing.stage !== 'new' && !isCold) note(standing.quietSince + atRiskDays * DAY);
  for (const { ends } of engine.segmentWatches) note(ends(standing));
  for (const asked of engine.segmentScores) note(askedEnd(engine, standing, asked, at, next));
  if (!isCold) for (const mark of freeMarks(engine, sheet, at)) note(mark);
  return next;
}

/** When the total falls below what a condition asks for (ms); who they are takes nothing away by time alone. */
const askedEnd = (
  engine: Engine,
  standing: Sheet['standing'],
  { points, overFit }: Asked,
  at: number,
  until = Infinity,
): number | null => nextBelow(engine, standing, overFit ? points + standing.fit : points, at, until);

/** When what disqualifies may end, by windows and totals alone (ms). */
const outMarks = (engine: Engine, standing: Sheet['standing'], at: number): number[] =>
  [
    ...engine.outWatches.map(({ ends }) => ends(standing)),
    ...engine.outScores.map((asked) => askedEnd(engine, standing, asked, at)),
  ].filter((mark): mark is number => mark !== null && mark > at);

/** The same, of a lead that only waits for it to be handed over: nobody else need be looked at for it. */
function freeMarks(engine: Engine, sheet: Sheet, at: number): number[] {
  const { standing } = sheet;
  const mayEnd =
    engine.outScores.length > 0 || engine.outWatches.some(({ ends }) => (ends(standing) ?? 0) > at);
  if (!mayEnd || !isAtLine(engine, standing.stage)) return NONE;
  return disqualifierOf(engine, sheet, at) === null ? NONE : outMarks(engine, standing, at);
}

const NONE: number[] = [];
