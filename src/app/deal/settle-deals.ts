import type { Verdict } from '../../domain/judge.js';
import { total } from '../../domain/lead.js';
import type { Deed } from '../../domain/scoring/deed.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import type { Deps } from '../deps.js';
import { closeHandoff } from '../handoff/close-handoff.js';
import { deed } from '../history.js';
import { cardUpdate, coldRef, OPEN_HANDOFF } from '../messages.js';
import { enqueue, type NewMessage } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';
import type { Doers } from './read-doers.js';

type Deal = { verdict: Verdict; is: 'won' | 'lost'; by: Deed | undefined; at: Date };

/** What verdicts say of deals, by lead. A customer who is told of again is no news; another reason for a loss is. */
export function dealsIn(verdicts: Verdict[]): Map<string, Deal> {
  return new Map(verdicts.flatMap((verdict) => dealIn(verdict).map((deal) => [verdict.lead.id, deal])));
}

function dealIn(verdict: Verdict): Deal[] {
  const { before, lead, news } = verdict;
  if (lead.wonAt !== null && before.wonAt === null) {
    const by = news.findLast(({ kind }) => kind === 'deal_won');
    return [{ verdict, is: 'won', by, at: lead.wonAt }];
  }
  if (lead.lostAt === null || lead.lostAt.getTime() === before.lostAt?.getTime()) return [];
  const by = news.findLast(({ kind }) => kind === 'deal_lost');
  return [{ verdict, is: 'lost', by, at: lead.lostAt }];
}

/**
 * What follows from deals won and lost, however we heard of them: history, the handoff closed, and no snooze or cold
 * spell of a customer's. What came after a loss that is told late stays: it is another try. Answers the verdicts as
 * they are after it. Runs under the leads' locks, before handoffs are opened.
 */
export async function settleDeals(
  tx: Tx,
  deps: Deps,
  at: At,
  verdicts: Verdict[],
  doers: Doers,
): Promise<Verdict[]> {
  const deals = dealsIn(verdicts);
  if (deals.size === 0) return verdicts;
  const all = [...deals.values()];
  await addHistory(
    tx,
    all.map((deal) => deedOf(deps, at, deal, doers)),
  );
  const edits = [...(await closeAll(tx, deps, at, deals, doers)), ...coldEdits(deps, at, all)];
  const settled = verdicts.map((verdict) => {
    const deal = deals.get(verdict.lead.id);
    return deal === undefined ? verdict : settledBy(deal);
  });
  await saveLeads(
    tx,
    settled.map(({ lead }) => lead).filter(({ id }) => deals.get(id)?.is === 'won'),
  );
  const rested = all.filter(({ verdict, is }) => is === 'won' && verdict.lead.snoozedUntil !== null);
  await endSnoozes(
    tx,
    at.now,
    rested.map(({ verdict }) => verdict.lead.id),
    'won',
  );
  await enqueue(tx, edits);
  return settled;
}

function deedOf(deps: Deps, { teamId, now }: At, { verdict, is, by, at }: Deal, doers: Doers) {
  const { lead } = verdict;
  const actor = doers.get(by?.id ?? '') ?? null;
  const facts = { total: total(lead), at: at.toISOString() };
  return is === 'won'
    ? deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.won', facts)
    : deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.lost', { ...facts, reason: lead.lostReason });
}

async function closeAll(
  tx: Tx,
  deps: Deps,
  { teamId, now }: At,
  deals: Map<string, Deal>,
  doers: Doers,
): Promise<NewMessage[]> {
  const known = [...deals.values()].filter(({ verdict }) => verdict.lead.episode > 0);
  if (known.length === 0) return [];
  const open = await tx.handoff.findMany({
    where: { leadId: { in: known.map(({ verdict }) => verdict.lead.id) }, status: { in: OPEN_HANDOFF } },
    select: { id: true, leadId: true, createdAt: true },
  });
  const edits: NewMessage[] = [];
  for (const { id, leadId, createdAt } of open) {
    const deal = deals.get(leadId);
    if (deal === undefined || (deal.is === 'lost' && createdAt > deal.at)) continue;
    const actor = doers.get(deal.by?.id ?? '') ?? null;
    await closeHandoff(tx, deps, { teamId, now, actor }, deal.verdict.lead, id);
    edits.push(cardUpdate(deps, { teamId, now }, 'handoff', id, deps.places.handoffs));
  }
  return edits;
}

/** The cold alert of somebody who is a customer now. */
const coldEdits = (deps: Deps, at: At, deals: Deal[]): NewMessage[] =>
  deals.flatMap(({ verdict: { before }, is }) =>
    is === 'lost' || before.coldAt === null
      ? []
      : [cardUpdate(deps, at, 'cold', coldRef(before), before.ownerId ?? deps.places.handoffs)],
  );

function settledBy({ verdict, is, at }: Deal): Verdict {
  const { lead } = verdict;
  if (is === 'won')
    return { ...verdict, lead: { ...lead, coldAt: null, snoozedUntil: null, snoozedBy: null } };
  // Nobody is told of a lead because its deal was lost.
  const isOver = lead.lastActivityAt === null || lead.lastActivityAt <= at;
  return isOver ? { ...verdict, crossed: null } : verdict;
}
