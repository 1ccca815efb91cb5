import type { Persona } from '../../domain/persona.js';
import { inTx, type Tx } from '../../store/db.js';
import { type PersonaRow, readPersonaRows } from '../../store/personas.js';
import type { Deps } from '../deps.js';

/** A persona, and who last changed it when; null for one that is as it shipped. */
export type ListedPersona = { persona: Persona; edited: { by: string; at: Date } | null };

/** A team's personas: those that ship, each as the team made it, then any of its own. */
export const listPersonas = (deps: Deps, teamId: string): Promise<ListedPersona[]> =>
  inTx(deps.db, (tx) => readPersonas(tx, deps, teamId));

/** The same within a transaction under way. */
export async function readPersonas(tx: Tx, deps: Deps, teamId: string): Promise<ListedPersona[]> {
  return allPersonas(deps, await readPersonaRows(tx, teamId));
}

/** Those that ship, with a team's own rows put in their places. */
export function allPersonas({ playbook }: Pick<Deps, 'playbook'>, rows: PersonaRow[]): ListedPersona[] {
  const own = new Map(rows.map((row) => [row.persona.id, row]));
  const shipped = playbook.personas.map((persona) => {
    const row = own.get(persona.id);
    own.delete(persona.id);
    return row === undefined ? { persona, edited: null } : listed(row);
  });
  return [...shipped, ...[...own.values()].map(listed)];
}

const listed = ({ persona, updatedBy, updatedAt }: PersonaRow): ListedPersona => ({
  persona,
  edited: updatedBy === null ? null : { by: updatedBy, at: updatedAt },
});
