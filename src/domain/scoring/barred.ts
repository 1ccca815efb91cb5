import type { Engine } from './engine.js';
import type { Sheet } from './fold.js';
import { seenOf } from './seen.js';

/** Why a lead is never handed over: a rule that disqualifies it, or a fit that is not high where only such are. */
export type Barred = { by: 'rule'; label: string } | { by: 'fit' };

/** What keeps the lead from sales, whatever its points; null for nothing. A question rings even where the fit is low. */
export function barredBy(engine: Engine, sheet: Sheet, now: Date): Barred | null {
  const seen = seenOf(engine, sheet);
  const by = engine.disqualify.find(({ test }) => test.holds(seen, now.getTime()));
  if (by !== undefined) return { by: 'rule', label: by.named.label };
  const { alert, high } = engine.model;
  return alert.requireFit && sheet.standing.met < high.fit ? { by: 'fit' } : null;
}
