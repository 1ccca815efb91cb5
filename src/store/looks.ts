import { Prisma, rowsOf, type Tx } from './db.js';
import { SAID_BY_DEEDS } from './readings.js';
import type { TimelineRow } from './timelines.js';

type Look = { teamId: string; leadId: string; personId: string };

/** What became known of a lead after an instant, newest first: but for what the person did themselves. */
export function newsOf(
  tx: Tx,
  { teamId, leadId, personId }: Look,
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
