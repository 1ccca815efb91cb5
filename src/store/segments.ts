import type { Matchable } from '../domain/persona.js';
import { callIn, Prisma, type Tx } from './db.js';

/** Leads in each segment, by its id. `countedAt`: when, where that is not now. */
export type SegmentCounts = { counts: Map<string, number>; countedAt: Date | null };

type Counting = { teamId: string; version: number; now: Date };
/** Up to how many leads are counted at each look, and for how many minutes a count of more is kept. */
export type Pace = { atEachLook: number; keptMinutes: number };

const PACE: Pace = { atEachLook: 10_000, keptMinutes: 10 };

/**
 * How many leads are in each segment under a version of the rules. Of few leads exactly as it is now; of many, as it
 * was counted within the last ten minutes, so that a look costs the same whatever the number of leads.
 */
export async function countSegments(tx: Tx, at: Counting, pace: Pace = PACE): Promise<SegmentCounts> {
  const few = await tx.$queryRaw<Row[]>(fewCounts(at, pace.atEachLook));
  const looked = few.find(({ id }) => id === null)?.count ?? 0;
  if (looked <= pace.atEachLook) return { counts: mapOf(few), countedAt: null };
  const kept = await readKept(tx, at);
  if (kept !== null && isFresh(kept, at, pace)) return kept;
  // Whoever comes while they are counted takes the older count; only where there is none they wait for it.
  if (!(await mayCount(tx, at, kept === null))) return kept ?? { counts: new Map(), countedAt: at.now };
  const meanwhile = kept === null ? await readKept(tx, at) : null;
  return meanwhile ?? countAll(tx, at);
}

/** `id`: a segment; null for all leads that were looked at. */
type Row = { id: string | null; count: number };

/** Looks at one lead more than `most`, at most. */
export const fewCounts = ({ teamId, version }: Counting, most: number): Prisma.Sql => Prisma.sql`
  with seen as materialized (
    select segments from standing where team_id = ${teamId} and version = ${version} limit ${most + 1})
  select null as id, count(*)::int as count from seen
  union all select segment, count(*)::int from seen cross join unnest(segments) as segment group by segment`;

const mapOf = (rows: Row[]): Map<string, number> =>
  new Map(rows.flatMap(({ id, count }): [string, number][] => (id === null ? [] : [[id, count]])));

const isFresh = ({ countedAt }: SegmentCounts, { now }: Counting, { keptMinutes }: Pace): boolean =>
  countedAt !== null && now.getTime() - countedAt.getTime() < keptMinutes * 60_000;

async function readKept(tx: Tx, { teamId, version }: Counting): Promise<SegmentCounts | null> {
  const row = await tx.segmentCount.findUnique({ where: { teamId } });
  if (row === null || row.version !== version) return null;
  return { counts: new Map(Object.entries(row.counts as Record<string, number>)), countedAt: row.countedAt };
}

/** One at a time; `waits` until another is done. */
async function mayCount(tx: Tx, { teamId }: Counting, waits: boolean): Promise<boolean> {
  const key = Prisma.sql`hashtext('segments'), hashtext(${teamId})`;
  if (waits) {
    await callIn(tx, Prisma.sql`pg_advisory_xact_lock(${key})`);
    return true;
  }
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${key}) as free`;
  return row?.free ?? false;
}

async function countAll(tx: Tx, { teamId, version, now }: Counting): Promise<SegmentCounts> {
  const rows = await tx.$queryRaw<Row[]>`
    select segment as id, count(*)::int as count from standing s cross join unnest(s.segments) as segment
    where s.team_id = ${teamId} and s.version = ${version} and s.segments <> '{}' group by segment`;
  const counts = mapOf(rows);
  const kept = { version, counts: Object.fromEntries(counts), countedAt: now };
  await tx.segmentCount.upsert({ where: { teamId }, create: { teamId, ...kept }, update: kept });
  return { counts, countedAt: now };
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
