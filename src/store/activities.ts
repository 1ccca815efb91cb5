import { ACTIVITY_KINDS, type ActivityKind, activityType, type Origin } from '../domain/activity.js';
import { groupValue } from '../domain/behaviour.js';
import type { NewLine } from '../domain/judge.js';
import type { BehaviourRule } from '../domain/model.js';
import type { Prisma, Tx } from './db.js';

export type NewActivity = {
  id: string;
  leadId: string;
  dedupeKey: string;
  kind: ActivityKind;
  origin: Origin;
  actorId: string | null;
  occurredAt: Date;
  properties: Record<string, unknown>;
};

/** Appends activities; answers the ids of those not recorded before under their key. */
export async function addActivities(
  tx: Tx,
  teamId: string,
  now: Date,
  rows: NewActivity[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await tx.$queryRaw<{ id: string }[]>`
    insert into activity (id, team_id, lead_id, dedupe_key, kind, origin, actor_id, occurred_at, recorded_at, properties)
    select id, ${teamId}, "leadId", "dedupeKey", kind, origin, "actorId", "occurredAt", ${now}, properties
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, "leadId" uuid, "dedupeKey" text, kind text,
      origin text, "actorId" text, "occurredAt" timestamptz, properties jsonb)
    order by "dedupeKey"
    on conflict (team_id, dedupe_key) do nothing
    returning id`;
  return new Set(added.map((row) => row.id));
}

export type LedgerLine = NewLine & { id: string; leadId: string };

/** Appends to the ledger. */
export async function addLines(tx: Tx, teamId: string, model: string, lines: LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    insert into score_line (id, team_id, lead_id, activity_id, key, part, rule, points, reason, at, model)
    select id, ${teamId}, "leadId", "activityId", key, part, rule, points, reason, at, ${model}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t(id uuid, "leadId" uuid, "activityId" uuid, key text,
      part text, rule text, points int, reason text, at timestamptz)`;
}

const WARMING = ACTIVITY_KINDS.filter((kind) => activityType(kind).warms);

/** Times of every warming activity of these leads. */
export async function warmTimes(tx: Tx, leadIds: string[]): Promise<Map<string, Date[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ leadId: string; times: Date[] }[]>`
    select lead_id as "leadId", array_agg(occurred_at) as times from activity
    where lead_id = any(${leadIds}::uuid[]) and kind = any(${WARMING}) group by lead_id`;
  return new Map(rows.map((row) => [row.leadId, row.times]));
}

/** Starts of the silences charged to these leads and not given back. */
export async function chargedSilences(tx: Tx, leadIds: string[]): Promise<Map<string, Date[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ leadId: string; start: string; points: bigint }[]>`
    select lead_id as "leadId", split_part(key, ':', 2) || ':' || split_part(key, ':', 3) || ':' || split_part(key, ':', 4) as start,
      sum(case when key like 'silence-undone:%' then -1 else 1 end) as points
    from score_line where lead_id = any(${leadIds}::uuid[]) and (key like 'silence:%' or key like 'silence-undone:%')
    group by 1, 2 having sum(case when key like 'silence-undone:%' then -1 else 1 end) > 0`;
  const byLead = new Map<string, Date[]>();
  for (const row of rows) byLead.set(row.leadId, [...(byLead.get(row.leadId) ?? []), new Date(row.start)]);
  return byLead;
}

/** How often each lead met a counting rule before, by group; `except` are activities not to count. */
export async function countBefore(
  tx: Tx,
  rule: BehaviourRule & { nth: { of: string } },
  leadIds: string[],
  except: string[],
): Promise<{ leadId: string; group: string; count: number }[]> {
  const rows = await tx.$queryRaw<{ leadId: string; value: Prisma.JsonValue; count: number }[]>`
    select lead_id as "leadId", properties -> ${rule.nth.of} as value, count(*)::int as count from activity
    where lead_id = any(${leadIds}::uuid[]) and kind = any(${rule.kinds as string[]}) and id <> all(${except}::uuid[])
    group by 1, 2`;
  return rows.map((row) => ({
    leadId: row.leadId,
    group: `${rule.id}:${groupValue(row.value)}`,
    count: row.count,
  }));
}
