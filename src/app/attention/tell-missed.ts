import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { inBatches } from '../in-batches.js';
import { readLeads } from '../lead/leads.js';
import { enqueue } from '../outbox/enqueue.js';
import { missedNotices } from '../task/notices.js';

const BATCH = 200;

type Missed = { id: string; leadId: string; title: string; dueAt: Date; assigneeId: string };

/**
 * Tells of same-day tasks that were left undone at the end of their day: whoever had them, and the managers, once (S47).
 * Those of a lead that rests wait. Answers how many.
 */
export const tellMissed = (deps: Deps, teamId: string, now: Date): Promise<number> =>
  inBatches(deps, BATCH, (tx) => tellSome(tx, deps, teamId, now));

async function tellSome(tx: Tx, deps: Deps, teamId: string, now: Date): Promise<number> {
  const missed = await tx.$queryRaw<Missed[]>`
    update task t set escalate_at = null from (
      select t.id from task t join lead l on l.id = t.lead_id
      where t.team_id = ${teamId} and t.status = 'open' and t.escalate_at <= ${now}
        and (l.snoozed_until is null or l.snoozed_until <= ${now})
      order by t.escalate_at limit ${BATCH} for update of t skip locked) due
    where t.id = due.id returning t.id, t.lead_id as "leadId", t.title, t.due_at as "dueAt", t.assignee_id as "assigneeId"`;
  const leads = await readLeads(
    tx,
    deps,
    { teamId, now },
    missed.map(({ leadId }) => leadId),
  );
  for (const task of missed) {
    const lead = leads.get(task.leadId);
    if (lead === undefined) continue;
    const facts = { taskId: task.id, title: task.title, to: task.assigneeId };
    await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'task.missed', facts)]);
    await enqueue(tx, missedNotices(deps, { teamId, now }, lead, task));
  }
  return missed.length;
}
