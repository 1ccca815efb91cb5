import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockLeads, saveLeads } from '../../store/lead-rows.js';
import { readUnowned } from '../../store/unowned.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { liveRules } from '../rules/live-rules.js';
import { undoable } from '../undo/undoable.js';
import { inherit } from './inherit.js';

/** Leads one press hands over; more take another press. */
const MOST = 500;

export type Gift = {
  /** One lead by its id, all that somebody left behind, or all there are. */
  which: { lead: string } | { was: string } | 'all';
  to: { id: string; can: boolean };
};
export type Given = { to: string; given: number; taken: number; left: number };

/**
 * Gives leads that lost their owner to somebody, with their tasks, tracks and handoffs. Those that somebody has claimed
 * meanwhile stay theirs (`taken`). Managers only; the new owner is told.
 */
export async function giveLeads(deps: Deps, ctx: Ctx, { which, to }: Gift): Promise<Outcome<Given>> {
  if (!may(ctx.role, 'reassign')) return refused({ kind: 'managers_only', what: 'give leads to somebody' });
  if (!to.can) return refused({ kind: 'owner_cannot', person: to.id });
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<Given>> => {
    const rules = await liveRules(tx, deps, ctx);
    const wanted = await idsOf(tx, ctx.teamId, which);
    const locked = await lockLeads(tx, rules, ctx.teamId, wanted.ids, ctx.now);
    const free = await stillFree(tx, locked);
    const taken = wanted.ids.length - free.length;
    if (free.length === 0) return done({ to: to.id, given: 0, taken, left: 0 });
    const scope = { leads: free.map(({ lead }) => lead.id) };
    await undoable(tx, deps, ctx, 'lead.passed', scope, async () => {
      await give(tx, deps, ctx, free, to.id);
    });
    for (const id of scope.leads) await refreshHandoffCard(tx, deps, ctx, id);
    const leads = free.map(({ lead }) => lead);
    if (to.id !== ctx.actor) await tellOwner(tx, deps, ctx, to.id, leads);
    return done({ to: to.id, given: free.length, taken, left: wanted.count - wanted.ids.length });
  });
  deps.wake();
  return outcome;
}

async function idsOf(
  tx: Tx,
  teamId: string,
  which: Gift['which'],
): Promise<{ ids: string[]; count: number }> {
  if (which !== 'all' && 'lead' in which) return { ids: [which.lead], count: 1 };
  const was = which === 'all' ? null : which.was;
  const rows = await readUnowned(tx, teamId, was, { from: 0, size: MOST });
  return { ids: rows.map(({ leadId }) => leadId), count: rows[0]?.count ?? 0 };
}

type Free = { lead: Tracked; wasOwner: string };

/** Under their locks: those that have no owner yet. */
async function stillFree(tx: Tx, leads: Tracked[]): Promise<Free[]> {
  const rows = await tx.unowned.findMany({ where: { leadId: { in: leads.map(({ id }) => id) } } });
  const owners = new Map(rows.map(({ leadId, wasOwner }) => [leadId, wasOwner]));
  return leads.flatMap((lead) => {
    const wasOwner = owners.get(lead.id);
    return lead.ownerId === null && wasOwner !== undefined ? [{ lead, wasOwner }] : [];
  });
}

async function give(tx: Tx, deps: Deps, ctx: Ctx, free: Free[], to: string): Promise<void> {
  await saveLeads(
    tx,
    free.map(({ lead }) => ({ ...lead, ownerId: to })),
  );
  for (const { lead } of free) await inherit(tx, lead.id, to);
  await tx.handoff.updateMany({
    where: { leadId: { in: free.map(({ lead }) => lead.id) }, status: 'waiting' },
    data: { status: 'claimed', claimedBy: to, claimedAt: ctx.now },
  });
  await addHistory(
    tx,
    free.map(({ lead, wasOwner }) =>
      deed(deps, { ...ctx, leadId: lead.id }, 'lead.passed', { from: wasOwner, to }),
    ),
  );
}

async function tellOwner(tx: Tx, deps: Deps, ctx: Ctx, to: string, leads: Tracked[]): Promise<void> {
  const facts = {
    about: 'leads_given' as const,
    by: ctx.actor,
    leads: leads.slice(0, 5),
    leadCount: leads.length,
  };
  await enqueue(tx, [notice(deps, ctx, to, facts, `given:${ctx.requestKey}:${to}`)]);
}
