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
