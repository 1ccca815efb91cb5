import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { lockLead } from '../lead/leads.js';
import { taskPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { undoable } from '../undo/undoable.js';
import { openTask, type TaskRow } from './close-task.js';
import { givenNotice } from './notices.js';
import { refreshTasks } from './refresh-card.js';

export type Passed = { lead: Lead; title: string; dueAt: Date; to: string };

/**
 * Gives a task to somebody else, who hears of it; the card of the one who had it says so. The task goes on as a row of
 * its own: each of the two has a card, and each card tells the truth.
 */
export async function reassignTask(
  deps: Deps,
  ctx: Ctx,
  taskId: string,
  to: string,
): Promise<Outcome<Passed>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const opened = await openTask(tx, deps, ctx, taskId);
    if (!opened.ok) return opened;
    const task = opened.value;
    if (task.assigneeId === to) return refused({ kind: 'has_it_already', title: task.title, by: to });
    const lead = await lockLead(tx, deps, ctx, task.leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'that task' });
    const passed = await undoable(tx, deps, ctx, 'task.passed', { leads: [lead.id] }, () =>
      pass(tx, deps, ctx, task, to),
    );
    await refreshTasks(tx, deps, ctx, [task]);
    await enqueue(tx, [
      // One that is due shows itself; of one to come they hear that it is theirs now.
      passed.remindedFor === null
        ? givenNotice(deps, ctx, lead, passed, ctx.actor)
        : taskPost(deps, ctx, passed),
    ]);
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    return done({ lead, title: task.title, dueAt: passed.dueAt, to });
  });
  deps.wake();
  return outcome;
}

async function pass(tx: Tx, deps: Deps, ctx: Ctx, task: TaskRow, to: string) {
  const { teamId, now, actor } = ctx;
  const row = await tx.task.update({
    where: { id: task.id },
    data: {
      status: 'passed',
      closedBy: actor,
      closedAt: now,
      closedWhy: to,
      enrolmentId: null,
      step: null,
      dedupeKey: null,
      escalateAt: null,
    },
  });
  const isDue = row.dueAt <= now;
  const next = {
    id: deps.ids.next(),
    title: row.title,
    dueAt: row.dueAt,
    assigneeId: to,
    remindedFor: isDue ? row.dueAt : null,
  };
  await tx.task.create({
    data: {
      ...next,
      teamId,
      leadId: row.leadId,
      kind: row.kind,
      ...(row.draft === null ? {} : { draft: row.draft }),
      status: 'open',
      createdBy: actor,
      createdAt: now,
      enrolmentId: task.enrolmentId,
      step: task.step,
      dedupeKey: task.dedupeKey,
      escalateAt: task.escalateAt,
    },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: row.leadId, now, actor }, 'task.passed', {
      taskId: next.id,
      title: row.title,
      to,
    }),
  ]);
  return next;
}
