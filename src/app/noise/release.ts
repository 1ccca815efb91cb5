import { isQuiet } from '../../domain/noise.js';
import { quietLanes, releaseQuiet } from '../../store/held.js';
import type { Deps } from '../deps.js';
import { readWishes } from './wishes.js';

/**
 * Lets go what waited for quiet hours that are over, or that a person has changed meanwhile. By state: late, twice or
 * on two machines it comes to the same. Answers how many.
 */
export async function releaseHeld(deps: Deps, teamId: string, now: Date): Promise<number> {
  const tx = deps.db.prisma;
  const people = await quietLanes(tx, teamId);
  if (people.length === 0) return 0;
  const wishes = await readWishes(tx, deps, teamId, people);
  return releaseQuiet(
    tx,
    teamId,
    [...wishes].flatMap(([id, each]) => (isQuiet(each, now) ? [] : [id])),
  );
}
