import { LEAD_LIMITS } from '../../domain/event.js';
import type { Lead } from '../../domain/lead.js';
import { lostReasonText } from '../../domain/lost-reason.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { type ForOwner, mayWork, tellOwner } from './may-work.js';
import { resolveLead } from './resolve-lead.js';

export type Deal = {
  /** Id, address, or part of a name. */
  lead: string;
  outcome: 'won' | 'lost';
  /** Why, in words or as one of the reasons of domain/lost-reason.ts. A loss needs one (S52, S134). */
  reason: string | null;
};

/** `already`: it had been closed that way before, and nothing changed. */
export type DealClosed = { lead: Lead; outcome: Deal['outcome']; already: boolean; forOwner: ForOwner };

/**
 * Marks a lead as won or lost, as an activity like any other: what follows from it follows from a webhook's word, too
 * (carry-out.ts). The same request again changes nothing.
 */
export async function closeDeal(deps: Deps, ctx: Ctx, deal: Deal): Promise<Outcome<DealClosed>> {
  const { teamId, now, actor } = ctx;
  const { outcome } = deal;
  const words = deal.reason?.trim() ?? '';
  if (outcome === 'lost' && words === '') return refused({ kind: 'needs_reason' });
  const limit = LEAD_LIMITS.text;
  if (words.length > limit)
    return refused({ kind: 'too_long', field: 'reason', limit, length: words.length });
  const closed = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, deal.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const right = await mayWork(tx, ctx, lead, 'close');
    if (!right.ok) return right;
    const forOwner = right.value;
    const reason = outcome === 'lost' ? lostReasonText(words) : words;
    if (isClosed(lead, outcome, reason)) return done({ lead, outcome, already: true, forOwner });
    const activity = {
      dedupeKey: `slack:${ctx.requestKey}`,
      kind: outcome === 'won' ? ('deal_won' as const) : ('deal_lost' as const),
      origin: 'slack' as const,
      actorId: actor,
      properties: reason === '' ? {} : { reason },
    };
    const verb = outcome === 'won' ? 'lead.won' : 'lead.lost';
    const [receipt] = await undoable(tx, deps, ctx, verb, { leads: [lead.id] }, () =>
      recordNewsIn(tx, deps, teamId, now, [{ email: lead.email, profile: {}, at: now, activity }]),
    );
    const after = (await lockLead(tx, deps, ctx, lead.id)) ?? lead;
    const already = receipt?.duplicate ?? false;
    if (!already) await tellOwner(tx, deps, ctx, { lead: after, forOwner, what: verb });
    return done({ lead: after, outcome, already, forOwner });
  });
  deps.wake();
  return closed;
}

/** A loss is told twice only where nothing came between: a lead that came back can be lost again. */
function isClosed(lead: Lead, outcome: Deal['outcome'], reason: string): boolean {
  if (outcome === 'won') return lead.wonAt !== null;
  const { lostAt, lostReason, lastActivityAt } = lead;
  return lostAt !== null && lostReason === reason && (lastActivityAt === null || lastActivityAt <= lostAt);
}
