import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { cardUpdate } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/** Has the lead's newest handoff card edited to what is true now, if there is one. */
export async function refreshHandoffCard(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  leadId: string,
): Promise<void> {
  const newest = await tx.handoff.findFirst({
    where: { teamId: at.teamId, leadId },
    orderBy: { episode: 'desc' },
    select: { id: true },
  });
  if (newest !== null) await enqueue(tx, [cardUpdate(deps, at, 'handoff', newest.id, deps.places.handoffs)]);
}
