import type { Absence } from '../../domain/away.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { lockAbsence, overdueAbsences, readAbsences, removeAbsence } from '../../store/away.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPeople } from '../../store/people.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { undoable } from '../undo/undoable.js';
import { awayStory } from './away-story.js';
import {
  type CameBack,
  handTasks,
  leadsOf,
  lockDueTasks,
  lockHeldTasks,
  takeTasksBack,
} from './hand-tasks.js';
import { beginAbsences, callOff } from './plan-away.js';

/** `plan`: they were here, and what they had planned is off. */
export type Returned = { plan: Absence | null; tasksBack: number };

/** Back before the time: everything returns now. Of somebody who is here the absence they planned is called off. */
export async function comeBack(deps: Deps, ctx: Ctx): Promise<Outcome<Returned>> {
  const { teamId, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<Returned>> => {
    await lockPeople(tx, teamId);
    const absence = await lockAbsence(tx, teamId, actor);
    if (absence === null) {
      const plan = await callOff(tx, deps, ctx);
      return plan === null ? refused({ kind: 'not_away' }) : done({ plan, tasksBack: 0 });
    }
    const held = await lockHeldTasks(tx, teamId, actor);
    const people = [...(await readAbsences(tx, teamId)).keys()];
    const came = await undoable(tx, deps, ctx, 'person.back', { leads: leadsOf(held), people }, () =>
      end(tx, deps, ctx, absence),
    );
    return done({ plan: null, tasksBack: came.back });
  });
  deps.wake();
  return outcome;
}

/**
 * Ends the absences whose time is over, begins those whose time has come, and gives whoever covers what has come due
 * for those still away since. Selects by state: late, twice or on two machines it does the same once.
 */
export async function turnShifts(deps: Deps, teamId: string, now: Date): Promise<number> {
  const over = await overdueAbsences(deps.db.prisma, teamId, now);
  for (const personId of over)
    await inTx(deps.db, async (tx) => {
      await lockPeople(tx, teamId);
      const absence = await lockAbsence(tx, teamId, personId);
      if (absence === null || absence.until > now) return;
      await lockHeldTasks(tx, teamId, personId);
      await end(tx, deps, { teamId, now, actor: null }, absence);
    });
  const begun = await beginAbsences(deps, teamId, now);
  const still = [...(await readAbsences(deps.db.prisma, teamId)).values()];
  for (const { personId, coverId } of still) if (coverId !== null) await handNew(deps, teamId, now, personId);
  if (over.length > 0) deps.wake();
  return over.length + begun;
}

/** Tasks that were planned for somebody since they left, and are due before they return. */
async function handNew(deps: Deps, teamId: string, now: Date, personId: string): Promise<void> {
  await inTx(deps.db, async (tx) => {
    const where = { teamId, assigneeId: personId, status: 'open' };
    if ((await tx.task.count({ where })) === 0) return;
    await lockPeople(tx, teamId);
    const absence = await lockAbsence(tx, teamId, personId);
    if (absence === null || absence.coverId === null || absence.until <= now) return;
    const due = await lockDueTasks(tx, teamId, absence);
    await handTasks(tx, deps, { teamId, now, actor: null }, personId, absence.coverId, due);
  });
}

async function end(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date; actor: string | null },
  absence: Absence,
): Promise<CameBack> {
  const { personId, coverId, startedAt } = absence;
  const { teamId } = at;
  const story = await awayStory(tx, deps, at, absence);
  const came = await takeTasksBack(tx, deps, at, personId, await readAbsences(tx, teamId));
  await removeAbsence(tx, teamId, personId);
  await addHistory(tx, [
    deed(deps, { ...at, leadId: null }, 'person.back', {
      person: personId,
      since: startedAt.toISOString(),
      cover: coverId,
      tasksBack: came.back,
    }),
  ]);
  const welcome = {
    about: 'welcome_back' as const,
    cover: coverId,
    since: startedAt,
    ...story,
    tasksBack: came.back,
    tasksDone: came.done,
  };
  const over = { about: 'cover_ends' as const, person: personId, tasksBack: came.back, instead: null };
  const key = `back:${personId}:${startedAt.toISOString()}:${at.now.toISOString()}`;
  await enqueue(tx, [
    notice(deps, at, personId, welcome, key),
    ...(coverId === null ? [] : [notice(deps, at, coverId, over, `${key}:cover`)]),
  ]);
  return came;
}
