import type { Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import type { Ctx, Deps } from '../deps.js';
import { closeHandoff } from '../handoff/close-handoff.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { OPEN_HANDOFF } from '../messages.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { endTracks } from '../track/end-tracks.js';
import { undoable } from '../undo/undoable.js';
import { type ForOwner, mayWork, tellOwner } from './may-work.js';
import { resolveLead } from './resolve-lead.js';

/** Lets a lead go: no more alerts, no owner, its handoff over. Anything it does brings it back. */
export async function letGo(
  deps: Deps,
  ctx: Ctx,
  asked: string,
): Promise<Outcome<{ lead: Lead; forOwner: ForOwner }>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const right = await mayWork(tx, ctx, lead, 'let go of');
    if (!right.ok) return right;
    const forOwner = right.value;
    const letGoAt = lead.letGoAt ?? now;
    const gone = { ...lead, ownerId: null, letGoAt, handed: false, snoozedUntil: null, snoozedBy: null };
    await undoable(tx, deps, ctx, 'lead.let_go', { leads: [lead.id] }, async () => {
      await saveLeads(tx, [gone]);
      if (lead.snoozedUntil !== null) await endSnoozes(tx, now, [lead.id], 'let go');
      if (lead.letGoAt === null)
        await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.let_go')]);
      await endTracks(tx, deps, teamId, now, [{ leadId: lead.id, at: now, reason: 'Let go' }]);
      await endHandoff(tx, deps, ctx, lead);
    });
    await refreshColdCard(tx, deps, ctx, lead);
    await tellOwner(tx, deps, ctx, { lead, forOwner, what: 'lead.let_go' });
    return done({ lead: gone, forOwner });
  });
  deps.wake();
  return outcome;
}

async function endHandoff(tx: Tx, deps: Deps, ctx: Ctx, lead: Lead): Promise<void> {
  const open = await tx.handoff.findFirst({ where: { leadId: lead.id, status: { in: OPEN_HANDOFF } } });
  if (open === null) return;
  await closeHandoff(tx, deps, ctx, lead, open.id);
  await refreshHandoffCard(tx, deps, ctx, lead.id);
}
