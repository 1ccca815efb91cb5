import type { Deps } from '../app/deps.js';
import { deed } from '../app/history.js';
import type { Db, Tx } from '../store/db.js';
import { addHistory } from '../store/history.js';
import { CLAIMED } from './demo-claimed.js';
import { EARLY } from './demo-early.js';
import { tidyOutbox } from './demo-outbox.js';
import { play } from './demo-player.js';
import { QUIET } from './demo-quiet.js';
import { READY } from './demo-ready.js';
import { WARM } from './demo-warm.js';
import { PEOPLE } from './workspace.js';

/** The two reps who did what the book says was done. */
export type DemoPeople = { repNewYork: { id: string }; repBerlin: { id: string } };

export const DEMO_BOOK = [...READY, ...CLAIMED, ...WARM, ...QUIET, ...EARLY];

const DONE = 'demo.loaded';
const LOCK = 'kindling demo book';

/**
 * Loads the demo book once: forty leads and ninety days that end `now`, through the use cases that real input
 * takes. All in one transaction: killed half-way it leaves nothing, and nobody sees or sends half of it.
 * Wake the drainer afterwards.
 */
export async function loadDemoBook(
  deps: Deps,
  teamId: string,
  now: Date,
  people: DemoPeople = PEOPLE,
): Promise<void> {
  if (await isDemoBookLoaded(deps, teamId)) return;
  const reps = { ava: people.repNewYork.id, ben: people.repBerlin.id };
  await deps.db.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${LOCK}))`;
      if (await isLoaded(tx, teamId)) return;
      const inside = { ...deps, db: within(deps.db, tx), wake: () => undefined };
      await play({ deps: inside, teamId, now, people: reps }, DEMO_BOOK);
      await tidyOutbox(tx, deps, teamId, now);
      await addHistory(tx, [deed(deps, { teamId, leadId: null, now, actor: null }, DONE)]);
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

/** Whether it was loaded, in this start of the sandbox or an earlier one. */
export const isDemoBookLoaded = (deps: Pick<Deps, 'db'>, teamId: string): Promise<boolean> =>
  isLoaded(deps.db.prisma, teamId);

async function isLoaded(tx: Tx, teamId: string): Promise<boolean> {
  return (await tx.history.findFirst({ where: { teamId, verb: DONE } })) !== null;
}

/** The same database, where every transaction of a use case is a part of this one. */
function within(db: Db, tx: Tx): Db {
  const prisma = new Proxy(tx, {
    get: (target, name, receiver) =>
      name === '$transaction'
        ? (work: (tx: Tx) => Promise<unknown>) => work(tx)
        : Reflect.get(target, name, receiver),
  });
  // A transaction's client lacks of the whole one only what opens and closes it.
  return { ...db, prisma: prisma as Db['prisma'] };
}
