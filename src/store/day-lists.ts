import type { LeadRow } from '../domain/stand.js';
import { Prisma, rowsOf, type Tx } from './db.js';
import type { At } from './find.js';
import { LEAD_COLUMNS } from './lead-columns.js';

/** Rows of a list, as many as asked for, and how many there are in all. */
export type Rows<T> = { rows: (LeadRow & T)[]; count: number };
export type Slice = { from: number; size: number };

/** Whose lists, under which version of the rules. */
export type Whose = At & { person: string; version: number };

/** How many rows there are besides those of this page. */
export const COUNT = Prisma.sql`(count(*) over ())::int as count`;

/** A list's rows out of a query that counts them all. */
export async function read<T>(tx: Tx, { from, size }: Slice, query: Prisma.Sql): Promise<Rows<T>> {
  const rows = await rowsOf<LeadRow & T & { count: number }>(
    tx,
    Prisma.sql`${query} limit ${size} offset ${from}`,
  );
  return { rows, count: rows[0]?.count ?? 0 };
}

/** Leads handed over that this person may claim: nobody's, or their own. Hottest first, as they were last written. */
export const listToClaim = (
  tx: Tx,
  { teamId, person, version }: Whose,
  slice: Slice,
): Promise<Rows<{ handoffId: string; since: Date; rule: string }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, h.id as "handoffId", h.created_at as since, h.rule, ${COUNT}
    from handoff h join lead l on l.id = h.lead_id left join standing s on s.lead_id = l.id and s.version = ${version}
    where h.team_id = ${teamId} and h.status = 'waiting' and (l.owner_id is null or l.owner_id = ${person})
    order by s.fit + s.behaviour desc nulls last, h.created_at, h.id`,
  );

/** Open tasks of this person that fall due in [from, to). Those of a lead that sleeps wait with it. */
export const listTasks = (
  tx: Tx,
  { teamId, person, now }: Whose,
  due: { from: Date; to: Date },
  slice: Slice,
): Promise<Rows<{ taskId: string; task: string; taskDueAt: Date }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, t.id as "taskId", t.title as task, t.due_at as "taskDueAt", ${COUNT}
    from task t join lead l on l.id = t.lead_id
    where t.team_id = ${teamId} and t.assignee_id = ${person} and t.status = 'open'
      and t.due_at >= ${due.from} and t.due_at < ${due.to} and ${isAwake(now)}
    order by t.due_at, t.id`,
  );

/** This person's leads above the lowest line, hottest first as they were last written. */
export const listHotOf = (
  tx: Tx,
  { teamId, person, version, now }: Whose,
  slice: Slice,
): Promise<Rows<unknown>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, ${COUNT} from lead l join standing s on s.lead_id = l.id and s.version = ${version}
    where l.team_id = ${teamId} and l.owner_id = ${person} and s.heat > 0 and ${isInPlay(now)}
    order by s.fit + s.behaviour desc, l.id`,
  );

/**
 * This person's leads that may lose a stage or go cold by an instant: `coldFrom` is the start of a silence that would
 * be too long by then. Their dates are to be looked at; at most so many.
 */
export const listMayCool = (
  tx: Tx,
  { teamId, person, version, now }: Whose,
  by: { at: Date; coldFrom: Date },
  most: number,
): Promise<LeadRow[]> =>
  rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l join standing s on s.lead_id = l.id and s.version = ${version}
    where l.team_id = ${teamId} and l.owner_id = ${person} and ${isInPlay(now)}
      and (s.quiet_since < ${by.coldFrom} or s.stage <> 'new' and s.due_at < ${by.at})
    order by s.quiet_since, l.id limit ${most}`,
  );

/** How a lead came to rest: what else would wake it, and how often in a row it was put off. */
export type Rest = { run: number; wakeOn: unknown; restReason: string | null };

/** Leads asleep that are this person's, or were put to sleep by them; whoever wakes next first. */
export const listAsleep = (tx: Tx, { teamId, person, now }: Whose, slice: Slice): Promise<Rows<Rest>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, ${REST}, ${COUNT} from lead l ${RESTING}
    where l.team_id = ${teamId} and l.snoozed_until > ${now}
      and (l.owner_id = ${person} or l.owner_id is null and l.snoozed_by = ${person})
    order by l.snoozed_until, l.id`,
  );

export const REST = Prisma.sql`coalesce(z.run, 1) as run, z.wake_on as "wakeOn", z.reason as "restReason"`;
const RESTING = Prisma.sql`left join lateral (select * from snooze z
  where z.lead_id = l.id and z.ended_at is null order by z.at desc limit 1) z on true`;

/** Whether this person has, or ever had, anything to do with a lead. */
export async function isBeginner(tx: Tx, { teamId, person }: Whose): Promise<boolean> {
  const [row] = await rowsOf<{ begun: boolean }>(
    tx,
    Prisma.sql`
    select exists (select 1 from lead where team_id = ${teamId} and owner_id = ${person})
      or exists (select 1 from task where assignee_id = ${person} and team_id = ${teamId}) as begun`,
  );
  return row?.begun !== true;
}

const isAwake = (now: Date): Prisma.Sql => Prisma.sql`(l.snoozed_until is null or l.snoozed_until <= ${now})`;

/** Neither cold, nor let go, a customer, lost or asleep. */
export const isInPlay = (now: Date): Prisma.Sql =>
  Prisma.sql`l.cold_at is null and l.let_go_at is null and l.won_at is null
    and (l.lost_at is null or s.last_activity_at > l.lost_at) and ${isAwake(now)}`;
