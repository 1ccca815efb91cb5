import type { Tx } from './db.js';

/** What is stored of people's choices, by person; those who chose nothing are missing. */
export async function readPersonSettings(
  tx: Tx,
  teamId: string,
  personIds: string[],
): Promise<Map<string, unknown>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.personSetting.findMany({ where: { teamId, personId: { in: personIds } } });
  return new Map(rows.map(({ personId, settings }) => [personId, settings]));
}

/** What is stored of a team's choices, or null. */
export async function readTeamSetting(tx: Tx, teamId: string): Promise<unknown> {
  return (await tx.teamSetting.findUnique({ where: { teamId } }))?.settings ?? null;
}
