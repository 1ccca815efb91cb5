import type { Rules } from '../domain/scoring/rules.js';
import { freshStanding, type Standing } from '../domain/scoring/standing.js';
import type { Tracked } from '../domain/stand.js';
import { array } from './columns.js';
import { Prisma, rowsOf, runIn, type Tx } from './db.js';

/** How a lead stands, as stored under one version of the rules. */
export type StoredStanding = { standing: Standing; dueAt: Date | null; segments: string[] };

type Row = { leadId: string; state: Partial<Standing>; dueAt: Date | null; segments: string[] };

/** Standings of these leads under a version; leads not scored under it yet are missing. */
export async function readStandings(
  tx: Tx,
  version: number,
  leadIds: string[],
): Promise<Map<string, StoredStanding>> {
  if (leadIds.length === 0) return new Map();
  const rows = await rowsOf<Row>(
    tx,
    Prisma.sql`
    select lead_id as "leadId", state, due_at as "dueAt", segments from standing
    where lead_id = any(${leadIds}::uuid[]) and version = ${version}`,
  );
  return new Map(rows.map(({ leadId, state, ...row }) => [leadId, { ...row, standing: unpacked(state) }]));
}

const BLANK = freshStanding(new Date(0));

const unpacked = (state: Partial<Standing>): Standing => ({ ...BLANK, ...state });

/** What is as it is in every new lead is left out: most of a standing is empty. */
function packed(standing: Standing): Partial<Standing> {
  const kept: { [name: string]: unknown } & Partial<Standing> = {};
  for (const name in standing) {
    const value = standing[name as keyof Standing];
    if (!isEmpty(value)) kept[name] = value;
  }
  return kept;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === 0 || value === '') return true;
  if (typeof value !== 'object') return false;
  for (const _ in value) return false;
  return true;
}

/** Leads as the rows of a table `t`, column by column. */
function rowsOfLeads(leads: Tracked[]): Prisma.Sql {
  const columns: [string, Prisma.Sql][] = [
    ['lead_id', array(leads, ({ id }) => id, 'uuid')],
    ['team_id', array(leads, ({ teamId }) => teamId, 'text')],
    ['fit', array(leads, ({ fit }) => fit, 'int')],
    ['behaviour', array(leads, ({ behaviour }) => behaviour, 'float8')],
    ['as_of', array(leads, ({ sheet }) => new Date(sheet.standing.at), 'timestamptz')],
    ['state', array(leads, ({ sheet }) => JSON.stringify(packed(sheet.standing)), 'jsonb')],
    ['stage', array(leads, ({ stage }) => stage, 'text')],
    ['heat', array(leads, ({ heat }) => heat, 'smallint')],
    ['segments', array(leads, ({ segments }) => `{${segments.join(',')}}`, 'text')],
    ['due_at', array(leads, ({ dueAt }) => dueAt, 'timestamptz')],
    ['last_activity_at', array(leads, ({ lastActivityAt }) => lastActivityAt, 'timestamptz')],
    ['last_activity_kind', array(leads, ({ lastActivityKind }) => lastActivityKind, 'text')],
    ['quiet_since', array(leads, ({ quietSince }) => quietSince, 'timestamptz')],
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
    insert into standing (lead_id, version, team_id, fit, behaviour, as_of, state, stage, heat, segments, due_at,
      last_activity_at, last_activity_kind, quiet_since)
    select lead_id, ${rules.version}::int, team_id, fit, behaviour, as_of, state, stage, heat, segments::text[], due_at,
      last_activity_at, last_activity_kind, quiet_since from ${rowsOfLeads(leads)}
    on conflict (lead_id, version) do update set fit = excluded.fit, behaviour = excluded.behaviour,
      as_of = excluded.as_of, state = excluded.state, stage = excluded.stage, heat = excluded.heat,
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
    update standing s set fit = t.fit, behaviour = t.behaviour, as_of = t.as_of, state = t.state, stage = t.stage,
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
