import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { endTracks } from '../track/end-tracks.js';
import { resolveLead } from './resolve-lead.js';

/** Lets a cold lead go: no more alerts, no owner. Anything it does brings it back. */
export async function letGo(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<{ lead: Lead }>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, teamId, asked);
    if (!found.ok) return found;
    const lead = found.value;
    if (lead.ownerId !== null && lead.ownerId !== actor) {
      return refused({ kind: 'owned_by_other', lead: leadRef(lead), owner: lead.ownerId, verb: 'let go of' });
    }
    const gone = { ...lead, ownerId: null, letGoAt: lead.letGoAt ?? now };
    await saveLeads(tx, [gone]);
    if (lead.letGoAt === null)
      await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.let_go')]);
    await endTracks(tx, deps, teamId, now, [{ leadId: lead.id, at: now, reason: 'Let go' }]);
    await refreshColdCard(tx, deps, ctx, lead);
    return done({ lead: gone as Lead });
  });
  deps.wake();
  return outcome;
}
