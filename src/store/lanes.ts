import { Prisma, type Tx } from './db.js';

/** A place messages land in, and so the thing that has a pace. */
export type LaneKey = { teamId: string; name: string };

/** A lane we hold. `ready`: the pace allows a post now. */
export type TakenLane = { ready: boolean };

// All leases and paces are told by the database's clock: the clocks of several machines never meet here.
const NOW = Prisma.sql`date_trunc('milliseconds', now())`;
const ms = (count: number) => Prisma.sql`(${count}::double precision * interval '1 millisecond')`;

/** Lanes with something to do and nobody in them, the most urgent first. An edit or a doubt need not wait for the pace. */
export function dueLanes(tx: Tx, limit: number): Promise<LaneKey[]> {
  return tx.$queryRaw<LaneKey[]>`
    select o.team_id as "teamId", o.lane as name
    from outbox o left join lane l on l.team_id = o.team_id and l.name = o.lane
    where o.status in ('pending', 'sending') and o.due_at <= now()
      and (l.lease_until is null or l.lease_until <= now())
      and (l.free_at is null or l.free_at <= now() or o.deed = 'update' or o.status = 'sending')
    group by 1, 2
    order by max(o.urgency) desc, min(o.due_at)
    limit ${limit}`;
}

/** Milliseconds until the next message may move; null when there is none. */
export async function msUntilDue(tx: Tx): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ wait: number | null }[]>`
    select (extract(epoch from min(greatest(
        o.due_at, l.lease_until, case when o.deed <> 'update' and o.status = 'pending' then l.free_at end
      )) - clock_timestamp()) * 1000)::double precision as wait
    from outbox o left join lane l on l.team_id = o.team_id and l.name = o.lane
    where o.status in ('pending', 'sending')`;
  return row?.wait ?? null;
}

/** Takes the lane for `leaseMs` unless somebody is in it. `token` names this turn and no other. */
export async function takeLane(
  tx: Tx,
  lane: LaneKey,
  token: string,
  leaseMs: number,
): Promise<TakenLane | null> {
  const [taken] = await tx.$queryRaw<TakenLane[]>`
    insert into lane (team_id, name, free_at, lease_until, leased_by)
    values (${lane.teamId}, ${lane.name}, 'epoch', ${NOW} + ${ms(leaseMs)}, ${token}::uuid)
    on conflict (team_id, name) do update
      set lease_until = excluded.lease_until, leased_by = excluded.leased_by
      where lane.lease_until is null or lane.lease_until <= now()
    returning free_at <= now() as ready`;
  return taken ?? null;
}

/**
 * Leaves the lane, which takes its next post after `paceMs`. False when the lane was not ours any more: then
 * somebody else judges what we were doing, and we must leave it alone.
 */
export async function leaveLane(tx: Tx, lane: LaneKey, token: string, paceMs: number): Promise<boolean> {
  const left = await tx.$executeRaw`
    update lane
    set lease_until = null, leased_by = null, free_at = greatest(free_at, ${NOW} + ${ms(paceMs)})
    where team_id = ${lane.teamId} and name = ${lane.name} and leased_by = ${token}::uuid`;
  return left > 0;
}

/** Whether the lane is still ours, and stays so until the transaction ends. */
export async function holdsLane(tx: Tx, lane: LaneKey, token: string): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from lane where team_id = ${lane.teamId} and name = ${lane.name} and leased_by = ${token}::uuid
    for update`;
  return held.length > 0;
}

/** Notes that Slack asked for patience here. */
export async function noteSlowed(tx: Tx, lane: LaneKey, now: Date): Promise<void> {
  await tx.$executeRaw`
    update lane set slowed_at = ${now}::timestamptz where team_id = ${lane.teamId} and name = ${lane.name}`;
}

/** When Slack last asked for patience here, by the program's clock; null: never. */
export async function lastSlowed(tx: Tx, lane: LaneKey): Promise<Date | null> {
  const key = { teamId: lane.teamId, name: lane.name };
  return (
    (await tx.lane.findUnique({ where: { teamId_name: key }, select: { slowedAt: true } }))?.slowedAt ?? null
  );
}
