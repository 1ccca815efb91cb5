import type { Lead } from '../../domain/lead.js';
import { total } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';

/** Ends a handoff nobody returned: the lead fell below the line, or was let go. Its card is the caller's to edit. */
export async function closeHandoff(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date; actor: string | null },
  lead: Lead,
  handoffId: string,
): Promise<void> {
  await tx.handoff.update({ where: { id: handoffId }, data: { status: 'closed', closedAt: at.now } });
  await addHistory(tx, [
    deed(deps, { ...at, leadId: lead.id }, 'handoff.closed', { handoffId, total: total(lead) }),
  ]);
}
