import { Prisma, rowsOf, type Tx } from './db.js';

/** Whose Home. */
export type HomeKey = { teamId: string; personId: string };

/** A Home as we hold it while it is published. `page` and `note` are as they were written. */
export type TakenHome = {
  page: unknown;
  note: unknown;
  notedAt: Date | null;
  hash: string | null;
  shown: string | null;
};

const ms = (count: number) => Prisma.sql`(${count}::double precision * interval '1 millisecond')`;

/** What a press or an opening changes; what is left out stays. A null note takes the old one away. */
export type Look = { now: Date; page?: object; note?: object | null };

/** Notes that somebody looks at their Home, which is to be published anew. */
export async function noteLook(tx: Tx, { teamId, personId }: HomeKey, look: Look): Promise<void> {
  const { now, page, note } = look;
  const noted = note === undefined || note === null ? null : JSON.stringify(note);
  await tx.$executeRaw`
    insert into home (team_id, person_id, opened_at, page, note, noted_at, stale)
    values (${teamId}, ${personId}, ${now}, coalesce(${page === undefined ? null : JSON.stringify(page)}::jsonb, '{}'),
      ${noted}::jsonb, ${now}, true)
    on conflict (team_id, person_id) do update set opened_at = greatest(home.opened_at, excluded.opened_at), stale = true,
      page = case when ${page === undefined} then home.page else excluded.page end,
      note = case when ${note === undefined} then home.note else excluded.note end,
      noted_at = case when ${note === undefined} then home.noted_at else excluded.noted_at end`;
}

/** The page somebody is on; null for somebody who has never looked. */
export async function pageOf(tx: Tx, { teamId, personId }: HomeKey): Promise<unknown> {
  const row = await tx.home.findUnique({
    where: { teamId_personId: { teamId, personId } },
    select: { page: true },
  });
  return row?.page ?? null;
}

/** Takes a Home that no longer says what is so, unless somebody is at it. `token` names this turn and no other. */
export async function takeHome(
  tx: Tx,
  { teamId, personId }: HomeKey,
  token: string,
  leaseMs: number,
): Promise<TakenHome | null> {
  const [taken] = await tx.$queryRaw<TakenHome[]>`
    update home set stale = false, lease_until = now() + ${ms(leaseMs)}, leased_by = ${token}::uuid
    where team_id = ${teamId} and person_id = ${personId} and (stale or lease_until <= now())
      and (lease_until is null or lease_until <= now())
    returning page, note, noted_at as "notedAt", hash, shown`;
  return taken ?? null;
}

/** What was published, and when it was read. `again`: it did not get there, and is to be tried once more. */
export type Left = {
  hash: string | null;
  shown: string | null;
  readAt: Date;
  nextAt: Date | null;
  restMs: number;
  again: boolean;
};

/** Leaves a Home. True where something changed meanwhile, so that it is to be published once more. */
export async function leaveHome(tx: Tx, key: HomeKey, token: string, left: Left): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ stale: boolean }[]>`
    update home set lease_until = null, leased_by = null, hash = ${left.hash}, shown = ${left.shown},
      read_at = ${left.readAt}, next_at = ${left.nextAt}, rest_until = now() + ${ms(left.restMs)},
      stale = stale or ${left.again}
    where team_id = ${key.teamId} and person_id = ${key.personId} and leased_by = ${token}::uuid
    returning stale`;
  return row?.stale ?? false;
}

/** Deeds that change what others may see on their Home. */
const EVERYBODYS = [
  'lead.ready',
  'handoff.claimed',
  'handoff.returned',
  'handoff.closed',
  'lead.claimed',
  'lead.let_go',
];

/** A deed is dated when it was asked for, and may be seen only when it is done. */
const LATENESS_MS = 5_000;

/**
 * Marks the Homes of a team, of those looked at since an instant, that no longer say what is so: time has come to
 * something, a handoff came or went, or something was done by their reader or to a lead of theirs. Verb by verb, as the
 * index of the history lies.
 */
export async function markStale(tx: Tx, teamId: string, now: Date, since: Date): Promise<void> {
  await tx.$executeRaw`
    with recursive seen as materialized (
      select person_id, next_at, read_at - ${ms(LATENESS_MS)} as read_at from home
      where team_id = ${teamId} and opened_at > ${since} and not stale),
    verbs as (
      select min(verb) as verb from history where team_id = ${teamId} and exists (select 1 from seen)
      union all
      select (select min(h.verb) from history h where h.team_id = ${teamId} and h.verb > v.verb) from verbs v
      where v.verb is not null),
    news as materialized (
      select d.at, d.actor_id, d.verb, l.owner_id
      from verbs v join history d on d.team_id = ${teamId} and d.verb = v.verb left join lead l on l.id = d.lead_id
      where d.at >= (select min(read_at) from seen)),
    newest as materialized (
      select person, max(at) as at from (
        select actor_id as person, at from news union all select owner_id, at from news
        union all select '', at from news where verb = any(${EVERYBODYS})) concerned
      where person is not null group by 1)
    update home h set stale = true from seen s
    where h.team_id = ${teamId} and h.person_id = s.person_id and (s.read_at is null or s.next_at <= ${now} or exists (
      select 1 from newest n where n.at >= s.read_at and n.person in ('', s.person_id)))`;
}

/** Those whose Home is to be published now without their asking, longest ago first; and how many look at theirs. */
export async function dueHomes(
  tx: Tx,
  teamId: string,
  since: Date,
  limit: number,
): Promise<{ due: string[]; watched: number; waitMs: number | null }> {
  const rows = await rowsOf<{ personId: string; isDue: boolean; waitMs: number | null }>(
    tx,
    Prisma.sql`
    select person_id as "personId",
      (stale or lease_until <= now()) and greatest(rest_until, lease_until) <= now() is not false as "isDue",
      case when stale then (extract(epoch from greatest(rest_until, lease_until) - now()) * 1000)::float8 end as "waitMs"
    from home where team_id = ${teamId} and opened_at > ${since}
    order by rest_until nulls first`,
  );
  const waits = rows.flatMap(({ isDue, waitMs }) => (isDue || waitMs === null ? [] : [waitMs]));
  return {
    due: rows.flatMap(({ isDue, personId }) => (isDue ? [personId] : [])).slice(0, limit),
    watched: rows.length,
    waitMs: waits.length === 0 ? null : Math.min(...waits),
  };
}

/** Forgets Homes nobody has looked at since an instant: the next look begins anew. */
export async function forgetHomes(tx: Tx, teamId: string, before: Date): Promise<number> {
  return tx.$executeRaw`delete from home where team_id = ${teamId} and opened_at < ${before}`;
}
