import { EMPTY_PROFILE } from '../lead.js';
import { type Deed, inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { type Sheet, step, type Teller } from './fold.js';
import { fitOf } from './score.js';
import { settleStage } from './stage.js';
import { freshStanding } from './standing.js';

/** A lead of whom nothing is known yet. */
export function blankSheet(engine: Engine, createdAt: Date, tags: string[] = []): Sheet {
  const standing = { ...freshStanding(createdAt), ...fitOf(engine, EMPTY_PROFILE) };
  return { standing, profile: EMPTY_PROFILE, tags };
}

/**
 * Goes through a lead's whole past up to `now` and answers how it stands then. A score is this function of the past
 * and the moment, in whatever order the past became known. Deeds after `now` are left out.
 */
export function replay(
  engine: Engine,
  lead: { createdAt: Date; tags: string[] },
  deeds: Deed[],
  now: Date,
  tell: Teller = {},
): Sheet {
  const sheet = blankSheet(engine, lead.createdAt, lead.tags);
  for (const deed of deeds.filter(({ at }) => at <= now).toSorted(inOrder)) step(engine, sheet, deed, tell);
  for (const move of settleStage(engine, sheet.standing, now.getTime())) tell.moved?.(move);
  return sheet;
}
