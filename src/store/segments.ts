import type { Matchable } from '../domain/persona.js';
import type { Tx } from './db.js';

/** How many leads are in each segment, by its id, under a version of the rules. */
export async function countSegments(tx: Tx, teamId: string, version: number): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    select segment as id, count(*)::int as count from standing s cross join unnest(s.segments) as segment
    where s.team_id = ${teamId} and s.version = ${version} and s.segments <> '{}' group by segment`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Who is in these segments, as far as personas go: of each segment at most so many. */
export async function segmentProfiles(
  tx: Tx,
  { teamId, version }: { teamId: string; version: number },
  segments: string[],
  most: number,
): Promise<Map<string, Matchable[]>> {
  if (segments.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Matchable & { segment: string })[]>`
    select wanted.segment, who.* from unnest(${segments}::text[]) as wanted(segment)
    cross join lateral (
      select l.title, l.buying_role as "buyingRole", l.industry
      from standing s join lead l on l.id = s.lead_id
      where s.team_id = ${teamId} and s.version = ${version} and s.segments @> array[wanted.segment]
      limit ${most}) who`;
  return new Map(segments.map((id) => [id, rows.filter(({ segment }) => segment === id)]));
}
