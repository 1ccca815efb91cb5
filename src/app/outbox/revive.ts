import { inTx, type Tx } from '../../store/db.js';
import type { LaneKey } from '../../store/lanes.js';
import { deadLanes, reviveRows } from '../../store/outbox.js';
import type { Deps } from '../deps.js';

const WORTHWHILE_MS = 3 * 86_400_000;

/**
 * Tries the refused cards of the last three days again, hourly and at every start: by then the bot may have been
 * invited, or the channel brought back. The managers are told of a place once a day, however often it refuses.
 */
export async function reviveLanes(deps: Deps, teamId: string, now: Date): Promise<number> {
  let revived = 0;
  for (const lane of await deadLanes(deps.db.prisma, teamId, new Date(now.getTime() - WORTHWHILE_MS))) {
    revived += await inTx(deps.db, (tx) => reviveLane(tx, lane));
  }
  if (revived > 0) deps.wake();
  return revived;
}

/**
 * Sends again the cards that a place refused, once it takes messages (the bot was invited). Answers how many; what
 * is out of date by then is left out. Wake the drainer after the commit.
 */
export function reviveLane(tx: Tx, lane: LaneKey): Promise<number> {
  return reviveRows(tx, lane);
}
