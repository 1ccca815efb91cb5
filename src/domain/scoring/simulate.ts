import { alertLine, isAtLine, scoreRule } from './alert-line.js';
import type { Deed } from './deed.js';
import { inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { mayRing, step, type Teller } from './fold.js';
import { blankSheet } from './replay.js';

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
  const { alert, quiet, high } = engine.model;
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
    if (open !== null || !mayRing(engine, sheet, at)) continue;
    const line = alertLine(engine.model);
    const fits = !alert.requireFit || sheet.standing.met >= high.fit;
    const byScore = line !== null && fits && isAtLine(engine, sheet.standing.stage);
    if (rung === null && !byScore) continue;
    open = rung === null ? 'score' : 'rule';
    alerts.push({ at: deed.at, rule: rung ?? scoreRule(line?.enter ?? 0) });
  }
  return alerts;
}
