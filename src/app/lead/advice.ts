import type { Lead } from '../../domain/lead.js';
import { personaFor } from '../../domain/persona.js';
import { suggestFor } from '../../domain/role-message.js';
import type { Advice } from '../../domain/rules-facts.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { type ListedPersona, readPersonas } from '../personas/list-personas.js';
import type { At } from '../rules/live-rules.js';

/**
 * What a rep is told of a lead beside its score: who buys like that (S59), and what to send them (S58). The team's
 * personas are read once, for however many leads.
 */
export async function adviser(tx: Tx, deps: Deps, { teamId }: At): Promise<(lead: Lead) => Advice> {
  return adviserBy(deps, await readPersonas(tx, deps, teamId));
}

/** The same by personas that were read. */
export function adviserBy(
  { playbook }: Pick<Deps, 'playbook'>,
  listed: ListedPersona[],
): (lead: Lead) => Advice {
  const personas = listed.map(({ persona }) => persona);
  return (lead) => ({
    persona: personaFor(personas, lead),
    send: suggestFor(playbook.roleMessages, lead),
  });
}
