import { COUNT, isInPlay, type Rows, read, type Slice } from './day-lists.js';
import { Prisma, rowsOf, type Tx } from './db.js';
import type { At } from './find.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { TOUCHES } from './touches.js';

/** A team under one version of the rules. */
export type Team = At & { version: number };

/** Everything handed over and not answered, the longest waiting first. `late`: of all, how many since before `lateBy`. */
export const listWaiting = (
  tx: Tx,
  { teamId }: Team,
  lateBy: Date,
  slice: Slice,
): Promise<Rows<{ handoffId: string; since: Date; rule: string; late: number }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, h.id as "handoffId", h.created_at as since, h.rule,
      (count(*) filter (where h.created_at <= ${lateBy}) over ())::int as late, ${COUNT}
    from handoff h join lead l on l.id = h.lead_id
    where h.team_id = ${teamId} and h.status = 'waiting'
    order by h.created_at, h.id`,
  );

/** Warm leads that are nobody's and wait in no handoff, hottest first. */
export const listUnowned = (tx: Tx, { teamId, version, now }: Team, slice: Slice): Promise<Rows<unknown>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, ${COUNT} from standing s join lead l on l.id = s.lead_id
    where s.team_id = ${teamId} and s.version = ${version} and s.heat > 0 and l.owner_id is null and ${isInPlay(now)}
      and not exists (select 1 from handoff h where h.lead_id = l.id and h.status = 'waiting')
    order by s.fit + s.behaviour desc, l.id`,
  );

/** Warm leads that became somebody's before an instant and that nobody has touched since, the longest ago first. */
export const listNeglected = (
  tx: Tx,
  { teamId, version, now }: Team,
  since: Date,
  slice: Slice,
): Promise<Rows<{ touchedAt: Date | null }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, touch.at as "touchedAt", ${COUNT}
    from standing s join lead l on l.id = s.lead_id
    cross join lateral (select max(a.occurred_at) as at from activity a
      where a.lead_id = l.id and a.kind = any(${TOUCHES})) touch
    where s.team_id = ${teamId} and s.version = ${version} and s.heat > 0 and l.owner_id is not null and ${isInPlay(now)}
      and (touch.at is null or touch.at <= ${since})
      and not exists (select 1 from history d where d.lead_id = l.id and d.at > ${since}
        and d.verb in ('handoff.claimed', 'lead.claimed', 'lead.passed'))
    order by touch.at nulls first, s.quiet_since, l.id`,
  );

export type RepCounts = {
  id: string;
  open: number;
  toClaim: number;
  overdue: number;
  claimMinutes: number | null;
};

/** Who has leads, tasks or claims, and how many: `morning` is when today began, claims count from `claimsFrom` on. */
export const countReps = (
  tx: Tx,
  { teamId, now }: Team,
  { morning, claimsFrom }: { morning: Date; claimsFrom: Date },
): Promise<RepCounts[]> =>
  rowsOf<RepCounts>(
    tx,
    Prisma.sql`
    select id, sum(open)::int as open, sum(claims)::int as "toClaim", sum(tasks)::int as overdue,
      max(minutes)::float8 as "claimMinutes" from (
      select owner_id as id, count(*) as open, 0 as claims, 0 as tasks, null::numeric as minutes from lead
      where team_id = ${teamId} and owner_id is not null and let_go_at is null and won_at is null and lost_at is null
      group by 1
      union all
      select l.owner_id, 0, count(*), 0, null from handoff h join lead l on l.id = h.lead_id
      where h.team_id = ${teamId} and h.status = 'waiting' and l.owner_id is not null group by 1
      union all
      select t.assignee_id, 0, 0, count(*), null from task t join lead l on l.id = t.lead_id
      where t.team_id = ${teamId} and t.status = 'open' and t.due_at < ${morning}
        and (l.snoozed_until is null or l.snoozed_until <= ${now}) group by 1
      union all
      select claimed_by, 0, 0, 0, avg(extract(epoch from claimed_at - created_at) / 60) from handoff
      where team_id = ${teamId} and claimed_at > ${claimsFrom} and claimed_by is not null group by 1) each
    group by id order by 3 desc, 4 desc, 2 desc, id`,
  );

export type MayCool = { leadId: string; ownerId: string; goesCold: boolean };

/**
 * All owned leads that may lose a stage or go cold by an instant; `goesCold`: they will, whatever their points do.
 * `isOut`: the rules take whoever unsubscribed out of scoring, and then there is nothing to lose.
 */
export const teamMayCool = (
  tx: Tx,
  { teamId, version, now }: Team,
  by: { at: Date; coldFrom: Date; isOut: boolean },
): Promise<MayCool[]> =>
  rowsOf<MayCool>(
    tx,
    Prisma.sql`
    select l.id as "leadId", l.owner_id as "ownerId", s.quiet_since < ${by.coldFrom} as "goesCold"
    from standing s join lead l on l.id = s.lead_id
    where s.team_id = ${teamId} and s.version = ${version} and l.owner_id is not null and ${isInPlay(now)}
      and (l.suppressed_at is null or not ${by.isOut})
      and (s.quiet_since < ${by.coldFrom} or s.stage <> 'new' and s.due_at < ${by.at})`,
  );
