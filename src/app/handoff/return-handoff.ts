import type { Lead } from '../../domain/lead.js';
import { leadRef, total } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { alertLine } from '../../domain/scoring/alert-line.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { lockLead } from '../lead/leads.js';
import { type ForOwner, mayWork, tellOwner } from '../lead/may-work.js';
import { OPEN_HANDOFF } from '../messages.js';
import { liveRules } from '../rules/live-rules.js';
import { undoable } from '../undo/undoable.js';
import { refreshHandoffCard } from './refresh-card.js';

/**
 * "Not ready": the handoff is over, the lead goes back to nurture without an owner, and comes again only once
 * it has earned more points (S51). The reason is kept: later it is charged to the rules that made it ready.
 */
export async function returnHandoff(
  deps: Deps,
  ctx: Ctx,
  input: { handoffId: string; reason: string; note: string | null },
): Promise<Outcome<{ lead: Lead; readyLine: number; forOwner: ForOwner }>> {
  const { teamId, now, actor } = ctx;
  const reason = [input.reason.trim(), input.note?.trim()].filter(Boolean).join(': ');
  if (input.reason.trim() === '') return refused({ kind: 'needs_reason' });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await tx.handoff.findFirst({
      where: { id: input.handoffId, teamId },
      select: { leadId: true },
    });
    const lead = found === null ? null : await lockLead(tx, deps, ctx, found.leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'that handoff' });
    const handoff = await tx.handoff.findUniqueOrThrow({ where: { id: input.handoffId } });
    if (!OPEN_HANDOFF.some((status) => status === handoff.status)) {
      return refused({
        kind: 'handoff_over',
        lead: leadRef(lead),
        status: handoff.status,
        by: handoff.returnedBy,
        at: handoff.returnedAt ?? handoff.closedAt,
      });
    }
    const right = await mayWork(tx, ctx, lead, 'return');
    if (!right.ok) return right;
    const forOwner = right.value;
    const { model } = (await liveRules(tx, deps, ctx)).engine;
    const gained = total(lead) + model.alert.pointsAfterNotReady;
    const readyLine = Math.max(alertLine(model)?.enter ?? 0, gained);
    const returned = { ...lead, ownerId: null, handed: false, raisedLine: readyLine, readyLine };
    await undoable(tx, deps, ctx, 'handoff.returned', { leads: [lead.id] }, async () => {
      await saveLeads(tx, [returned]);
      await tx.handoff.update({
        where: { id: handoff.id },
        data: { status: 'returned', returnedBy: actor, returnedAt: now, returnReason: reason },
      });
      await addHistory(tx, [
        deed(deps, { teamId, leadId: lead.id, now, actor }, 'handoff.returned', {
          handoffId: handoff.id,
          reason,
          readyLine,
          rules: Object.keys(handoff.because as object),
        }),
      ]);
    });
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    await tellOwner(tx, deps, ctx, { lead, forOwner, what: 'handoff.returned' });
    return done({ lead: returned, readyLine, forOwner });
  });
  deps.wake();
  return outcome;
}
