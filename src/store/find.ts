import { total } from '../domain/lead.js';
import type { Rules } from '../domain/scoring/rules.js';
import type { LeadRow, Tracked } from '../domain/stand.js';
import { Prisma, type Tx } from './db.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { standLeads } from './lead-rows.js';

export type At = { teamId: string; now: Date };

export type Which = { list: 'mine'; person: string } | { list: 'hot' } | { list: 'cold' };

/** A list's leads, as many as asked for, and how many there are in all: `MANY` where there are more. */
export type Page = { leads: Tracked[]; count: number };
export const MANY = 1000;

/** Leads of one list, hottest first; cold ones by their worth. */
export function listLeads(tx: Tx, rules: Rules, at: At, which: Which, limit: number): Promise<Page> {
  if (which.list === 'hot') return listHot(tx, rules, at, limit);
  return which.list === 'mine'
    ? listMine(tx, rules, at, which.person, limit)
    : listCold(tx, rules, at, limit);
}

async function listMine(tx: Tx, rules: Rules, at: At, person: string, limit: number): Promise<Page> {
  const rows = await tx.$queryRaw<LeadRow[]>`
    select ${LEAD_COLUMNS} from lead l left join standing s on s.lead_id = l.id and s.version = ${rules.version}
    where l.team_id = ${at.teamId} and l.owner_id = ${person} and l.let_go_at is null
    order by s.fit + s.behaviour desc nulls last, l.value desc nulls last, l.id limit ${MANY}`;
  const leads = byTotal(await standLeads(tx, rules, at.now, rows, true));
  return { leads: leads.slice(0, limit), count: rows.length };
}

async function listCold(tx: Tx, rules: Rules, at: At, limit: number): Promise<Page> {
  const rows = await tx.$queryRaw<(LeadRow & { count: number })[]>`
    select ${LEAD_COLUMNS}, (count(*) over ())::int as count from lead l
    where l.team_id = ${at.teamId} and l.cold_at is not null and l.let_go_at is null and l.suppressed_at is null
    order by l.value desc nulls last, l.cold_at limit ${limit}`;
  return { leads: await standLeads(tx, rules, at.now, rows, true), count: rows[0]?.count ?? 0 };
}

const LOOK = 60;

/**
 * The hottest first, band by band from the top. Points fade, but never rise by themselves: what a lead had when it was
 * written is the most it can have now. So few are looked at, in the order of what they had, and the search is over once
 * none of the others can be hotter than those found.
 */
async function listHot(tx: Tx, rules: Rules, at: At, limit: number): Promise<Page> {
  let found: Tracked[] = [];
  for (const heat of await bandsOf(tx, rules, at)) {
    for (let from = 0; ; from += LOOK) {
      const rows = await tx.$queryRaw<(LeadRow & { most: number })[]>`
        select ${LEAD_COLUMNS}, s.fit + s.behaviour as most from standing s join lead l on l.id = s.lead_id
        where s.team_id = ${at.teamId} and s.version = ${rules.version} and s.heat = ${heat} and ${isHot(at.now)}
        order by s.fit + s.behaviour desc, l.value desc nulls last, s.lead_id limit ${LOOK} offset ${from}`;
      const standing = await standLeads(tx, rules, at.now, rows, true);
      found = byTotal([...found, ...standing.filter(({ stage }) => stage !== 'new')]);
      const sure = found.filter((lead) => total(lead) >= (rows.at(-1)?.most ?? 0));
      if (sure.length >= limit) return { leads: sure.slice(0, limit), count: await countHot(tx, rules, at) };
      if (rows.length < LOOK) break;
    }
  }
  return { leads: found.slice(0, limit), count: found.length };
}

/** The bands that hold anybody, from the top: one look into the index each. */
async function bandsOf(tx: Tx, rules: Rules, at: At): Promise<number[]> {
  const bands = await tx.$queryRaw<{ heat: number }[]>`
    with recursive b as (
      (select heat from standing where team_id = ${at.teamId} and version = ${rules.version} and heat > 0
        order by heat desc limit 1)
      union all
      select (select s.heat from standing s where s.team_id = ${at.teamId} and s.version = ${rules.version}
        and s.heat > 0 and s.heat < b.heat order by s.heat desc limit 1) from b where b.heat is not null)
    select heat from b where heat is not null`;
  return bands.map(({ heat }) => heat);
}

/** Neither cold, asleep, let go, won nor lost for good. Of `lead l` and `standing s`. */
export const isHot = (now: Date): Prisma.Sql =>
  Prisma.sql`l.cold_at is null and l.let_go_at is null and l.won_at is null
    and (l.lost_at is null or s.last_activity_at > l.lost_at)
    and (l.snoozed_until is null or l.snoozed_until <= ${now})`;

/** How many are hot; of very many, that there are many. */
async function countHot(tx: Tx, rules: Rules, at: At): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from standing
      where team_id = ${at.teamId} and version = ${rules.version} and heat > 0 limit ${MANY}) hot`;
  const most = row?.count ?? 0;
  if (most === MANY) return MANY;
  const [exact] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from standing s join lead l on l.id = s.lead_id
    where s.team_id = ${at.teamId} and s.version = ${rules.version} and s.heat > 0 and ${isHot(at.now)}`;
  return exact?.count ?? 0;
}

/** The hottest first; of the same points, the deal that is worth more (S29). */
export const byTotal = (leads: Tracked[]): Tracked[] =>
  leads.toSorted(
    (a, b) => total(b) - total(a) || (b.value ?? -1) - (a.value ?? -1) || (a.id < b.id ? -1 : 1),
  );
