import { dueLanes, type LaneKey, leaveLane, takeLane } from '../../store/lanes.js';
import type { SendDeps, Turn } from './deps.js';
import { settleDoubt } from './doubt.js';
import { editNext } from './edit.js';
import { postNext } from './post.js';

/**
 * Sends what may be sent now, in all lanes, and ends when the rest must wait (for the pace, for Slack, for another
 * sender). Safe to run any number of times at once.
 */
export async function drainOutbox(deps: SendDeps, now: Date): Promise<void> {
  for (;;) {
    const lanes = await dueLanes(deps.db.prisma, deps.settings.lanesAtOnce);
    const drained = await Promise.allSettled(lanes.map((lane) => drainLane(deps, lane, () => now)));
    const failed = drained.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    if (!drained.some((each) => each.status === 'fulfilled' && each.value > 0)) return;
  }
}

/** Works in one lane until it must pause or `goOn` says no. Answers in how many turns something was done. */
export async function drainLane(
  deps: SendDeps,
  lane: LaneKey,
  clock: () => Date,
  goOn: () => boolean = () => true,
): Promise<number> {
  let turns = 0;
  while (goOn() && (await takeTurn(deps, lane, clock()))) turns += 1;
  return turns;
}

async function takeTurn(deps: SendDeps, lane: LaneKey, now: Date): Promise<boolean> {
  const token = deps.ids.next();
  const taken = await takeLane(deps.db.prisma, lane, token, deps.settings.leaseMs);
  if (taken === null) return false;
  const turn: Turn = { deps, lane: { ...lane, token }, now };
  try {
    if (await settleDoubt(turn)) return true;
    if (await editNext(turn)) return true;
    return taken.ready && (await postNext(turn));
  } finally {
    // Where the turn left the lane itself this finds nothing to do.
    await leaveLane(deps.db.prisma, lane, token, 0);
  }
}
