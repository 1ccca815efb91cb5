import type { Tx } from './db.js';
import { SAID_BY_DEEDS } from './readings.js';

/** A row of a lead's journey: an activity, or a deed of the history. */
export type TimelineRow = {
  of: 'activity' | 'deed';
  /** Of an activity its key, of a deed its verb. */
  key: string;
  at: Date;
  kind: string;
  facts: unknown;
  origin: string | null;
  actorId: string | null;
};

/** What the activities say already. */
const SAID_BY_ACTIVITIES = ['lead.logged', 'lead.noted'];

/** A page of a lead's journey, newest first. `from` newer rows are passed over. */
export function readJourney(
  tx: Tx,
  { teamId, leadId }: { teamId: string; leadId: string },
  { from, most }: { from: number; most: number },
): Promise<TimelineRow[]> {
  return tx.$queryRaw<TimelineRow[]>`
    select * from (
      select 'activity' as of, dedupe_key as key, occurred_at as at, kind, properties as facts, origin,
        actor_id as "actorId", id
      from activity where team_id = ${teamId} and lead_id = ${leadId}::uuid and kind <> all(${SAID_BY_DEEDS})
      union all
      select 'deed', verb, at, verb, facts, null, actor_id, id
      from history where team_id = ${teamId} and lead_id = ${leadId}::uuid and verb <> all(${SAID_BY_ACTIVITIES})
    ) journey
    order by at desc, id desc limit ${most} offset ${from}`;
}

/** How many rows a lead's journey has. */
export async function countJourney(tx: Tx, leadId: string): Promise<number> {
  const [activities, deeds] = await Promise.all([
    tx.activity.count({ where: { leadId, kind: { notIn: SAID_BY_DEEDS } } }),
    tx.history.count({ where: { leadId, verb: { notIn: SAID_BY_ACTIVITIES } } }),
  ]);
  return activities + deeds;
}
