import type { Tracked } from '../domain/judge.js';
import { Prisma, type Tx } from './db.js';
import { LEAD_COLUMNS } from './lead-rows.js';

export type Match = Tracked & { how: 'exact' | 'part' | 'like'; likeness: number };

/**
 * Leads by part of a name, company or address, misspelt too: exact matches, then those that contain the
 * words, then those that look like them (trigrams, and two letters swapped). Best first. Needs a transaction.
 */
export async function findLeads(tx: Tx, teamId: string, asked: string, limit: number): Promise<Match[]> {
  const words = asked
    .replace(/[\s\0]+/g, ' ')
    .trim()
    .toLowerCase();
  if (words === '') return [];
  const contains = `%${escapeLike(words)}%`;
  const swapped = swaps(words).map((word) => `%${escapeLike(word)}%`);
  await tx.$executeRaw`select set_config('pg_trgm.word_similarity_threshold', '0.4', true)`;
  const rank = Prisma.sql`case
    when l.email = ${words} or lower(l.name) = ${words} or lower(l.company) = ${words} then 0
    when l.search like ${contains} then 1 else 2 end`;
  const rows = await tx.$queryRaw<(Tracked & { rank: number; likeness: number })[]>`
    select ${LEAD_COLUMNS}, ${rank} as rank,
      case when l.search like any(${swapped}) then 1 else word_similarity(${words}, l.search)::float8 end as likeness
    from lead l
    where l.team_id = ${teamId}
      and (l.search like ${contains} or l.search %> ${words} or l.search like any(${swapped}))
    order by rank, likeness desc, l.fit + l.behaviour desc, l.id limit ${limit}`;
  return rows.map(({ rank: at, ...lead }) => ({ ...lead, how: HOW[at] ?? 'like' }));
}

/** Leads of one list, hottest first. */
export function listLeads(
  tx: Tx,
  teamId: string,
  which: Which,
  now: Date,
  limit: number,
): Promise<(Tracked & { count: number })[]> {
  return tx.$queryRaw<(Tracked & { count: number })[]>`
    select ${LEAD_COLUMNS}, (count(*) over ())::int as count from lead l
    where l.team_id = ${teamId} and ${condition(which, now)}
    order by ${which.list === 'cold' ? Prisma.raw('l.value desc nulls last, l.cold_at') : Prisma.raw('l.fit + l.behaviour desc, l.id')}
    limit ${limit}`;
}

export type Which = { list: 'mine'; person: string } | { list: 'hot'; from: number } | { list: 'cold' };

function condition(which: Which, now: Date): Prisma.Sql {
  if (which.list === 'mine') return Prisma.sql`l.owner_id = ${which.person} and l.let_go_at is null`;
  if (which.list === 'cold')
    return Prisma.sql`l.cold_at is not null and l.let_go_at is null and l.suppressed_at is null`;
  return Prisma.sql`l.fit + l.behaviour >= ${which.from} and l.cold_at is null and l.let_go_at is null
    and (l.snoozed_until is null or l.snoozed_until <= ${now})`;
}

const HOW: Match['how'][] = ['exact', 'part', 'like'];

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The word with each two neighbouring letters swapped: trigrams miss `amce` for `acme`. */
function swaps(word: string): string[] {
  if (word.length < 3 || word.length > 30) return [];
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}
