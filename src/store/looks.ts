import { Prisma, rowsOf, type Tx } from './db.js';
import { SAID_BY_DEEDS } from './readings.js';
import type { TimelineRow } from './timelines.js';

type Look = { teamId: string; leadId: string; personId: string; now: Date };

/**
 * Notes that a person looks at a lead; answers when they last did, null for the first time. Whoever looks does not wait
 * for the disk: a look that a crash of the database loses costs nothing.
 */
export async function noteLook(tx: Tx, { teamId, leadId, personId, now }: Look): Promise<Date | null> {
  const [row] = await rowsOf<{ before: Date | null }>(
    tx,
    Prisma.sql`
    with before as (
      select at from look where team_id = ${teamId} and lead_id = ${leadId}::uuid and person_id = ${personId}
    ), noted as (
      insert into look (team_id, lead_id, person_id, at) values (${teamId}, ${leadId}::uuid, ${personId}, ${now})
      on conflict (team_id, lead_id, person_id) do update set at = greatest(look.at, excluded.at)
    )
    select (select at from before) as before, set_config('synchronous_commit', 'off', true)`,
  );
  return row?.before ?? null;
}

/** What became known of a lead after an instant, newest first: but for what the person did themselves. */
export function newsOf(
  tx: Tx,
  { teamId, leadId, personId }: Omit<Look, 'now'>,
  since: Date,
  most: number,
): Promise<TimelineRow[]> {
  return rowsOf<TimelineRow>(
    tx,
    Prisma.sql`
    select * from (
      select 'activity' as of, dedupe_key as key, occurred_at as at, kind, properties as facts, origin,
        actor_id as "actorId", recorded_at as heard
      from activity
      where team_id = ${teamId} and lead_id = ${leadId}::uuid and kind <> all(${SAID_BY_DEEDS})
        and recorded_at > ${since} and actor_id is distinct from ${personId}
      union all
      select 'deed', verb, at, verb, facts, null, actor_id, at
      from history
      where team_id = ${teamId} and lead_id = ${leadId}::uuid and verb not in ('lead.logged', 'undone')
        and at > ${since} and actor_id is distinct from ${personId}
    ) news
    order by heard desc, at desc limit ${most}`,
  );
}
