import type { Rules } from '../domain/scoring/rules.js';
import type { Standing } from '../domain/scoring/standing.js';
import type { Tracked } from '../domain/stand.js';
import { array } from './columns.js';
import { Prisma, rowsOf, runIn, type Tx } from './db.js';
import { MEMORY, type Memory, remembered, written } from './memory.js';
import { instantOf } from './types.js';

/** How a lead stands, as stored under one version of the rules. */
export type StoredStanding = { standing: Standing; dueAt: Date | null; segments: string[] };

type Row = [leadId: string, dueAt: string, segments: string[], memory: Memory];

/**
 * Standings of these leads under a version; leads not scored under it yet are missing. All come as one JSON text: a row
 * each took the driver as long as reading what is in it.
 */
export async function readStandings(
  tx: Tx,
  version: number,
  leadIds: string[],
): Promise<Map<string, StoredStanding>> {
  if (leadIds.length === 0) return new Map();
  const [all] = await rowsOf<{ json: string | null }>(
    tx,
    Prisma.sql`
    select '[' || string_agg('["' || s.lead_id || '","' || coalesce(s.due_at::text, '') || '",'
      || case when s.segments = '{}' then '[]' else array_to_json(s.segments)::text end || ',' || ${MEMORY} || ']', ',')
      || ']' as json
    from standing s
    where s.lead_id = any(${array(leadIds, (id) => id, 'uuid')}) and s.version = ${version}`,
  );
  const rows = JSON.parse(all?.json ?? '[]') as Row[];
  return new Map(
    rows.map(([leadId, dueAt, segments, memory]) => [
      leadId,
      { standing: remembered(memory), dueAt: dueAt === '' ? null : instantOf(dueAt), segments },
    ]),
  );
}

/** Leads as the rows of a table `t`, column by column. */
function rowsOfLeads(leads: Tracked[]): Prisma.Sql {
  const columns: [string, Prisma.Sql][] = [
    ['lead_id', array(leads, ({ id }) => id, 'uuid')],
    ['fit', array(leads, ({ fit }) => fit, 'int')],
    ['behaviour', array(leads, ({ behaviour }) => behaviour, 'float8')],
    ['as_of', array(leads, ({ sheet }) => sheet.standing.at, 'timestamptz')],
    ['memory', array(leads, ({ sheet }) => written(sheet.standing), 'text')],
    ['stage', array(leads, ({ stage }) => stage, 'text')],
    ['heat', array(leads, ({ heat }) => heat, 'smallint')],
    ['segments', array(leads, ({ segments }) => `{${segments.join(',')}}`, 'text')],
    ['due_at', array(leads, ({ dueAt }) => dueAt, 'timestamptz')],
    ['last_activity_at', array(leads, ({ sheet }) => sheet.standing.last?.[0] ?? null, 'timestamptz')],
    ['last_activity_kind', array(leads, ({ sheet }) => sheet.standing.last?.[1] ?? null, 'text')],
    ['quiet_since', array(leads, ({ sheet }) => sheet.standing.quietSince, 'timestamptz')],
  ];
  const names = Prisma.raw(columns.map(([name]) => name).join(', '));
  return Prisma.sql`unnest(${Prisma.join(columns.map(([, values]) => values))}) as t(${names})`;
}

/** Adds standings that are not there yet, or replaces those that are. */
export async function addStandings(tx: Tx, rules: Rules, leads: Tracked[]): Promise<void> {
  if (leads.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    insert into standing (lead_id, version, team_id, fit, behaviour, as_of, memory, stage, heat, segments, due_at,
      last_activity_at, last_activity_kind, quiet_since)
    select lead_id, ${rules.version}::int, ${leads[0]?.teamId}::text, fit, behaviour, as_of, memory, stage, heat, segments::text[], due_at,
      last_activity_at, last_activity_kind, quiet_since from ${rowsOfLeads(leads)}
    on conflict (lead_id, version) do update set fit = excluded.fit, behaviour = excluded.behaviour,
      as_of = excluded.as_of, memory = excluded.memory, state = null, stage = excluded.stage, heat = excluded.heat,
      segments = excluded.segments, due_at = excluded.due_at, last_activity_at = excluded.last_activity_at,
      last_activity_kind = excluded.last_activity_kind, quiet_since = excluded.quiet_since`,
  );
}

/** Forgets how these leads stand under a version: they are to be scored by it anew. */
export async function dropStandings(tx: Tx, version: number, leadIds: string[]): Promise<void> {
  await runIn(
    tx,
    Prisma.sql`delete from standing where version = ${version} and lead_id = any(${leadIds}::uuid[])`,
  );
}

/** Writes standings back, all in one statement. */
export async function saveStandings(tx: Tx, rules: Rules, leads: Tracked[]): Promise<void> {
  if (leads.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    update standing s set fit = t.fit, behaviour = t.behaviour, as_of = t.as_of, memory = t.memory, state = null, stage = t.stage,
      heat = t.heat, segments = t.segments::text[], due_at = t.due_at, last_activity_at = t.last_activity_at,
      last_activity_kind = t.last_activity_kind, quiet_since = t.quiet_since
    from ${rowsOfLeads(leads)} where s.lead_id = t.lead_id and s.version = ${rules.version}`,
  );
}

/** Forgets standings under versions that are not kept, a few thousand; answers how many. */
export async function dropVersion(tx: Tx, teamId: string, kept: number[]): Promise<number> {
  return tx.$executeRaw`
    delete from standing where ctid = any(array(select ctid from standing
      where team_id = ${teamId} and version <> all(${kept}) limit 5000))`;
}
