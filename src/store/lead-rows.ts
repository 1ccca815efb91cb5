import type { Tracked } from '../domain/judge.js';
import type { Lead } from '../domain/lead.js';
import { EMPTY_PROFILE } from '../domain/lead.js';
import { Prisma, type Tx } from './db.js';

/** Columns of the lead table under their names in the domain. */
export const LEAD_COLUMNS = Prisma.raw(
  Object.entries({
    id: 'id',
    teamId: 'team_id',
    email: 'email',
    name: 'name',
    title: 'title',
    company: 'company',
    companySize: 'company_size',
    industry: 'industry',
    phone: 'phone',
    timeZone: 'time_zone',
    source: 'source',
    value: 'value',
    ownerId: 'owner_id',
    stage: 'stage',
    fit: 'fit',
    behaviour: 'behaviour',
    readyLine: 'ready_line',
    episode: 'episode',
    profileAt: 'profile_at',
    lastActivityAt: 'last_activity_at',
    lastActivityKind: 'last_activity_kind',
    quietSince: 'quiet_since',
    quietCheckAt: 'quiet_check_at',
    coldAt: 'cold_at',
    snoozedUntil: 'snoozed_until',
    snoozedBy: 'snoozed_by',
    suppressedAt: 'suppressed_at',
    letGoAt: 'let_go_at',
    createdAt: 'created_at',
  })
    .map(([name, column]) => `l.${column} as "${name}"`)
    .join(', '),
);

/** What the trigram search looks at. */
export const searchText = (lead: Pick<Lead, 'email' | 'name' | 'company'>): string =>
  [lead.name, lead.company, lead.email].filter(Boolean).join(' ').toLowerCase();

/** A lead never heard of: quiet since now, below every line. */
export function newLead(at: {
  id: string;
  teamId: string;
  email: string;
  now: Date;
  readyLine: number;
  quietCheckAt: Date;
}): Tracked {
  return {
    ...EMPTY_PROFILE,
    id: at.id,
    teamId: at.teamId,
    email: at.email,
    ownerId: null,
    stage: 'new',
    fit: 0,
    behaviour: 0,
    readyLine: at.readyLine,
    episode: 0,
    profileAt: new Date(0),
    lastActivityAt: null,
    lastActivityKind: null,
    quietSince: at.now,
    quietCheckAt: at.quietCheckAt,
    coldAt: null,
    snoozedUntil: null,
    snoozedBy: null,
    suppressedAt: null,
    letGoAt: null,
    createdAt: at.now,
  };
}

/** Adds the leads that are not there yet, in the order of their addresses: every batch takes locks in one order. */
export async function addLeads(tx: Tx, leads: Tracked[]): Promise<void> {
  const rows = leads.map((lead) => ({ ...lead, search: searchText(lead) }));
  await tx.$executeRaw`
    insert into lead (id, team_id, email, stage, fit, behaviour, ready_line, episode, profile_at, quiet_since,
      quiet_check_at, search, created_at)
    select id, "teamId", email, stage, fit, behaviour, "readyLine", episode, "profileAt", "quietSince", "quietCheckAt",
      search, "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, "teamId" text, email text, stage text,
      fit int, behaviour int, "readyLine" int, episode int, "profileAt" timestamptz, "quietSince" timestamptz,
      "quietCheckAt" timestamptz, search text, "createdAt" timestamptz)
    order by email
    on conflict (team_id, email) do nothing`;
}

/** Locks the leads of these addresses, in the order of their addresses, and reads them as they are now. */
export function lockByEmail(tx: Tx, teamId: string, emails: string[]): Promise<Tracked[]> {
  return tx.$queryRaw<Tracked[]>`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.email = any(${emails})
    order by l.email for no key update`;
}

/** Locks one lead of the team and reads it as it is now; null where there is none. */
export async function lockLead(tx: Tx, teamId: string, leadId: string): Promise<Tracked | null> {
  const [lead] = await lockLeads(tx, teamId, [leadId]);
  return lead ?? null;
}

export function lockLeads(tx: Tx, teamId: string, leadIds: string[]): Promise<Tracked[]> {
  return tx.$queryRaw<Tracked[]>`
    select ${LEAD_COLUMNS} from lead l where l.team_id = ${teamId} and l.id = any(${leadIds}::uuid[])
    order by l.email for no key update`;
}

/** Takes leads whose silence is to be looked at, those nobody else is looking at. */
export function lockDueForQuiet(tx: Tx, teamId: string, now: Date, limit: number): Promise<Tracked[]> {
  return tx.$queryRaw<Tracked[]>`
    select ${LEAD_COLUMNS} from lead l where l.quiet_check_at <= ${now} and l.team_id = ${teamId}
    order by l.quiet_check_at, l.id limit ${limit} for no key update skip locked`;
}

/** Takes leads whose snooze is over. */
export function lockAwake(tx: Tx, teamId: string, now: Date, limit: number): Promise<Tracked[]> {
  return tx.$queryRaw<Tracked[]>`
    select ${LEAD_COLUMNS} from lead l where l.snoozed_until <= ${now} and l.team_id = ${teamId}
    order by l.snoozed_until, l.id limit ${limit} for no key update skip locked`;
}

/** Writes leads back, all in one statement. Columns that did not change stay out of the indexes' way. */
export async function saveLeads(tx: Tx, leads: Tracked[]): Promise<void> {
  if (leads.length === 0) return;
  const rows = leads.map((lead) => ({ ...lead, search: searchText(lead) }));
  await tx.$executeRaw`
    update lead l set name = t.name, title = t.title, company = t.company, company_size = t."companySize",
      industry = t.industry, phone = t.phone, time_zone = t."timeZone", source = t.source, value = t.value,
      owner_id = t."ownerId", stage = t.stage, fit = t.fit, behaviour = t.behaviour, ready_line = t."readyLine",
      episode = t.episode, profile_at = t."profileAt", last_activity_at = t."lastActivityAt",
      last_activity_kind = t."lastActivityKind", quiet_since = t."quietSince", quiet_check_at = t."quietCheckAt",
      cold_at = t."coldAt", snoozed_until = t."snoozedUntil", snoozed_by = t."snoozedBy",
      suppressed_at = t."suppressedAt", let_go_at = t."letGoAt", search = t.search
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, name text, title text, company text,
      "companySize" int, industry text, phone text, "timeZone" text, source text, value int, "ownerId" text,
      stage text, fit int, behaviour int, "readyLine" int, episode int, "profileAt" timestamptz,
      "lastActivityAt" timestamptz, "lastActivityKind" text, "quietSince" timestamptz, "quietCheckAt" timestamptz,
      "coldAt" timestamptz, "snoozedUntil" timestamptz, "snoozedBy" text, "suppressedAt" timestamptz,
      "letGoAt" timestamptz, search text)
    where l.id = t.id`;
}
