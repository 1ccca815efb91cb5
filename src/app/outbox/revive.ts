import type { Tx } from '../../store/db.js';
import type { LaneKey } from '../../store/lanes.js';
import { reviveRows } from '../../store/outbox.js';

/**
 * Sends again the cards that a place refused, once it takes messages (the bot was invited). Answers how many; what
 * is out of date by then is left out. Wake the drainer after the commit.
 */
export function reviveLane(tx: Tx, lane: LaneKey): Promise<number> {
  return reviveRows(tx, lane);
}
