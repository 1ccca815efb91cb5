import type { Rules } from '../domain/scoring/rules.js';
import type { LeadRow, Tracked } from '../domain/stand.js';
import { Prisma, type Tx } from './db.js';
import type { At } from './find.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { standLeads } from './lead-rows.js';

/** `tag`: found by a tag alone, which names nobody. `like`: only by its looks. */
export type Match = Tracked & { how: 'exact' | 'part' | 'tag' | 'like'; likeness: number };

/** Of more leads than these that hold the words, some are looked at, and those among the hottest. */
const POOL = 600;
const WALK = 3_000;
/** How much must look alike, the likest tried first; below the last it is chance. Long words are alike in much. */
const ALIKE = { short: [0.55, 0.4], long: [0.75, 0.55, 0.4] };
const LONG = 12;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Row = LeadRow & { rank: number; likeness: number; pool: number };

/**
 * Leads by part of a name, company, address, by tag ("#demo"), or by initials: exact matches, then those that hold the
 * words next to each other, then those that hold each of them. Only where there are none come those that look like the
 * words (trigrams, and two letters swapped). Best first. Needs a transaction.
 */
export async function findLeads(
  tx: Tx,
  rules: Rules,
  at: At,
  asked: string,
  limit: number,
): Promise<Match[]> {
  const words = plainWords(asked);
  return standing(tx, rules, at, words, await rowsFor(tx, rules, at, words, limit));
}

/** A page of them, and how many there are, counted up to `most`. */
export async function findPage(
  tx: Tx,
  rules: Rules,
  at: At,
  asked: string,
  { from, size, most }: { from: number; size: number; most: number },
): Promise<{ leads: Match[]; count: number }> {
  const words = plainWords(asked);
  const rows = await rowsFor(tx, rules, at, words, most);
  return { leads: await standing(tx, rules, at, words, rows.slice(from, from + size)), count: rows.length };
}

const plainWords = (asked: string): string =>
  asked
    .replace(/[\s\0]+/g, ' ')
    .trim()
    .toLowerCase();

async function rowsFor(tx: Tx, rules: Rules, at: At, words: string, limit: number): Promise<Row[]> {
  // Signs alone have no trigrams, and name nobody.
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  // Whoever types a whole address means that one; an index knows it without looking at trigrams.
  const addressed = ADDRESS.test(words) ? await withAddress(tx, at, words) : [];
  if (addressed.length > 0) return addressed;
  const held = await holding(tx, rules, at, words, limit);
  return held.length > 0 ? held : alike(tx, rules, at, words, limit);
}

async function standing(tx: Tx, rules: Rules, at: At, words: string, rows: Row[]): Promise<Match[]> {
  const leads = await standLeads(tx, rules, at.now, rows, true);
  return leads.map((lead, index) => {
    const { rank = 3, likeness = 0 } = rows[index] ?? {};
    return { ...lead, how: howFound(lead, words, rank), likeness };
  });
}

