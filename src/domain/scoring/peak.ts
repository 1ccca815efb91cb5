import type { Lead } from '../lead.js';
import { type Deed, inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { step } from './fold.js';
import { blankSheet } from './replay.js';
import { totalAt } from './score.js';

/** The highest total a lead ever had before an instant: reached with a deed, for time alone adds nothing. */
export function peakBefore(
  engine: Engine,
  lead: Pick<Lead, 'createdAt' | 'tags'>,
  deeds: Deed[],
  until: Date,
): number {
  const sheet = blankSheet(engine, lead.createdAt, lead.tags);
  let peak = 0;
  for (const deed of deeds.filter(({ at }) => at < until).toSorted(inOrder)) {
    step(engine, sheet, deed, {});
    peak = Math.max(peak, totalAt(engine, sheet.standing, deed.at.getTime()));
  }
  return peak;
}
