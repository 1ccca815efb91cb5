import type { Persona } from '../domain/persona.js';
import type { Tx } from './db.js';

/** A persona as a team made it. */
export type PersonaRow = { persona: Persona; updatedBy: string | null; updatedAt: Date };

/** The personas a team has made its own, in the order of their ids. */
export async function readPersonaRows(tx: Tx, teamId: string): Promise<PersonaRow[]> {
  const rows = await tx.persona.findMany({ where: { teamId }, orderBy: { id: 'asc' } });
  return rows.map(({ facts, updatedBy, updatedAt }) => personaOf({ persona: facts, updatedBy, updatedAt }));
}

/** A row whose persona comes straight from JSON. */
export const personaOf = (row: Omit<PersonaRow, 'persona'> & { persona: unknown }): PersonaRow => ({
  persona: revived(row.persona),
  updatedBy: row.updatedBy,
  updatedAt: row.updatedAt,
});

/** Locks a team's own copy of a persona and reads it as it is now; it is made where there is none. */
export async function lockPersona(tx: Tx, teamId: string, base: Persona, now: Date): Promise<Persona> {
  await tx.$executeRaw`
    insert into persona (team_id, id, facts, updated_at)
    values (${teamId}, ${base.id}, ${JSON.stringify(base)}::jsonb, ${now}) on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ facts: unknown }[]>`
    select facts from persona where team_id = ${teamId} and id = ${base.id} for update`;
  return revived(row?.facts);
}

export async function savePersona(
  tx: Tx,
  teamId: string,
  persona: Persona,
  by: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    update persona set facts = ${JSON.stringify(persona)}::jsonb, updated_by = ${by}, updated_at = ${now}
    where team_id = ${teamId} and id = ${persona.id}`;
}

/** Dates went through JSON. */
function revived(facts: unknown): Persona {
  const persona = facts as Persona;
  return { ...persona, notes: persona.notes.map((note) => ({ ...note, at: new Date(note.at) })) };
}
