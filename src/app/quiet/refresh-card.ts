import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { cardUpdate, coldRef } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/** Has the cold alert of the present silence edited to what is true now, if the lead is cold. */
export async function refreshColdCard(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  lead: Lead,
): Promise<void> {
  if (lead.coldAt === null) return;
  await enqueue(tx, [cardUpdate(deps, at, 'cold', coldRef(lead), lead.ownerId ?? deps.places.handoffs)]);
}
