import { Prisma, rowsOf, type Tx } from './db.js';

/** A lead without an owner since its owner's account is gone. */
export type Unowned = { leadId: string; wasOwner: string; since: Date };

/** Leads somebody owned last that have no owner since, the longest waiting first. Null: whoever owned them. */
export function readUnowned(
  tx: Tx,
  teamId: string,
  wasOwner: string | null,
  page: { from: number; size: number },
): Promise<(Unowned & { count: number })[]> {
  return rowsOf(
    tx,
    Prisma.sql`
    select u.lead_id as "leadId", u.was_owner as "wasOwner", u.since, (count(*) over ())::int as count
    from unowned u join lead l on l.id = u.lead_id
    where u.team_id = ${teamId} and l.owner_id is null and l.let_go_at is null and l.won_at is null
      and (${wasOwner}::text is null or u.was_owner = ${wasOwner})
    order by u.since, u.lead_id offset ${page.from} limit ${page.size}`,
  );
}

/** People whose accounts are gone and who still have open leads, tasks or tracks. */
export async function readGoneOwners(tx: Tx, teamId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from person p where p.team_id = ${teamId} and not p.active and (
      exists (select 1 from lead l where ${isOpenOf})
      or exists (select 1 from task t left join unowned u on u.lead_id = t.lead_id
        where t.team_id = p.team_id and t.assignee_id = p.id and t.status = 'open' and u.lead_id is null)
      or exists (select 1 from enrolment e left join unowned u on u.lead_id = e.lead_id
        where e.team_id = p.team_id and e.owner_id = p.id and e.ended_at is null and u.lead_id is null))
    order by p.id`;
  return rows.map(({ id }) => id);
}

/** Open: neither won nor let go, nor lost for good. */
const isOpenOf = Prisma.sql`l.team_id = p.team_id and l.owner_id = p.id and l.won_at is null and l.let_go_at is null
  and (l.lost_at is null or exists (select 1 from standing s where s.lead_id = l.id and s.last_activity_at > l.lost_at))`;

/** The leads such a person leaves behind, a batch of them. */
export async function readLeftLeads(
  tx: Tx,
  teamId: string,
  personId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct id from (
      select l.id from person p join lead l on ${isOpenOf} where p.team_id = ${teamId} and p.id = ${personId}
      union all
      select t.lead_id from task t left join unowned u on u.lead_id = t.lead_id
        where t.team_id = ${teamId} and t.assignee_id = ${personId} and t.status = 'open' and u.lead_id is null
      union all
      select e.lead_id from enrolment e left join unowned u on u.lead_id = e.lead_id
        where e.team_id = ${teamId} and e.owner_id = ${personId} and e.ended_at is null and u.lead_id is null) left_behind
    limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** People with open leads, tasks or tracks whom Slack was not asked about since an instant, or never. */
export async function readUnseenOwners(
  tx: Tx,
  teamId: string,
  since: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select o.id from (
      select owner_id as id from lead where team_id = ${teamId} and owner_id is not null and won_at is null
      union select assignee_id from task where team_id = ${teamId} and status = 'open'
      union select owner_id from enrolment where team_id = ${teamId} and ended_at is null) o
    left join person p on p.team_id = ${teamId} and p.id = o.id
    where p.id is null or (p.active and p.seen_at <= ${since})
    order by p.seen_at nulls first, o.id limit ${limit}`;
  return rows.map(({ id }) => id);
}
