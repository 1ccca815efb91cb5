import type { LaneHealth, StoredHealth, TickHealth } from '../domain/health.js';
import { Prisma, type Tx } from './db.js';
import { countHeld } from './held.js';

const DAY_MS = 86_400_000;
const DEAD_DAYS = 3;

/** How messages go in each place that ever got one. One look into the index a place. */
async function readLanes(tx: Tx, teamId: string, now: Date): Promise<LaneHealth[]> {
  const since = new Date(now.getTime() - DEAD_DAYS * DAY_MS);
  const rows = await tx.$queryRaw<
    (Omit<LaneHealth, 'lastDead'> & { deadAt: Date | null; error: string | null })[]
  >`
    select l.name as place, sent.at as "lastSentAt", dead.at as "deadAt", dead.error,
      coalesce(q.waiting, 0)::int as waiting, coalesce(q.doubtful, 0)::int as doubtful,
      coalesce(q.held, 0)::int as held, coalesce(dead.count, 0)::int as dead, q.oldest as "oldestWaiting",
      case when l.slowed_at is null or l.free_at <= now() then 0
        else extract(epoch from l.free_at - now()) * 1000 end::float8 as "slowedMs"
    from lane l
    left join lateral (select o.sent_at as at from outbox o
      where o.team_id = l.team_id and o.lane = l.name and o.sent_at <= ${now}::timestamptz and o.batch_id is not null
      order by o.sent_at desc limit 1) sent on true
    left join lateral (select max(o.created_at) as at, count(*) as count,
        (array_agg(o.error order by o.created_at desc))[1] as error
      from outbox o where o.team_id = l.team_id and o.lane = l.name and o.status = 'dead'
        and o.created_at > ${since}::timestamptz) dead on true
    left join lateral (select count(*) filter (where o.status = 'pending') as waiting,
        count(*) filter (where o.status = 'sending' and o.due_at <= now()) as doubtful,
        count(*) filter (where o.status = 'held') as held,
        min(o.created_at) filter (where o.status = 'pending' and o.due_at <= now()) as oldest
      from outbox o where o.team_id = l.team_id and o.lane = l.name and o.status in ('pending', 'sending', 'held')
      ) q on true
    where l.team_id = ${teamId} order by l.name`;
  return rows.map(({ deadAt, error, ...row }) => ({
    ...row,
    lastDead: deadAt === null ? null : { at: deadAt, error: error ?? 'no word' },
  }));
}

/** Owners of leads who are nobody we know in Slack, or have left, by how many leads they own. */
function readUnmapped(tx: Tx, teamId: string): Promise<StoredHealth['unmapped']> {
  return tx.$queryRaw`
    with recursive owner as (
      (select owner_id as id from lead where team_id = ${teamId} and owner_id is not null order by owner_id limit 1)
      union all
      select (select l.owner_id from lead l where l.team_id = ${teamId} and l.owner_id > owner.id
        order by l.owner_id limit 1) from owner where owner.id is not null)
    select owner.id, (select count(*)::int from lead l where l.team_id = ${teamId} and l.owner_id = owner.id) as leads,
      case when p.id is null then 'unknown' else 'left' end as why
    from owner left join person p on p.team_id = ${teamId} and p.id = owner.id
    where owner.id is not null and (p.id is null or not p.active)
    order by leads desc limit 20`;
}

/** The last id that can have been made until now (RFC 9562, version 7): older rows have some that look later. */
const LATEST_ID = Prisma.sql`(lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7fffbfffffffffffffff')::uuid`;

/** When the newest event came in by the door. Its ids are in the order of time, so that few are looked at. */
export async function lastEvent(tx: Tx, teamId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    select at from (select recorded_at as at, origin, team_id from activity where id <= ${LATEST_ID}
      order by id desc limit 20000) newest
    where team_id = ${teamId} and origin = 'webhook' limit 1`;
  return row?.at ?? null;
}

/** All that is stored of how things stand. */
export async function readStoredHealth(tx: Tx, teamId: string, now: Date): Promise<StoredHealth> {
  return {
    lanes: await readLanes(tx, teamId, now),
    held: await countHeld(tx, teamId, null),
    ticks: await readTicks(tx, teamId),
    unmapped: await readUnmapped(tx, teamId),
    lastEventAt: await lastEvent(tx, teamId),
  };
}

const readTicks = (tx: Tx, teamId: string): Promise<TickHealth[]> =>
  tx.tickRun.findMany({
    where: { teamId },
    select: { name: true, everySeconds: true, at: true, error: true },
    orderBy: { name: 'asc' },
  });

/** Notes that a tick ran. A later run that was noted already stays. */
export async function noteTick(tx: Tx, teamId: string, run: TickHealth & { tookMs: number }): Promise<void> {
  await tx.$executeRaw`
    insert into tick_run (team_id, name, every_seconds, at, took_ms, error)
    values (${teamId}, ${run.name}, ${run.everySeconds}, ${run.at}::timestamptz, ${run.tookMs}, ${run.error})
    on conflict (team_id, name) do update set every_seconds = excluded.every_seconds, at = excluded.at,
      took_ms = excluded.took_ms, error = excluded.error
      where tick_run.at <= excluded.at`;
}
