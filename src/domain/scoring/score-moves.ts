import type { Lead } from '../lead.js';
import { type Deed, inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { step } from './fold.js';
import { blankSheet } from './replay.js';
import { totalAt } from './score.js';

/** What one deed did to a score: by how much, and to what total. */
export type ScoreMove = { by: number; to: number };

/** By how much each deed of a lead's past moved its score when it was done, by the deed's key; those that did not are left out. */
export function scoreMoves(
  engine: Engine,
  lead: Pick<Lead, 'createdAt' | 'tags'>,
  deeds: Deed[],
): Map<string, ScoreMove> {
  const sheet = blankSheet(engine, lead.createdAt, lead.tags);
  const moves = new Map<string, ScoreMove>();
  for (const deed of deeds.toSorted(inOrder)) {
    const at = deed.at.getTime();
    const before = totalAt(engine, sheet.standing, at);
    step(engine, sheet, deed, {});
    const to = totalAt(engine, sheet.standing, at);
    if (to !== before) moves.set(deed.id, { by: to - before, to });
  }
  return moves;
}
