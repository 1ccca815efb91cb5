import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { type ForOwner, mayActFor } from '../lead/may-work.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { undoable } from '../undo/undoable.js';
import { takeOver } from './take-over.js';

export type Claimed = { lead: Lead; already: boolean; waitedMinutes: number | null; forOwner?: ForOwner };

/** Makes the person the owner of a lead, by its handoff's button. Of two at once one wins; the other is told who. */
export async function claimHandoff(deps: Deps, ctx: Ctx, handoffId: string): Promise<Outcome<Claimed>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await tx.handoff.findFirst({
      where: { id: handoffId, teamId: ctx.teamId },
      select: { leadId: true },
    });
    const lead = found === null ? null : await lockLead(tx, deps, ctx, found.leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'that handoff' });
    const handoff = await tx.handoff.findUniqueOrThrow({ where: { id: handoffId } });
    if (handoff.status === 'returned' || handoff.status === 'closed') {
      const at = handoff.returnedAt ?? handoff.closedAt;
      return refused({
        kind: 'handoff_over',
        lead: leadRef(lead),
        status: handoff.status,
        by: handoff.returnedBy,
        at,
      });
    }
    return claim(tx, deps, ctx, lead);
  });
  deps.wake();
  return outcome;
}

/** The same by name: `/lead claim acme`. A lead need not be ready to be claimed. */
export async function claimLead(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Claimed>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, asked);
    return found.ok ? claim(tx, deps, ctx, found.value) : found;
  });
  deps.wake();
  return outcome;
}

async function claim(tx: Tx, deps: Deps, ctx: Ctx, lead: Tracked): Promise<Outcome<Claimed>> {
  if (!may(ctx.role, 'claim')) return refused({ kind: 'role_lacks', role: ctx.role, what: 'claim' });
  if (lead.ownerId !== null && lead.ownerId !== ctx.actor) {
    const { forOwner } = await mayActFor(tx, ctx, lead.ownerId);
    // Whoever covers for the owner works on it as it is; it stays the owner's.
    return forOwner?.as === 'cover'
      ? done({ lead, already: true, waitedMinutes: null, forOwner })
      : claimedByOther(tx, lead, lead.ownerId);
  }
  const waiting = await tx.handoff.findFirst({ where: { leadId: lead.id, status: 'waiting' } });
  if (lead.ownerId === ctx.actor && waiting === null)
    return done({ lead, already: true, waitedMinutes: null });
  const verb = waiting === null ? 'lead.claimed' : 'handoff.claimed';
  const taken = await undoable(tx, deps, ctx, verb, { leads: [lead.id] }, () =>
    takeOver(tx, deps, ctx, lead),
  );
  await refreshColdCard(tx, deps, ctx, lead);
  return done({ ...taken, already: false });
}

async function claimedByOther(tx: Tx, lead: Tracked, owner: string): Promise<Outcome<Claimed>> {
  const since = await tx.history.findFirst({
    where: { leadId: lead.id, actorId: owner, verb: { in: ['handoff.claimed', 'lead.claimed'] } },
    orderBy: { at: 'desc' },
  });
  return refused({
    kind: 'claimed_by_other',
    lead: leadRef(lead),
    by: owner,
    at: since?.at ?? lead.createdAt,
  });
}
