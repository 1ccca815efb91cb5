import type { TaskFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { taskFacts } from '../facts/task-facts.js';
import { deed } from '../history.js';
import { farthest } from '../lead/snooze-lead.js';
import { undoable } from '../undo/undoable.js';
import { openTask } from './close-task.js';
import { refreshTasks } from './refresh-card.js';

/** Moves a task to a later instant; the assignee is told again then. */
export async function snoozeTask(
  deps: Deps,
  ctx: Ctx,
  taskId: string,
  until: Date,
  typed: string,
): Promise<Outcome<TaskFacts>> {
  const { teamId, now, actor } = ctx;
  if (until <= now) return refused({ kind: 'date_past', typed, at: until });
  if (until > farthest(now)) return refused({ kind: 'date_too_far', typed, at: until });
  const outcome = await inTx(deps.db, async (tx) => {
    const opened = await openTask(tx, deps, ctx, taskId);
    if (!opened.ok) return opened;
    const { leadId } = opened.value;
    await undoable(tx, deps, ctx, 'task.snoozed', { leads: [leadId] }, async () => {
      await tx.task.update({ where: { id: taskId }, data: { dueAt: until } });
      await addHistory(tx, [
        deed(deps, { teamId, leadId, now, actor }, 'task.snoozed', { taskId, until: until.toISOString() }),
      ]);
    });
    await refreshTasks(tx, deps, ctx, [opened.value]);
    const facts = (await taskFacts(tx, deps, ctx, [taskId])).get(taskId);
    return facts === undefined ? refused({ kind: 'gone', what: 'that task' }) : done(facts);
  });
  deps.wake();
  return outcome;
}
