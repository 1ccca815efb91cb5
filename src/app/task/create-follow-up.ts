import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';

/** A dated next step, for the person who asks where nobody else is named. They are told when it is due. Answers its id. */
export async function createFollowUp(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  next: { title: string; dueAt: Date; assigneeId?: string; dedupeKey?: string },
): Promise<string> {
  const { teamId, now, actor } = ctx;
  const id = deps.ids.next();
  await tx.task.create({
    data: {
      id,
      teamId,
      leadId: lead.id,
      kind: 'follow_up',
      assigneeId: actor,
      ...next,
      status: 'open',
      createdBy: actor,
      createdAt: now,
    },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: lead.id, now, actor }, 'task.created', {
      taskId: id,
      dueAt: next.dueAt.toISOString(),
      title: next.title,
      to: next.assigneeId ?? actor,
    }),
  ]);
  return id;
}
