import type { Lead } from '../../domain/lead.js';
import { personaFor } from '../../domain/persona.js';
import { suggestFor } from '../../domain/role-message.js';
import type { Advice } from '../../domain/rules-facts.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { readPersonas } from '../personas/list-personas.js';
import type { At } from '../rules/live-rules.js';

/**
 * What a rep is told of a lead beside its score: who buys like that (S59), and what to send them (S58). The team's
 * personas are read once, for however many leads.
 */
export async function adviser(tx: Tx, deps: Deps, { teamId }: At): Promise<(lead: Lead) => Advice> {
  const personas = (await readPersonas(tx, deps, teamId)).map(({ persona }) => persona);
  return (lead) => ({
    persona: personaFor(personas, lead),
    send: suggestFor(deps.playbook.roleMessages, lead),
  });
}
