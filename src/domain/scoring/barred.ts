import type { Engine } from './engine.js';
import type { Sheet } from './fold.js';
import { disqualifierOf } from './seen.js';

/** Why a lead is never handed over: a rule that disqualifies it, or a fit that is not high where only such are. */
export type Barred = { by: 'rule'; label: string } | { by: 'fit' };

/** What keeps the lead from sales, whatever its points; null for nothing. A question rings even where the fit is low. */
export function barredBy(engine: Engine, sheet: Sheet, now: Date): Barred | null {
  const by = disqualifierOf(engine, sheet, now.getTime());
  if (by !== null) return { by: 'rule', label: by.label };
  const { alert, high } = engine.model;
  return alert.requireFit && sheet.standing.met < high.fit ? { by: 'fit' } : null;
}
