import type { Stage } from '../lead.js';
import type { Engine } from './engine.js';
import { totalAt } from './score.js';
import type { Standing } from './standing.js';

const HOUR = 3_600_000;
const HORIZON = 3 * 365 * 24 * HOUR;

export type Move = { from: Stage; to: Stage; at: number };
const NONE: Move[] = [];

const lineOf = ({ model }: Engine, stage: Stage) => (stage === 'new' ? null : model.lines[stage]);
const stayMs = ({ model }: Engine): number => model.lines.stayHours * HOUR;

/**
 * Lets the stage fall as far as it has by an instant (ms), with no deed since; `total` is what they have then. Changes
 * the standing.
 */
export function settleStage(
  engine: Engine,
  standing: Standing,
  at: number,
  total = standing.stage === 'new' ? 0 : totalAt(engine, standing, at),
): Move[] {
  if (standing.stage === 'new') return NONE;
  const moves: Move[] = [];
  for (;;) {
    const fall = fallBy(engine, standing, at, total);
    if (fall === null) return moves;
    moves.push(fall);
    standing.stage = fall.to;
    standing.stageSince = fall.at;
  }
}

/** The next fall that has come about by `at`, if any. */
function fallBy(engine: Engine, standing: Standing, at: number, total: number): Move | null {
  const line = lineOf(engine, standing.stage);
  if (line === null || total >= line.leave) return null;
  const first = Math.max(standing.at, standing.stageSince + stayMs(engine));
  if (first > at) return null;
  const fallsAt = firstBelow(engine, standing, line.leave, first, at);
  return { from: standing.stage, to: below(engine, standing, fallsAt), at: fallsAt };
}

/** The first instant in [from, to] at which the total is below; the total only falls, and at `to` it is. */
function firstBelow(engine: Engine, standing: Standing, line: number, from: number, to: number): number {
  if (totalAt(engine, standing, from) < line) return from;
  let above = from;
  let under = to;
  while (under - above > 1) {
    const middle = Math.floor((above + under) / 2);
    if (totalAt(engine, standing, middle) < line) under = middle;
    else above = middle;
  }
  return under;
}

/** The highest stage under the present one that the total still holds. */
function below(engine: Engine, standing: Standing, at: number): Stage {
  const line = lineOf(engine, 'mql');
  const holds = standing.stage === 'sql' && line !== null && totalAt(engine, standing, at) >= line.leave;
  return holds ? 'mql' : 'new';
}

/** The highest stage above the present one whose line the total has reached. */
function risenTo({ model: { lines } }: Engine, stage: Stage, total: number): Stage | null {
  if (stage === 'sql') return null;
  if (lines.sql !== null && total >= lines.sql.enter) return 'sql';
  return stage === 'new' && lines.mql !== null && total >= lines.mql.enter ? 'mql' : null;
}

/**
 * What the stage becomes by a deed at `at`, whose points are counted in already; `before` is the total without it.
 * A stage lasts its hours at least against time alone: what the lead does counts at once. Changes the standing.
 */
export function enterStage(engine: Engine, standing: Standing, at: number, before: number): Move | null {
  const total = totalAt(engine, standing, at);
  const risen = risenTo(engine, standing.stage, total);
  const line = lineOf(engine, standing.stage);
  const fallen = line !== null && total < line.leave && total < before;
  const left = standing.outAt !== null && standing.stage !== 'new' ? ('new' as const) : null;
  const to = left ?? risen ?? (fallen ? below(engine, standing, at) : null);
  if (to === null) return null;
  const move = { from: standing.stage, to, at };
  standing.stage = to;
  standing.stageSince = at;
  return move;
}

/** When the total is below so many points by time alone (ms); null if it is already, or not within three years. */
export function nextBelow(
  engine: Engine,
  standing: Standing,
  points: number,
  from: number,
  until = Infinity,
): number | null {
  const end = Math.min(from + HORIZON, until);
  const isAhead = totalAt(engine, standing, end) < points && totalAt(engine, standing, from) >= points;
  return isAhead ? firstBelow(engine, standing, points, from, end) : null;
}

/** When the stage falls next if nothing happens after `from` (ms); null if not within three years. */
export function nextFall(engine: Engine, standing: Standing, from: number): number | null {
  const line = lineOf(engine, standing.stage);
  if (line === null || totalAt(engine, standing, from + HORIZON) >= line.leave) return null;
  const first = Math.max(from, standing.stageSince + stayMs(engine));
  return firstBelow(engine, standing, line.leave, first, from + HORIZON);
}
