import type { Lead } from '../domain/lead.js';
import type { Rules } from '../domain/scoring/rules.js';
import type { LeadRow, Tracked } from '../domain/stand.js';
import { Prisma, type Tx } from './db.js';
import { type At, byTotal, MANY, type Page } from './find.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { standLeads } from './lead-rows.js';
import { FUNNEL_SINCE, isInFunnel } from './memory.js';

/** Leads of one segment, hottest first, of the first `MANY` as many as asked for, and how many there are in all. */
export async function listSegment(
  tx: Tx,
  rules: Rules,
  at: At,
  segment: string,
  limit: number,
): Promise<Page> {
  const isIn = Prisma.sql`s.team_id = ${at.teamId} and s.version = ${rules.version}
    and s.segments @> array[${segment}]::text[]`;
  const rows = await tx.$queryRaw<LeadRow[]>`
    select ${LEAD_COLUMNS} from standing s join lead l on l.id = s.lead_id where ${isIn}
    order by s.heat desc, s.fit + s.behaviour desc, l.id limit ${MANY}`;
  const [all] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from standing s where ${isIn}`;
  const leads = byTotal(await standLeads(tx, rules, at.now, rows));
  return { leads: leads.slice(0, limit), count: all?.count ?? 0 };
}

/** The leads of one account, hottest first, at most so many. */
export async function listAccount(
  tx: Tx,
  rules: Rules,
  at: At,
  account: string,
  limit: number,
): Promise<Tracked[]> {
  const rows = await tx.$queryRaw<LeadRow[]>`
    select ${LEAD_COLUMNS} from lead l left join standing s on s.lead_id = l.id and s.version = ${rules.version}
    where l.team_id = ${at.teamId} and l.account = ${account}
    order by s.fit + s.behaviour desc nulls last, l.id limit ${limit}`;
  return byTotal(await standLeads(tx, rules, at.now, rows));
}

/** How long leads stayed in consideration, of those that left it: how many did, and the median in milliseconds. */
export async function medianStay(tx: Tx, teamId: string): Promise<{ left: number; median: number | null }> {
  const [row] = await tx.$queryRaw<{ left: number; median: number | null }[]>`
    select count(*)::int as left, 1000 * percentile_cont(0.5) within group (
      order by extract(epoch from (facts->>'until')::timestamptz - (facts->>'since')::timestamptz)::float8) as median
    from history where team_id = ${teamId} and verb = 'lead.funnel' and facts->>'from' = 'consideration'`;
  return row ?? { left: 0, median: null };
}

export type StuckPage = { rows: { lead: Lead; since: Date }[]; count: number };

/**
 * Leads in consideration since before an instant, a person's own first, then those who stay longest. Whose deal is
 * over, who was let go, rests, or is not to be written to, is not stuck.
 */
export async function listStuckSince(
  tx: Tx,
  rules: Rules,
  at: At,
  want: { before: Date; person: string; from: number; size: number },
): Promise<StuckPage> {
  const rows = await tx.$queryRaw<(LeadRow & { since: number; count: number })[]>`
    select ${LEAD_COLUMNS}, ${FUNNEL_SINCE} as since, (count(*) over ())::int as count
    from standing s join lead l on l.id = s.lead_id
    where s.team_id = ${at.teamId} and s.version = ${rules.version} and ${isInFunnel('consideration')}
      and ${FUNNEL_SINCE} < ${want.before.getTime()} and l.won_at is null and l.let_go_at is null and l.suppressed_at is null
      and (l.lost_at is null or s.last_activity_at > l.lost_at) and (l.snoozed_until is null or l.snoozed_until <= ${at.now})
    order by (l.owner_id is not distinct from ${want.person}) desc, since, l.id
    limit ${want.size} offset ${want.from}`;
  const leads = await standLeads(tx, rules, at.now, rows);
  return {
    rows: leads.map((lead, index) => ({ lead, since: new Date(rows[index]?.since ?? 0) })),
    count: rows[0]?.count ?? 0,
  };
}
