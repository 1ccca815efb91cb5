import { Prisma, rowsOf, type Tx } from './db.js';

/** What is stored of people's choices, by person; those who chose nothing are missing. */
export async function readPersonSettings(
  tx: Tx,
  teamId: string,
  personIds: string[],
): Promise<Map<string, unknown>> {
  if (personIds.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; settings: unknown }>(
    tx,
    Prisma.sql`select person_id as id, settings from person_setting
      where team_id = ${teamId} and person_id = any(${personIds})`,
  );
  return new Map(rows.map(({ id, settings }) => [id, settings]));
}

/** What is stored of a team's choices, or null. */
export async function readTeamSetting(tx: Tx, teamId: string): Promise<unknown> {
  return (await tx.teamSetting.findUnique({ where: { teamId } }))?.settings ?? null;
}

/** Lets one change of a team's people, their roles, settings and absences happen at a time. Until the transaction ends. */
export async function lockPeople(tx: Tx, teamId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`people:${teamId}`}, 0))`;
}

export async function savePersonSettings(
  tx: Tx,
  teamId: string,
  personId: string,
  settings: object,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into person_setting (team_id, person_id, settings, updated_at)
    values (${teamId}, ${personId}, ${JSON.stringify(settings)}::jsonb, ${now})
    on conflict (team_id, person_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`;
}

export async function saveTeamSetting(
  tx: Tx,
  teamId: string,
  settings: object,
  by: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into team_setting (team_id, settings, updated_by, updated_at)
    values (${teamId}, ${JSON.stringify(settings)}::jsonb, ${by}, ${now})
    on conflict (team_id) do update set settings = excluded.settings, updated_by = excluded.updated_by,
      updated_at = excluded.updated_at`;
}

/** Gives somebody a role, or takes it back (null). */
export async function savePersonRole(
  tx: Tx,
  at: { teamId: string; personId: string; by: string; now: Date },
  role: string | null,
): Promise<void> {
  const { teamId, personId, by, now } = at;
  const where = { teamId_personId: { teamId, personId } };
  if (role === null) {
    await tx.personRole.deleteMany({ where: { teamId, personId } });
    return;
  }
  const row = { role, setBy: by, setAt: now };
  await tx.personRole.upsert({ where, create: { teamId, personId, ...row }, update: row });
}

export type Load = { personId: string; leads: number; tasks: number };

/** How many open leads and tasks each person has. */
export async function readLoads(tx: Tx, teamId: string): Promise<Load[]> {
  return tx.$queryRaw<Load[]>`
    select coalesce(l.owner_id, t.assignee_id) as "personId", coalesce(l.count, 0)::int as leads,
      coalesce(t.count, 0)::int as tasks
    from (select owner_id, count(*) from lead where team_id = ${teamId} and owner_id is not null
        and let_go_at is null and won_at is null group by owner_id) l
    full join (select assignee_id, count(*) from task where team_id = ${teamId} and status = 'open'
        group by assignee_id) t on t.assignee_id = l.owner_id`;
}

/** Everybody of the team that Slack told us of, by name. */
export async function readPeople(
  tx: Tx,
  teamId: string,
): Promise<{ id: string; name: string; active: boolean; guest: boolean; timeZone: string }[]> {
  return tx.person.findMany({
    where: { teamId },
    select: { id: true, name: true, active: true, guest: true, timeZone: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** Where these people live (IANA), as far as it is known. */
export async function readZones(tx: Tx, teamId: string, ids: string[]): Promise<Map<string, string>> {
  const people = await rowsOf<{ id: string; timeZone: string }>(
    tx,
    Prisma.sql`select id, time_zone as "timeZone" from person where team_id = ${teamId} and id = any(${ids})`,
  );
  return new Map(people.map(({ id, timeZone }) => [id, timeZone]));
}
