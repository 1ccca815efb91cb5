import type { Absence, Absences } from '../domain/away.js';
import { Prisma, rowsOf, type Tx } from './db.js';

/** Absences that have begun, and those that are still to come. */
const BEGUN = { table: Prisma.raw('away'), starts: Prisma.raw('started_at') };
const PLANNED = { table: Prisma.raw('planned_away'), starts: Prisma.raw('starts_at') };
type Which = typeof BEGUN;

const rowsIn = (tx: Tx, { table, starts }: Which, where: Prisma.Sql): Promise<Absence[]> =>
  rowsOf<Absence>(
    tx,
    Prisma.sql`select person_id as "personId", cover_id as "coverId", ${starts} as "startedAt", until
      from ${table} where ${where}`,
  );

const byPerson = (rows: Absence[]): Absences => new Map(rows.map((row) => [row.personId, row]));

const lockOne = async (tx: Tx, which: Which, teamId: string, personId: string): Promise<Absence | null> =>
  (await rowsIn(tx, which, Prisma.sql`team_id = ${teamId} and person_id = ${personId} for update`))[0] ??
  null;

/** Everybody of a team who is away, by person. */
export const readAbsences = async (tx: Tx, teamId: string): Promise<Absences> =>
  byPerson(await rowsIn(tx, BEGUN, Prisma.sql`team_id = ${teamId}`));

/** Absences still to come, by person: `startedAt` is when they begin. */
export const readPlans = async (tx: Tx, teamId: string): Promise<Absences> =>
  byPerson(await rowsIn(tx, PLANNED, Prisma.sql`team_id = ${teamId}`));

/** Somebody's absence, locked; null where they are here. */
export const lockAbsence = (tx: Tx, teamId: string, personId: string): Promise<Absence | null> =>
  lockOne(tx, BEGUN, teamId, personId);

/** What somebody has planned, locked; null for nothing. */
export const lockPlan = (tx: Tx, teamId: string, personId: string): Promise<Absence | null> =>
  lockOne(tx, PLANNED, teamId, personId);

/** Whose absence should be over by now. */
export async function overdueAbsences(tx: Tx, teamId: string, now: Date): Promise<string[]> {
  const rows = await tx.away.findMany({
    where: { teamId, until: { lte: now } },
    select: { personId: true },
    orderBy: [{ until: 'asc' }, { personId: 'asc' }],
  });
  return rows.map(({ personId }) => personId);
}

export async function saveAbsence(tx: Tx, teamId: string, absence: Absence): Promise<void> {
  const { personId, ...row } = absence;
  await tx.away.upsert({
    where: { teamId_personId: { teamId, personId } },
    create: { teamId, ...absence },
    update: row,
  });
}

export async function removeAbsence(tx: Tx, teamId: string, personId: string): Promise<void> {
  await tx.away.deleteMany({ where: { teamId, personId } });
}

/** Whose planned absence should have begun by now. */
export async function duePlans(tx: Tx, teamId: string, now: Date): Promise<string[]> {
  const rows = await tx.plannedAway.findMany({
    where: { teamId, startsAt: { lte: now } },
    select: { personId: true },
    orderBy: [{ startsAt: 'asc' }, { personId: 'asc' }],
  });
  return rows.map(({ personId }) => personId);
}

export async function savePlan(tx: Tx, teamId: string, plan: Absence): Promise<void> {
  const { personId, coverId, startedAt: startsAt, until } = plan;
  await tx.plannedAway.upsert({
    where: { teamId_personId: { teamId, personId } },
    create: { teamId, personId, coverId, startsAt, until },
    update: { coverId, startsAt, until },
  });
}

export async function removePlan(tx: Tx, teamId: string, personId: string): Promise<void> {
  await tx.plannedAway.deleteMany({ where: { teamId, personId } });
}
