import type { ActivityKind, Origin } from '../domain/activity.js';
import type { Profile } from '../domain/lead.js';
import type { Deed } from '../domain/scoring/deed.js';
import { array } from './columns.js';
import { Prisma, rowsOf, type Tx } from './db.js';
import { gather } from './gather.js';

export type NewActivity = {
  id: string;
  leadId: string;
  dedupeKey: string;
  kind: ActivityKind;
  origin: Origin;
  actorId: string | null;
  occurredAt: Date;
  properties: Record<string, unknown>;
  /** What it said of who the lead is; null where nothing. */
  profile: Partial<Profile> | null;
};

/** Appends activities; answers the ids of those not recorded before under their key. */
export async function addActivities(
  tx: Tx,
  teamId: string,
  now: Date,
  rows: NewActivity[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  // Those left out are few: their ids, not all others', are asked for.
  const known = await rowsOf<{ id: string }>(
    tx,
    Prisma.sql`
    with t as (select * from unnest(${array(rows, ({ id }) => id, 'uuid')},
      ${array(rows, ({ leadId }) => leadId, 'uuid')}, ${array(rows, ({ dedupeKey }) => dedupeKey, 'text')},
      ${array(rows, ({ kind }) => kind, 'text')}, ${array(rows, ({ origin }) => origin, 'text')},
      ${array(rows, ({ actorId }) => actorId, 'text')},
      ${array(rows, ({ occurredAt }) => occurredAt, 'timestamptz')},
      ${array(rows, ({ properties }) => JSON.stringify(properties), 'jsonb')},
      ${array(rows, ({ profile }) => (profile === null ? null : JSON.stringify(profile)), 'jsonb')}
    ) as t(id, lead_id, key, kind, origin, actor_id, at, properties, profile)),
    added as (
    insert into activity (id, team_id, lead_id, dedupe_key, kind, origin, actor_id, occurred_at, recorded_at, properties,
      profile)
    select id, ${teamId}::text, lead_id, key, kind, origin, actor_id, at, ${now}::timestamptz, properties, profile
    from t order by key
    on conflict (team_id, dedupe_key) do nothing
    returning id)
    select id from t where id not in (select id from added)`,
  );
  const added = new Set(rows.map(({ id }) => id));
  for (const { id } of known) added.delete(id);
  return added;
}

/** The whole past of these leads, as rules read it, in no order. `except` are keys not to be read. */
export async function readDeeds(
  tx: Tx,
  leadIds: string[],
  except: string[] = [],
): Promise<Map<string, Deed[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await rowsOf<Deed & { leadId: string }>(
    tx,
    Prisma.sql`
    select lead_id as "leadId", dedupe_key as id, occurred_at as at, kind, properties, profile from activity
    where lead_id = any(${leadIds}::uuid[]) and dedupe_key <> all(${except})`,
  );
  return gather(rows);
}

/** The keys, among these, of what a person of ours noted. */
export async function notedByPeople(tx: Tx, teamId: string, keys: string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ key: string }>(
    tx,
    Prisma.sql`select dedupe_key as key from activity
      where team_id = ${teamId} and dedupe_key = any(${keys}) and actor_id is not null`,
  );
  return new Set(rows.map(({ key }) => key));
}
