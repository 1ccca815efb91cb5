import type { Stage } from '../lead.js';
import type { Engine } from './engine.js';
import type { Sheet } from './fold.js';
import { totalAt } from './score.js';
import { nextBelow, nextFall, settleStage } from './stage.js';

const DAY = 86_400_000;

/** What will come about by time alone. */
export type Ahead =
  | { what: 'falls'; at: Date; to: Stage; total: number }
  | { what: 'at risk' | 'cold'; at: Date }
  | { what: 'penalty'; at: Date; points: number };

type Fall = Extract<Ahead, { what: 'falls' }>;

/** All that comes about within a year if nothing happens, in order: stages lost, risk, cold, the silence's charge. */
export function forecast(engine: Engine, sheet: Sheet, now: Date): Ahead[] {
  const { quiet, silence } = engine.model;
  const { quietSince, stage, last } = sheet.standing;
  const after = (days: number) => new Date(quietSince + days * DAY);
  const lost = falls(engine, sheet, now);
  const risk = after(quiet.atRiskDays);
  const stageThen = lost.findLast(({ at }) => at <= risk)?.to ?? stage;
  const marks: Ahead[] = [
    ...(stageThen === 'new' || last === null ? [] : [{ what: 'at risk' as const, at: risk }]),
    { what: 'cold', at: after(quiet.coldDays) },
    ...(silence === null
      ? []
      : [{ what: 'penalty' as const, at: after(silence.afterDays), points: silence.points }]),
  ];
  const limit = now.getTime() + 365 * DAY;
  return [...marks.filter(({ at }) => at > now), ...lost]
    .filter(({ at }) => at.getTime() <= limit)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first stage or warmth that time alone will take by an instant; null where there is none to lose by then. */
export function lossBy(engine: Engine, sheet: Sheet, now: Date, by: Date): Ahead | null {
  const { stage, quietSince } = sheet.standing;
  const line = stage === 'new' ? null : engine.model.lines[stage];
  const isCold = quietSince + engine.model.quiet.coldDays * DAY <= by.getTime();
  const falls = line !== null && totalAt(engine, sheet.standing, by.getTime()) < line.leave;
  if (!isCold && !falls) return null;
  const lost = forecast(engine, sheet, now).find(({ what }) => what === 'falls' || what === 'cold');
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

/** When a silence, or a segment that looks at the score or at a window of days, may change something next. */
export function nextMark(engine: Engine, { standing }: Sheet, now: Date, isCold: boolean): number {
  const { atRiskDays, coldDays } = engine.model.quiet;
  const marks = [
    ...(standing.stage === 'new' || isCold ? [] : [standing.quietSince + atRiskDays * DAY]),
    ...segmentMarks(engine, standing, now.getTime()),
  ].filter((mark): mark is number => mark !== null && mark > now.getTime());
  return Math.min(
    ...marks,
    ...(isCold ? [] : [Math.max(now.getTime(), standing.quietSince + coldDays * DAY)]),
  );
}

/** When segments that look at a window of days, or at the score, may lose the lead. */
const segmentMarks = (engine: Engine, standing: Sheet['standing'], at: number): (number | null)[] => [
  ...engine.segmentWatches.map(({ ends }) => ends(standing)),
  ...engine.segmentScores.map((points) => nextBelow(engine, standing, points, at)),
];
