import { COUNT, REST, type Rest, type Rows, read, type Slice } from './day-lists.js';
import { Prisma, type Tx } from './db.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import type { Team } from './team-lists.js';
import { TOUCHES } from './touches.js';

/** What of the safety net is missing, and since when nobody touched the lead. */
export type Gap = { inTrack: boolean; hasNext: boolean; touchedAt: Date };

/**
 * The safety net (S14): open leads that would fall through it. Open is whoever is somebody's, or qualified, and not let
 * go, won, lost, unsubscribed or asleep. It holds those who have an owner, something dated to come, and a touch since
 * `since`. Of one person's leads, or of all: then by owner, those of nobody last. Hottest first.
 */
export const listAdrift = (
  tx: Tx,
  { teamId, version, now }: Team,
  { person, since }: { person: string | null; since: Date },
  slice: Slice,
): Promise<Rows<Gap>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, track.id is not null as "inTrack", next.is as "hasNext", touch.at as "touchedAt", ${COUNT}
    from lead l join standing s on s.lead_id = l.id and s.version = ${version}
    left join lateral (select e.id from enrolment e
      where e.lead_id = l.id and e.ended_at is null and e.paused_at is null limit 1) track on true
    cross join lateral (select exists (select 1 from task t where t.lead_id = l.id and t.status = 'open') as is) next
    cross join lateral (select greatest(l.created_at,
      (select max(a.occurred_at) from activity a where a.lead_id = l.id and a.kind = any(${[...TOUCHES, 'email_sent']})),
      (select max(d.at) from history d where d.lead_id = l.id
        and d.verb in ('handoff.claimed', 'lead.claimed', 'lead.passed'))) as at) touch
    where l.team_id = ${teamId} and (l.owner_id is not null or s.heat > 0) and l.suppressed_at is null
      and l.let_go_at is null and l.won_at is null and (l.lost_at is null or s.last_activity_at > l.lost_at)
      and (l.snoozed_until is null or l.snoozed_until <= ${now}) and (${person}::text is null or l.owner_id = ${person})
      and (l.owner_id is null or (track.id is null and not next.is) or touch.at <= ${since})
    order by l.owner_id nulls last, s.fit + s.behaviour desc, l.id`,
  );

/** Leads a person watches, and until when; free ones first, then those whose time is over soonest. */
export const listWatched = (
  tx: Tx,
  { teamId, now }: Pick<Team, 'teamId' | 'now'>,
  person: string,
  slice: Slice,
): Promise<Rows<{ until: Date }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, w.until, ${COUNT} from watch w join lead l on l.id = w.lead_id
    where w.team_id = ${teamId} and w.until > ${now} and w.person_id = ${person}
    order by l.owner_id is not null, w.until, l.id`,
  );

/** Leads that rest: those a person put to sleep or owns, or all, `byRep` by whoever did; put off most often first. */
export const listResting = (
  tx: Tx,
  { teamId, now }: Pick<Team, 'teamId' | 'now'>,
  { person, least, byRep = false }: { person: string | null; least: number; byRep?: boolean },
  slice: Slice,
): Promise<Rows<Rest & { by: string; until: Date }>> =>
  read(
    tx,
    slice,
    Prisma.sql`
    select ${LEAD_COLUMNS}, ${REST}, z."by", z.until, ${COUNT}
    from snooze z join lead l on l.id = z.lead_id
    where z.team_id = ${teamId} and z.ended_at is null and l.snoozed_until > ${now} and z.run >= ${least}
      and (${person}::text is null or z."by" = ${person} or l.owner_id = ${person})
    order by case when ${byRep} then z."by" end, z.run desc, z.until, l.id`,
  );
