import type { Tx } from './db.js';

/** A handoff, and what became of its lead. */
export type HandoffOutcome = {
  id: string;
  leadId: string;
  episode: number;
  status: string;
  /** The total it was made at, and by which rules. */
  score: number;
  model: string;
  rule: string;
  because: unknown;
  createdAt: Date;
  claimedAt: Date | null;
  wonAt: Date | null;
  lostAt: Date | null;
  leadCreatedAt: Date;
  tags: string[];
};

/** The handoffs made since an instant, in their order. */
export function readOutcomes(tx: Tx, teamId: string, since: Date): Promise<HandoffOutcome[]> {
  return tx.$queryRaw<HandoffOutcome[]>`
    select h.id, h.lead_id as "leadId", h.episode, h.status, h.fit + h.behaviour as score, h.model, h.rule, h.because,
      h.created_at as "createdAt", h.claimed_at as "claimedAt", l.won_at as "wonAt", l.lost_at as "lostAt",
      l.created_at as "leadCreatedAt", l.tags
    from handoff h join lead l on l.id = h.lead_id
    where h.team_id = ${teamId} and h.created_at >= ${since} order by h.created_at, h.id`;
}

/** Leads that became customers since an instant, and whether they had been handed over before they did. */
export type Customer = { id: string; wonAt: Date; createdAt: Date; tags: string[]; handed: boolean };

export function readCustomers(tx: Tx, teamId: string, since: Date): Promise<Customer[]> {
  return tx.$queryRaw<Customer[]>`
    select l.id, l.won_at as "wonAt", l.created_at as "createdAt", l.tags,
      exists (select 1 from handoff h where h.lead_id = l.id and h.created_at <= l.won_at) as handed
    from lead l where l.team_id = ${teamId} and l.won_at >= ${since} order by l.won_at, l.id`;
}
