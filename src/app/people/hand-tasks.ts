import type { Absence, Absences } from '../../domain/away.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockRowsById } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { refreshTasks } from '../task/refresh-card.js';

type At = { teamId: string; now: Date; actor: string | null };
type Moved = { id: string; leadId: string };

/** Open tasks of a person that come due while they are away, with their leads locked. */
export async function lockDueTasks(
  tx: Tx,
  teamId: string,
  { personId, until }: Pick<Absence, 'personId' | 'until'>,
): Promise<Moved[]> {
  const where = { teamId, assigneeId: personId, status: 'open', dueAt: { lte: until } };
  const select = { id: true, leadId: true };
  const found = await tx.task.findMany({ where, select });
  if (found.length === 0) return [];
  await lockRowsById(tx, teamId, leadsOf(found));
  return tx.task.findMany({ where, select });
}

/** Gives tasks to whoever covers; they come back at the end of the absence. Runs under their leads' locks. */
export async function handTasks(
  tx: Tx,
  deps: Deps,
  at: At,
  from: string,
  to: string,
  tasks: Moved[],
): Promise<void> {
  if (tasks.length === 0) return;
  const { teamId } = at;
  const taskId = { in: tasks.map(({ id }) => id) };
  await tx.task.updateMany({ where: { id: taskId }, data: { assigneeId: to } });
  // Those that came to `from` from others who are away go on with the rest.
  await tx.awayTask.updateMany({ where: { teamId, taskId, heldBy: from }, data: { heldBy: to } });
  await tx.awayTask.createMany({
    data: tasks.map(({ id }) => ({ teamId, personId: from, taskId: id, heldBy: to })),
    skipDuplicates: true,
  });
  await note(tx, deps, at, 'task.covered', { from, to }, tasks);
}

/** Tasks that went to a cover, with their leads locked. */
export async function lockHeldTasks(tx: Tx, teamId: string, personId: string): Promise<Moved[]> {
  const held = await tx.awayTask.findMany({ where: { teamId, personId }, select: { taskId: true } });
  const where = { id: { in: held.map(({ taskId }) => taskId) } };
  const select = { id: true, leadId: true };
  const found = await tx.task.findMany({ where, select });
  if (found.length > 0) await lockRowsById(tx, teamId, leadsOf(found));
  return found;
}

/** What became of the tasks that had gone to a cover. */
export type CameBack = { back: number; done: number };

/**
 * Takes back what a cover has not done. Tasks given to somebody else meanwhile stay with them. The person is told of
 * what is due anew.
 */
export async function takeTasksBack(
  tx: Tx,
  deps: Deps,
  at: At,
  personId: string,
  absences: Absences,
): Promise<CameBack> {
  const { teamId } = at;
  const held = await tx.awayTask.findMany({ where: { teamId, personId } });
  if (held.length === 0) return { back: 0, done: 0 };
  const heldBy = new Map(held.map((row) => [row.taskId, row.heldBy]));
  const tasks = await tx.task.findMany({ where: { id: { in: [...heldBy.keys()] } } });
  const back = tasks.filter(
    ({ id, status, assigneeId }) => status === 'open' && assigneeId === heldBy.get(id),
  );
  const taskId = { in: back.map(({ id }) => id) };
  await tx.task.updateMany({
    where: { id: taskId },
    data: { assigneeId: personId, remindedFor: null },
  });
  await tx.awayTask.updateMany({
    where: { teamId, taskId, personId: { in: leaningOn(absences, personId) } },
    data: { heldBy: personId },
  });
  await tx.awayTask.deleteMany({ where: { teamId, personId } });
  await note(tx, deps, at, 'task.came_back', { to: personId }, back);
  return { back: back.length, done: tasks.filter(({ status }) => status === 'done').length };
}

/** Those who are away and, at first or second hand, covered by somebody. */
function leaningOn(absences: Absences, personId: string): string[] {
  const found = new Set<string>();
  const look = (cover: string): void => {
    for (const absence of absences.values())
      if (absence.coverId === cover && !found.has(absence.personId)) {
        found.add(absence.personId);
        look(absence.personId);
      }
  };
  look(personId);
  found.delete(personId);
  return [...found];
}

async function note(
  tx: Tx,
  deps: Deps,
  at: At,
  verb: 'task.covered' | 'task.came_back',
  facts: { from?: string; to: string },
  tasks: Moved[],
): Promise<void> {
  await addHistory(
    tx,
    tasks.map(({ id, leadId }) => deed(deps, { ...at, leadId }, verb, { ...facts, taskId: id })),
  );
  const assigneeId = facts.from ?? facts.to;
  await refreshTasks(
    tx,
    deps,
    at,
    tasks.map(({ id }) => ({ id, assigneeId })),
  );
}

export const leadsOf = (tasks: { leadId: string }[]): string[] => [
  ...new Set(tasks.map(({ leadId }) => leadId)),
];