const withAddress = (tx: Tx, at: At, address: string): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select ${LEAD_COLUMNS}, 0 as rank, 1::float8 as likeness, 1 as pool from lead l
    where l.team_id = ${at.teamId} and l.email = ${address}`;

/** Those that hold the words. The index tells which: of very many it tells some, and the hottest are looked up. */
async function holding(tx: Tx, rules: Rules, at: At, words: string, limit: number): Promise<Row[]> {
  const tokens = words.split(' ').slice(0, 8);
  const phrase = tokens.length === 1 ? patternsOf(words) : [`%${escapeLike(words)}%`];
  const each = tokens.map((token) => Prisma.sql`l.search like any(${wholePatternsOf(token)})`);
  const holds = Prisma.sql`(l.email = ${words} or l.search like any(${phrase})
    ${tokens.length === 1 ? Prisma.empty : Prisma.sql`or (${Prisma.join(each, ' and ')})`})`;
  const rank = Prisma.sql`case
    when l.email = ${words} or lower(l.name) = ${words} or lower(l.company) = ${words} then 0
    when l.search like any(${phrase}) then 1 else 2 end`;
  const order = Prisma.sql`order by rank, s.fit + s.behaviour desc nulls last, l.id limit ${limit}`;
  const standing = Prisma.sql`left join standing s on s.lead_id = l.id and s.version = ${rules.version}`;
  const some = await tx.$queryRaw<Row[]>`
    with pool as materialized (
      select l.id, count(*) over () as n from (
        select l.id from lead l where l.team_id = ${at.teamId} and ${holds} limit ${POOL}) l)
    select ${LEAD_COLUMNS}, ${rank} as rank, 1::float8 as likeness, pool.n::int as pool
    from pool join lead l on l.id = pool.id ${standing} ${order}`;
  if ((some[0]?.pool ?? 0) < POOL) return some;
  const hottest = await tx.$queryRaw<Row[]>`
    with top as materialized (
      select lead_id from standing where team_id = ${at.teamId} and version = ${rules.version}
      order by heat desc limit ${WALK})
    select ${LEAD_COLUMNS}, ${rank} as rank, 1::float8 as likeness, 0 as pool
    from top join lead l on l.id = top.lead_id ${standing} where ${holds} ${order}`;
  const known = new Set(hottest.map(({ id }) => id));
  const all = [...hottest, ...some.filter(({ id }) => !known.has(id))];
  return all.toSorted((a, b) => a.rank - b.rank).slice(0, limit);
}

/** Those that look like the words: as soon as some look much like them, no others are sought. */
async function alike(tx: Tx, rules: Rules, at: At, words: string, limit: number): Promise<Row[]> {
  const isLong = words.length >= LONG;
  const swapped = isLong ? [] : swaps(words).map((word) => `%${escapeLike(word)}%`);
  for (const threshold of isLong ? ALIKE.long : ALIKE.short) {
    // To compare every lead takes seconds: the planner must not think it cheaper because few are asked for.
    await tx.$executeRaw`select set_config('pg_trgm.word_similarity_threshold', ${String(threshold)}, true),
      set_config('enable_seqscan', 'off', true)`;
    const rows = await tx.$queryRaw<Row[]>`
      with pool as materialized (
        select l.id from lead l
        where l.team_id = ${at.teamId} and (l.search %> ${words} or l.search like any(${swapped})) limit ${POOL})
      select ${LEAD_COLUMNS}, 3 as rank, 0 as pool, case when l.search like any(${swapped}) then 1
        else word_similarity(${words}, l.search)::float8 end as likeness
      from pool join lead l on l.id = pool.id
      left join standing s on s.lead_id = l.id and s.version = ${rules.version}
      order by likeness desc, s.fit + s.behaviour desc nulls last, l.id limit ${limit}`;
    await tx.$executeRaw`select set_config('enable_seqscan', 'on', true)`;
    if (rows.length > 0) return rows;
  }
  return [];
}

const HOW = ['exact', 'part', 'part', 'like'] as const;

function howFound(lead: Tracked, words: string, rank: number): Match['how'] {
  const how = HOW[rank] ?? 'like';
  if (how !== 'part' || words.startsWith('#')) return how;
  const byTag = words
    .split(' ')
    .some((word) => lead.tags.some((tag) => tag.includes(word)) && !isOf(lead, word));
  return byTag ? 'tag' : how;
}

const isOf = ({ name, company, email }: Tracked, word: string): boolean =>
  [name, company, email].join(' ').toLowerCase().includes(word);

/** Where a lone word may stand: anywhere, but one or two letters only where a word begins. A tag is meant as a whole. */
function patternsOf(word: string): string[] {
  const typed = escapeLike(word);
  if (word.length > 1 && word.startsWith('#')) return [`%${typed} %`];
  return isShort(word) ? [`${typed}%`, `% ${typed}%`] : [`%${typed}%`];
}

/** Where a word among others may stand: one or two letters only as a word of their own, such as initials. */
function wholePatternsOf(word: string): string[] {
  const typed = escapeLike(word);
  return isShort(word) ? [`${typed} %`, `% ${typed} %`, `% ${typed}`] : patternsOf(word);
}

/** Letters that stand for words are not short: two may be a whole name. */
const isShort = (word: string): boolean => word.length < 3 && /^[\p{sc=Latin}\p{N}]+$/u.test(word);

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The word with each two neighbouring letters swapped: trigrams miss `amce` for `acme`. */
function swaps(word: string): string[] {
  if (word.length < 3 || word.length > 30) return [];
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}
