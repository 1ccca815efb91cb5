import type { Rules } from '../domain/scoring/rules.js';
import { freshStanding, type Standing } from '../domain/scoring/standing.js';
import type { Tracked } from '../domain/stand.js';
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

const rowOf = (lead: Tracked) => ({
  leadId: lead.id,
  teamId: lead.teamId,
  fit: lead.fit,
  behaviour: lead.behaviour,
  asOf: new Date(Math.max(lead.sheet.standing.at, 0)),
  state: packed(lead.sheet.standing),
  stage: lead.stage,
  heat: lead.heat,
  segments: lead.segments,
  dueAt: lead.dueAt,
  lastActivityAt: lead.lastActivityAt,
  lastActivityKind: lead.lastActivityKind,
  quietSince: lead.quietSince,
});

/** Adds standings that are not there yet, or replaces those that are. */
export async function addStandings(tx: Tx, rules: Rules, leads: Tracked[]): Promise<void> {
  if (leads.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    insert into standing (lead_id, version, team_id, fit, behaviour, as_of, state, stage, heat, segments, due_at,
      last_activity_at, last_activity_kind, quiet_since)
    select "leadId", ${rules.version}, "teamId", fit, behaviour, "asOf", state, stage, heat, segments, "dueAt",
      "lastActivityAt", "lastActivityKind", "quietSince"
    from jsonb_to_recordset(${JSON.stringify(leads.map(rowOf))}::jsonb) as t("leadId" uuid, "teamId" text, fit int,
      behaviour float8, "asOf" timestamptz, state jsonb, stage text, heat smallint, segments text[], "dueAt" timestamptz,
      "lastActivityAt" timestamptz, "lastActivityKind" text, "quietSince" timestamptz)
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
    update standing s set fit = t.fit, behaviour = t.behaviour, as_of = t."asOf", state = t.state, stage = t.stage,
      heat = t.heat, segments = t.segments, due_at = t."dueAt", last_activity_at = t."lastActivityAt",
      last_activity_kind = t."lastActivityKind", quiet_since = t."quietSince"
    from jsonb_to_recordset(${JSON.stringify(leads.map(rowOf))}::jsonb) as t("leadId" uuid, fit int, behaviour float8,
      "asOf" timestamptz, state jsonb, stage text, heat smallint, segments text[], "dueAt" timestamptz,
      "lastActivityAt" timestamptz, "lastActivityKind" text, "quietSince" timestamptz)
    where s.lead_id = t."leadId" and s.version = ${rules.version}`,
  );
}

/** Forgets standings under versions that are not kept, a few thousand; answers how many. */
export async function dropVersion(tx: Tx, teamId: string, kept: number[]): Promise<number> {
  return tx.$executeRaw`
    delete from standing where ctid = any(array(select ctid from standing
      where team_id = ${teamId} and version <> all(${kept}) limit 5000))`;
}
