import type { Stage } from '../lead.js';
import type { Deed } from './deed.js';
import { inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { type Sheet, step, type Teller } from './fold.js';
import { blankSheet } from './replay.js';
import { seenOf } from './seen.js';

const DAY = 86_400_000;

/** A handoff that rules would have made. `rule` in words. */
export type SimulatedAlert = { at: Date; rule: string };

/**
 * The handoffs a model would have made of a lead's past, on its own: what reps did about them is left aside, so that
 * two models are compared by nothing but their rules. A handoff stays open until the lead falls below the line it was
 * made by, or goes cold.
 */
export function simulate(
  engine: Engine,
  lead: { createdAt: Date; tags: string[] },
  deeds: Deed[],
): SimulatedAlert[] {
  const { alert, quiet, high, lines } = engine.model;
  const sheet = blankSheet(engine, lead.createdAt, lead.tags);
  const alerts: SimulatedAlert[] = [];
  let open: 'score' | 'rule' | null = null;
  let rung: string | null = null;
  const tell: Teller = {
    moved({ to }) {
      if (open === 'score' && !isAtLine(engine, to)) open = null;
    },
    rang({ label }) {
      rung = label;
    },
  };
  for (const deed of deeds.toSorted(inOrder)) {
    const at = deed.at.getTime();
    if (at >= sheet.standing.quietSince + quiet.coldDays * DAY) open = null;
    rung = null;
    step(engine, sheet, deed, tell);
    if (deed.kind === 'deal_won') break;
    if (open !== null || !mayBeReady(engine, sheet, at)) continue;
    const line = lines[alert.at] ?? lines.sql;
    const fits = !alert.requireFit || sheet.standing.met >= high.fit;
    const byScore = line !== null && fits && isAtLine(engine, sheet.standing.stage);
    if (rung === null && !byScore) continue;
    open = rung === null ? 'score' : 'rule';
    alerts.push({ at: deed.at, rule: rung ?? `Reached ${line?.enter} points` });
  }
  return alerts;
}

const isAtLine = ({ model }: Engine, stage: Stage): boolean =>
  stage === 'sql' || (stage === 'mql' && model.alert.at === 'mql');

function mayBeReady(engine: Engine, sheet: Sheet, at: number): boolean {
  const { standing } = sheet;
  if (standing.outAt !== null || at >= standing.quietSince + engine.model.quiet.coldDays * DAY) return false;
  const seen = seenOf(engine, sheet);
  return !engine.disqualify.some(({ test }) => test.holds(seen, at));
}
