import type { Told } from '../domain/context.js';
import type { ScoreLine } from '../domain/facts.js';
import type { Tracked } from '../domain/judge.js';
import type { Tx } from './db.js';
import { LEAD_COLUMNS } from './lead-rows.js';

/** Leads by id, without a lock: for showing. */
export async function readLeads(tx: Tx, teamId: string, leadIds: string[]): Promise<Map<string, Tracked>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Tracked[]>`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.id = any(${leadIds}::uuid[])`;
  return new Map(rows.map((lead) => [lead.id, lead]));
}

/** The newest activities of each lead, newest first, at most `most` a lead. */
export async function readTimelines(tx: Tx, leadIds: string[], most: number): Promise<Map<string, Told[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Told & { leadId: string })[]>`
    select a.lead_id as "leadId", a.kind, a.occurred_at as "occurredAt", a.properties
    from unnest(${leadIds}::uuid[]) as wanted(id)
    cross join lateral (select * from activity where lead_id = wanted.id order by occurred_at desc, id desc limit ${most}) a
    order by a.occurred_at desc, a.id desc`;
  return gather(rows);
}

/** What each rule gave each lead in all, largest first; `at` is the newest time. Who a lead is counts once. */
export async function readReasons(tx: Tx, leadIds: string[]): Promise<Map<string, ScoreLine[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(ScoreLine & { leadId: string; times: number })[]>`
    select lead_id as "leadId", part, rule, sum(points)::int as points,
      case when part = 'fit' then 1 else count(*)::int end as times,
      (array_agg(reason order by at desc, id desc) filter (where points > 0))[1] as reason, max(at) as at,
      (array_agg(model order by at desc, id desc))[1] as model
    from score_line where lead_id = any(${leadIds}::uuid[])
    group by lead_id, part, rule having sum(points) > 0 order by sum(points) desc, max(at) desc`;
  return gather(rows.map((row) => (row.times > 1 ? { ...row, reason: `${row.reason} ×${row.times}` } : row)));
}

/** The ledger of one lead, oldest first. */
export function readLedger(tx: Tx, teamId: string, leadId: string): Promise<ScoreLine[]> {
  return tx.$queryRaw<ScoreLine[]>`
    select part, rule, points, reason, at, model from score_line
    where team_id = ${teamId} and lead_id = ${leadId}::uuid order by at, id`;
}

function gather<T extends { leadId: string }>(rows: T[]): Map<string, T[]> {
  const byLead = new Map<string, T[]>();
  for (const row of rows) {
    const list = byLead.get(row.leadId);
    if (list === undefined) byLead.set(row.leadId, [row]);
    else list.push(row);
  }
  return byLead;
}
