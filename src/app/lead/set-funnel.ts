import type { FunnelStage, Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { resolveLead } from './resolve-lead.js';

/**
 * Moves a lead in the funnel by a rep's word, forward or back (S30). From there it goes on by what the lead does. The
 * same request again changes nothing.
 */
export async function setFunnel(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; to: FunnelStage },
): Promise<Outcome<{ lead: Lead; from: FunnelStage }>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    if (lead.funnel === input.to) return done({ lead, from: lead.funnel });
    const activity = {
      dedupeKey: `slack:${ctx.requestKey}`,
      kind: 'funnel_set' as const,
      origin: 'slack' as const,
      actorId: actor,
      properties: { to: input.to },
    };
    await undoable(tx, deps, ctx, 'lead.funnel', { leads: [lead.id] }, () =>
      recordNewsIn(tx, deps, teamId, now, [{ email: lead.email, profile: {}, at: now, activity }]),
    );
    const after = (await lockLead(tx, deps, ctx, lead.id)) ?? lead;
    return done({ lead: after, from: lead.funnel });
  });
  deps.wake();
  return outcome;
}
