import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { lookUpLead } from '../lead/resolve-lead.js';
import { OPEN_HANDOFF } from '../messages.js';
import type { At } from '../rules/live-rules.js';
import { returnHandoff } from './return-handoff.js';

/** "Not ready" by name: `/lead reject acme no budget`. Only a lead that was handed over can be sent back. */
export async function rejectLead(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; reason: string },
): Promise<Outcome<{ lead: Lead; readyLine: number }>> {
  const found = await openHandoff(deps, ctx, input.lead);
  if (!found.ok) return found;
  return returnHandoff(deps, ctx, { handoffId: found.value, reason: input.reason, note: null });
}

/** The handoff of a lead that is open. */
export function openHandoff(deps: Deps, at: At, asked: string): Promise<Outcome<string>> {
  return inTx(deps.db, async (tx) => {
    const found = await lookUpLead(tx, deps, at, asked);
    if (!found.ok) return found;
    const handoff = await tx.handoff.findFirst({
      where: { leadId: found.value.id, status: { in: OPEN_HANDOFF } },
      select: { id: true },
    });
    if (handoff !== null) return done(handoff.id);
    return refused({ kind: 'no_handoff', lead: leadRef(found.value) });
  });
}
