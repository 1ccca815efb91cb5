import type { Tx } from './db.js';

/** How many leads are in each segment, by its id, under a version of the rules. */
export async function countSegments(tx: Tx, teamId: string, version: number): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    select segment as id, count(*)::int as count from standing s cross join unnest(s.segments) as segment
    where s.team_id = ${teamId} and s.version = ${version} and s.segments <> '{}' group by segment`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
