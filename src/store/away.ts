import type { Absence, Absences } from '../domain/away.js';
import { Prisma, rowsOf, type Tx } from './db.js';

/** Everybody of a team who is away, by person. */
export async function readAbsences(tx: Tx, teamId: string): Promise<Absences> {
  const rows = await rowsOf<Absence>(
    tx,
    Prisma.sql`select person_id as "personId", cover_id as "coverId", started_at as "startedAt", until from away
      where team_id = ${teamId}`,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Somebody's absence, locked; null where they are here. */
export async function lockAbsence(tx: Tx, teamId: string, personId: string): Promise<Absence | null> {
  const [row] = await tx.$queryRaw<Absence[]>`
    select person_id as "personId", cover_id as "coverId", started_at as "startedAt", until from away
    where team_id = ${teamId} and person_id = ${personId} for update`;
  return row ?? null;
}

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

/** Absences still to come, by person: `startedAt` is when they begin. */
export async function readPlans(tx: Tx, teamId: string): Promise<Absences> {
  const rows = await tx.plannedAway.findMany({ where: { teamId } });
  return new Map(
    rows.map(({ personId, coverId, startsAt, until }) => [
      personId,
      { personId, coverId, startedAt: startsAt, until },
    ]),
  );
}

/** What somebody has planned, locked; null for nothing. */
export async function lockPlan(tx: Tx, teamId: string, personId: string): Promise<Absence | null> {
  const [row] = await tx.$queryRaw<Absence[]>`
    select person_id as "personId", cover_id as "coverId", starts_at as "startedAt", until from planned_away
    where team_id = ${teamId} and person_id = ${personId} for update`;
  return row ?? null;
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
