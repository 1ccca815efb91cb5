import type { MessageKind } from '../domain/facts.js';
import type { Held } from '../domain/noise.js';
import { Prisma, type Tx } from './db.js';
import type { LaneKey } from './lanes.js';

/** What a message held back dies of once a digest has told of it. */
const IN_DIGEST = 'in_digest';
const NOW = Prisma.sql`date_trunc('milliseconds', now())`;

/** A message that was held back: where to, what about, since when and why. `status` 'held': it still waits. */
export type HeldRow = {
  id: string;
  lane: string;
  kind: MessageKind;
  refId: string | null;
  facts: unknown;
  heldAt: Date;
  heldWhy: Held;
  status: string;
};

/**
 * Holds messages back that were never tried, while the lane is ours. What is switched off needs nothing more; the rest
 * waits. Answers how many.
 */
export function holdRows(
  tx: Tx,
  lane: LaneKey & { token: string },
  ids: string[],
  why: Held,
  now: Date,
): Promise<number> {
  const status = why === 'off' ? 'sent' : 'held';
  return tx.$executeRaw`
    update outbox set status = ${status}, error = ${why === 'off' ? why : null}, held_why = ${why},
      held_at = coalesce(held_at, ${now}::timestamptz)
    where id = any(${ids}::uuid[]) and status = 'pending' and batch_id is null and exists (select 1 from lane
      where team_id = ${lane.teamId} and name = ${lane.name} and leased_by = ${lane.token}::uuid)`;
}

/** How many messages a place was sent since an instant: a folded one counts once, and digests not at all. */
export async function countPosts(tx: Tx, { teamId, name }: LaneKey, since: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct batch_id)::int as count from outbox
    where team_id = ${teamId} and lane = ${name} and deed = 'post' and sent_at > ${since}::timestamptz
      and kind not in ('digest', 'morning', 'welcome')`;
  return row?.count ?? 0;
}

/** The places where something waits for quiet hours to end. */
export async function quietLanes(tx: Tx, teamId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ lane: string }[]>`
    select distinct lane from outbox where status = 'held' and team_id = ${teamId} and held_why = 'quiet'`;
  return rows.map(({ lane }) => lane);
}

/** Lets what waited for quiet hours go, as if it had come just now. Answers how many. */
export function releaseQuiet(tx: Tx, teamId: string, lanes: string[]): Promise<number> {
  return tx.$executeRaw`
    update outbox set status = 'pending', due_at = ${NOW}
    where status = 'held' and team_id = ${teamId} and held_why = 'quiet' and lane = any(${lanes})`;
}

/** Which places' held messages are meant: a person's, or those of all channels. */
export type HeldWhere = { person: string } | 'channels';

const inPlace = (where: HeldWhere): Prisma.Sql =>
  where === 'channels' ? Prisma.sql`lane !~ '^[UW][A-Z0-9]+$'` : Prisma.sql`lane = ${where.person}`;

/** What was held back in a place since an instant and did not go out since, the newest first. */
export function readHeld(
  tx: Tx,
  teamId: string,
  where: HeldWhere,
  since: Date,
  limit: number,
): Promise<HeldRow[]> {
  return tx.$queryRaw<HeldRow[]>`
    select id, lane, kind, ref_id as "refId", facts, held_at as "heldAt", held_why as "heldWhy", status from outbox
    where team_id = ${teamId} and held_at > ${since}::timestamptz and ${inPlace(where)} and kind <> 'line'
      and (status = 'held' or (status = 'sent' and error in ('off', ${IN_DIGEST})))
    order by held_at desc, id desc limit ${limit}`;
}

/** How many messages wait for each reason: in one place, or everywhere. */
export async function countHeld(
  tx: Tx,
  teamId: string,
  where: HeldWhere | null,
): Promise<Record<Held, number>> {
  const place = where === null ? Prisma.sql`true` : inPlace(where);
  const rows = await tx.$queryRaw<{ why: Held; count: number }[]>`
    select held_why as why, count(*)::int as count from outbox
    where status = 'held' and team_id = ${teamId} and ${place} group by held_why`;
  const counts: Record<Held, number> = { quiet: 0, budget: 0, off: 0 };
  for (const { why, count } of rows) counts[why] = count;
  return counts;
}

/** A digest tells of what is over the budget of a place: it waits no longer. Answers how many there were. */
export function intoDigest(tx: Tx, teamId: string, where: HeldWhere): Promise<number> {
  return tx.$executeRaw`
    update outbox set status = 'sent', error = ${IN_DIGEST}
    where status = 'held' and team_id = ${teamId} and held_why = 'budget' and ${inPlace(where)}`;
}
