import type { TaskFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { daysAfter } from '../../domain/silence.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { taskFacts } from '../facts/task-facts.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { lockLead } from '../lead/leads.js';
import { mayActFor } from '../lead/may-work.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { refreshTasks } from './refresh-card.js';

export type TaskRow = {
  id: string;
  leadId: string;
  enrolmentId: string | null;
  step: number | null;
  title: string;
  assigneeId: string;
  status: string;
  closedBy: string | null;
  closedAt: Date | null;
  dedupeKey: string | null;
  escalateAt: Date | null;
};

/** Closes a task as done or skipped. A step of a track sets the clock of the next; a step done counts as a touch. */
export async function closeTask(
  deps: Deps,
  ctx: Ctx,
  taskId: string,
  as: 'done' | 'skipped',
): Promise<Outcome<TaskFacts>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const opened = await openTask(tx, deps, ctx, taskId);
    if (!opened.ok) return opened;
    const task = opened.value;
    const verb = as === 'done' ? 'task.done' : 'task.skipped';
    await undoable(tx, deps, ctx, verb, { leads: [task.leadId] }, async () => {
      await tx.task.update({ where: { id: taskId }, data: { status: as, closedBy: actor, closedAt: now } });
      await addHistory(tx, [
        deed(deps, { teamId, leadId: task.leadId, now, actor }, verb, { taskId, title: task.title }),
      ]);
      if (task.enrolmentId !== null) await setNextStep(tx, deps, now, task.enrolmentId);
      if (as === 'done' && task.enrolmentId !== null) await noteSent(tx, deps, ctx, task);
    });
    await refreshTasks(tx, deps, ctx, [task]);
    await refreshHandoffCard(tx, deps, ctx, task.leadId);
    const facts = (await taskFacts(tx, deps, ctx, [taskId])).get(taskId);
    return facts === undefined ? refused({ kind: 'gone', what: 'that task' }) : done(facts);
  });
  deps.wake();
  return outcome;
}

/** The task, under its lead's lock, if it is still open and this person may act on it. */
export async function openTask(tx: Tx, deps: Deps, ctx: Ctx, taskId: string): Promise<Outcome<TaskRow>> {
  const found = await tx.task.findFirst({
    where: { id: taskId, teamId: ctx.teamId },
    select: { leadId: true },
  });
  if (found === null || (await lockLead(tx, deps, ctx, found.leadId)) === null)
    return refused({ kind: 'gone', what: 'that task' });
  const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  if (!(await mayActFor(tx, ctx, task.assigneeId)).may)
    return refused({ kind: 'not_yours', what: 'this task' });
  if (task.status !== 'open') {
    return refused({
      kind: 'task_over',
      title: task.title,
      status: task.status,
      by: task.closedBy,
      at: task.closedAt,
    });
  }
  return done(task);
}

async function setNextStep(tx: Tx, deps: Deps, now: Date, enrolmentId: string): Promise<void> {
  const running = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
  if (running.endedAt !== null) return;
  const track = deps.playbook.tracks.find((one) => one.id === running.track);
  const days = track?.steps[running.step]?.afterDays ?? track?.quietDaysToEnd ?? 0;
  await tx.enrolment.update({ where: { id: enrolmentId }, data: { nextStepAt: daysAfter(now, days) } });
}

/** A step done means its e-mail went out: the timeline shows it. What we send does not warm a lead. */
async function noteSent(tx: Tx, deps: Deps, ctx: Ctx, task: TaskRow): Promise<void> {
  const lead = await tx.lead.findUniqueOrThrow({ where: { id: task.leadId }, select: { email: true } });
  const activity = {
    dedupeKey: `task:${task.id}`,
    kind: 'email_sent' as const,
    origin: 'playbook' as const,
    actorId: ctx.actor,
    properties: { title: task.title },
  };
  await recordNewsIn(tx, deps, ctx.teamId, ctx.now, [
    { email: lead.email, profile: {}, at: ctx.now, activity },
  ]);
}
