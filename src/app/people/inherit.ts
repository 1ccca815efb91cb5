import type { Tx } from '../../store/db.js';

/**
 * A lead has an owner again: the open tasks and the running track that its last one left behind are theirs. Runs under
 * the lead's lock; of a lead that was not left behind it changes nothing.
 */
export async function inherit(tx: Tx, leadId: string, owner: string): Promise<void> {
  const left = await tx.unowned.findUnique({ where: { leadId } });
  if (left === null) return;
  const { wasOwner } = left;
  await tx.task.updateMany({
    where: { leadId, assigneeId: wasOwner, status: 'open' },
    data: { assigneeId: owner, remindedFor: null },
  });
  await tx.enrolment.updateMany({
    where: { leadId, ownerId: wasOwner, endedAt: null },
    data: { ownerId: owner },
  });
  await tx.unowned.delete({ where: { leadId } });
}
