import type { Tx } from './db.js';

export type TaskWish = {
  /** Whose tasks; null for everybody's. */
  person: string | null;
  /** Only those due before this (UTC); null for all. */
  before: Date | null;
  from: number;
  size: number;
};

/**
 * A page of the open tasks, the longest due first, by assignee where they are everybody's. Those of leads that rest
 * come last, as they wait; `overdue` lists leave them out.
 */
export async function listOpenTasks(
  tx: Tx,
  { teamId, now }: { teamId: string; now: Date },
  { person, before, from, size }: TaskWish,
): Promise<{ ids: string[]; count: number }> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    select t.id, (count(*) over ())::int as count from task t join lead l on l.id = t.lead_id
    where t.team_id = ${teamId} and t.status = 'open'
      and (${person}::text is null or t.assignee_id = ${person})
      and (${before}::timestamptz is null
        or (t.due_at < ${before} and (l.snoozed_until is null or l.snoozed_until <= ${now})))
    order by case when ${person}::text is null then t.assignee_id end,
      (l.snoozed_until is not null and l.snoozed_until > ${now}), t.due_at, t.id
    limit ${size} offset ${from}`;
  if (rows.length > 0 || from === 0) return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
  // Beyond the end: what stood there has been done meanwhile.
  return listOpenTasks(tx, { teamId, now }, { person, before, from: 0, size });
}
