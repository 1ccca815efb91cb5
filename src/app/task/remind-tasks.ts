import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { inBatches } from '../in-batches.js';
import { taskPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

const BATCH = 200;

/** Tells people of tasks that have come due, once a due time. Tasks of a lead that sleeps wait until it wakes. */
export const remindTasks = (deps: Deps, teamId: string, now: Date): Promise<number> =>
  inBatches(deps, BATCH, (tx) => remindSome(tx, deps, teamId, now));

async function remindSome(tx: Tx, deps: Deps, teamId: string, now: Date): Promise<number> {
  const due = await tx.$queryRaw<{ id: string; assigneeId: string; dueAt: Date }[]>`
    update task t set reminded_for = t.due_at from (
      select t.id from task t join lead l on l.id = t.lead_id
      where t.team_id = ${teamId} and t.status = 'open' and t.due_at <= ${now} and t.reminded_for is distinct from t.due_at
        and (l.snoozed_until is null or l.snoozed_until <= ${now})
        -- What waits for somebody who is away is told when they are back, and to an account that is gone nobody talks.
        and not exists (select 1 from away a where a.team_id = t.team_id and a.person_id = t.assignee_id and a.until > ${now})
        and not exists (select 1 from person p where p.team_id = t.team_id and p.id = t.assignee_id and not p.active)
      order by t.due_at limit ${BATCH} for update of t skip locked) due
    where t.id = due.id returning t.id, t.assignee_id as "assigneeId", t.due_at as "dueAt"`;
  await enqueue(
    tx,
    due.map((task) => taskPost(deps, { teamId, now }, task)),
  );
  return due.length;
}
