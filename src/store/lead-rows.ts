import type { Profile } from '../domain/lead.js';
import { EMPTY_PROFILE } from '../domain/lead.js';
import type { Deed } from '../domain/scoring/deed.js';
import { replay } from '../domain/scoring/replay.js';
import type { Rules } from '../domain/scoring/rules.js';
import { settleStage } from '../domain/scoring/stage.js';
import { type LeadRow, standingOf, type Tracked } from '../domain/stand.js';
import { readDeeds } from './activities.js';
import { Prisma, rowsOf, runIn, type Tx } from './db.js';
import { FROM, INTO, jsonOf, LEAD_COLUMNS, RECORD, SET } from './lead-columns.js';
import { readStandings, type StoredStanding } from './standings.js';

/** A lead never heard of. */
export const newLeadRow = (at: { id: string; teamId: string; email: string; now: Date }): LeadRow => ({
  id: at.id,
  teamId: at.teamId,
  email: at.email,
  tags: [],
  account: null,
  ownerId: null,
  handed: false,
  raisedLine: null,
  episode: 0,
  coldAt: null,
  snoozedUntil: null,
  snoozedBy: null,
  suppressedAt: null,
  letGoAt: null,
  wonAt: null,
  lostAt: null,
  lostReason: null,
  createdAt: at.now,
  // Last: an object that is spread and then added to takes forty times as long to make.
  ...EMPTY_PROFILE,
});

/**
 * Rows of the lead table as leads that stand, at `now`, as the rules say. One scored under no version is scored from its
 * past. `settled`: stages that time has taken are gone, for showing; whoever judges has to see them go.
 */
export async function standLeads(
  tx: Tx,
  rules: Rules,
  now: Date,
  rows: LeadRow[],
  settled = false,
): Promise<Tracked[]> {
  const standings = await readStandings(
    tx,
    rules.version,
    rows.map(({ id }) => id),
  );
  const unscored = rows.filter(({ id }) => !standings.has(id));
  const deeds = await readDeeds(
    tx,
    unscored.map(({ id }) => id),
  );
  return rows.map((row) => {
    const known = standings.get(row.id) ?? null;
    return standRow(rules, now, row, known, settled, known === null ? deeds.get(row.id) : []);
  });
}

/** The same for one row whose standing was read with it; null where it has none and `deeds` is its past. */
export function standRow(
  { engine }: Rules,
  now: Date,
  row: LeadRow,
  known: StoredStanding | null,
  settled: boolean,
  deeds: Deed[] = [],
): Tracked {
  const sheet =
    known === null
      ? replay(engine, row, deeds, now)
      : { standing: known.standing, profile: profileOf(row), tags: row.tags };
  if (settled) settleStage(engine, sheet.standing, now.getTime());
  const stored = Object.assign(row, { dueAt: known?.dueAt ?? null, scored: known !== null });
  return standingOf(engine, stored, sheet, now, known?.segments ?? null);
}

export const profileOf = (row: Profile): Profile => ({
  name: row.name,
  title: row.title,
  company: row.company,
  companySize: row.companySize,
  industry: row.industry,
  phone: row.phone,
  timeZone: row.timeZone,
  source: row.source,
  value: row.value,
  country: row.country,
  budget: row.budget,
  techStack: row.techStack,
  buyingRole: row.buyingRole,
});

/** Locks the leads of these addresses, in the order of their addresses, and reads them as they are now. */
export function lockRowsByEmail(tx: Tx, teamId: string, emails: string[]): Promise<LeadRow[]> {
  return rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.email = any(${emails})
    order by l.email for no key update`,
  );
}

/** Locks leads by id, in the order of their addresses, and reads their rows as they are now. */
export function lockRowsById(tx: Tx, teamId: string, leadIds: string[]): Promise<LeadRow[]> {
  return rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.id = any(${leadIds}::uuid[])
    order by l.email for no key update`,
  );
}

/** Locks one lead of the team and reads it as it is now; null where there is none. */
export async function lockLead(
  tx: Tx,
  rules: Rules,
  teamId: string,
  leadId: string,
  now: Date,
): Promise<Tracked | null> {
  const [lead] = await lockLeads(tx, rules, teamId, [leadId], now);
  return lead ?? null;
}

// The lock comes first and the standing is read after it: read together, it would be as it was before the wait.
export async function lockLeads(
  tx: Tx,
  rules: Rules,
  teamId: string,
  leadIds: string[],
  now: Date,
): Promise<Tracked[]> {
  return standLeads(tx, rules, now, await lockRowsById(tx, teamId, leadIds));
}

/** Takes leads for which time alone may have changed something, those nobody else is looking at. */
export async function lockDue(
  tx: Tx,
  rules: Rules,
  teamId: string,
  now: Date,
  limit: number,
): Promise<Tracked[]> {
  const rows = await rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l
    where l.id in (select s.lead_id from standing s
        where s.team_id = ${teamId} and s.version = ${rules.version} and s.due_at <= ${now}
        order by s.due_at limit ${limit * 2})
    order by l.email limit ${limit} for no key update skip locked`,
  );
  const leads = await standLeads(tx, rules, now, rows);
  return leads.filter(({ dueAt }) => dueAt !== null && dueAt <= now);
}

/** Takes leads whose snooze is over. */
export async function lockAwake(
  tx: Tx,
  rules: Rules,
  teamId: string,
  now: Date,
  limit: number,
): Promise<Tracked[]> {
  const rows = await rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l where l.snoozed_until <= ${now} and l.team_id = ${teamId}
    order by l.snoozed_until, l.id limit ${limit} for no key update skip locked`,
  );
  return standLeads(tx, rules, now, rows);
}

/** Leads by id, without a lock: for showing. */
export async function readLeads(
  tx: Tx,
  rules: Rules,
  teamId: string,
  leadIds: string[],
  now: Date,
): Promise<Map<string, Tracked>> {
  if (leadIds.length === 0) return new Map();
  const rows = await rowsOf<LeadRow>(
    tx,
    Prisma.sql`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.id = any(${leadIds}::uuid[])`,
  );
  const leads = await standLeads(tx, rules, now, rows, true);
  return new Map(leads.map((lead) => [lead.id, lead]));
}

/**
 * Adds leads that are not there yet, in the order of their addresses: every batch takes locks in one order. Answers
 * the ids of those added; the others' addresses were taken meanwhile.
 */
export async function addLeads(tx: Tx, leads: LeadRow[]): Promise<Set<string>> {
  if (leads.length === 0) return new Set();
  const added = await rowsOf<{ id: string }>(
    tx,
    Prisma.sql`
    insert into lead (${INTO}) select ${FROM} from jsonb_to_recordset(${jsonOf(leads)}::jsonb) as t(${RECORD})
    order by email on conflict (team_id, email) do nothing returning id`,
  );
  return new Set(added.map(({ id }) => id));
}

/** Writes leads back, all in one statement. How they stand is written by `saveStandings`. */
export async function saveLeads(tx: Tx, leads: LeadRow[]): Promise<void> {
  if (leads.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    update lead l set ${SET} from jsonb_to_recordset(${jsonOf(leads)}::jsonb) as t(${RECORD}) where l.id = t.id`,
  );
}
