import type { Absence, Absences } from '../domain/away.js';
import type { Tx } from './db.js';

/** Everybody of a team who is away, by person. */
export async function readAbsences(tx: Tx, teamId: string): Promise<Absences> {
  const rows: (Absence & { teamId: string })[] = await tx.away.findMany({ where: { teamId } });
  return new Map(rows.map((row) => [row.personId, row]));
}
