import type { BuyingRole } from '../../domain/buying-role.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { resolveLead } from './resolve-lead.js';

/** Says which part somebody plays in the purchase (S57). The same request again changes nothing. */
export async function setRole(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; role: BuyingRole },
): Promise<Outcome<{ lead: Lead; before: string | null }>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const before = lead.buyingRole;
    if (before === input.role) return done({ lead, before });
    const activity = {
      dedupeKey: `slack:${ctx.requestKey}`,
      kind: 'profile_stated' as const,
      origin: 'slack' as const,
      actorId: actor,
      properties: {},
    };
    const profile = { buyingRole: input.role };
    await undoable(tx, deps, ctx, 'lead.edited', { leads: [lead.id] }, async () => {
      const [receipt] = await recordNewsIn(tx, deps, teamId, now, [
        { email: lead.email, profile, at: now, activity },
      ]);
      const facts = { field: 'buyingRole', from: before, to: input.role };
      if (receipt?.duplicate === false)
        await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.edited', facts)]);
    });
    return done({ lead: (await lockLead(tx, deps, ctx, lead.id)) ?? lead, before });
  });
  deps.wake();
  return outcome;
}
