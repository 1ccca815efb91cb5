import { inTx, type Tx } from '../../store/db.js';
import { readUnowned } from '../../store/unowned.js';
import type { Deps } from '../deps.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';
import { knowPerson, type PersonFacts, recall } from './know-team.js';
import { clearGoneOwners } from './owner-gone.js';

/**
 * Slack told of a change in somebody's account. What a deactivated one leaves behind is taken care of at once; of one
 * that is back the managers hear, and nothing is given back by itself.
 */
export async function personChanged(deps: Deps, at: At, person: PersonFacts): Promise<void> {
  const before = await recall(deps, at.teamId, person.id);
  // Guests are written down once they have a seat.
  if (before === null && person.guest) return;
  await knowPerson(deps, at.teamId, person, at.now);
  if (!person.active) await clearGoneOwners(deps, at.teamId, at.now);
  else if (before !== null && !before.active) await inTx(deps.db, (tx) => tellBack(tx, deps, at, person.id));
  deps.wake();
}

async function tellBack(tx: Tx, deps: Deps, at: At, person: string): Promise<void> {
  const [row] = await readUnowned(tx, at.teamId, person, { from: 0, size: 1 });
  if (row === undefined) return;
  const facts = { about: 'owner_back' as const, person, leadCount: row.count };
  const key = `owner-back:${person}:${at.now.toISOString()}`;
  await enqueue(tx, [notice(deps, at, deps.places.managers, facts, key)]);
}
