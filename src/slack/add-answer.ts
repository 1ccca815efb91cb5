import { addLead } from '../app/lead/add-lead.js';
import { leadRef, type Profile } from '../domain/lead.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { say } from './say.js';

type Entry = { email: string; profile: Partial<Profile> };

/** Adds a lead, or completes the one there is, and says which of the two it was. */
export async function addAnswer(desk: Desk, visit: Visit, { email, profile }: Entry): Promise<Said> {
  const outcome = await addLead(desk.deps, visit.ctx, { email, profile });
  return say(visit, outcome, ({ lead, created, changed }) => {
    if (created) return { kind: 'added', lead: leadRef(lead) };
    if (changed) return { kind: 'updated', lead: leadRef(lead) };
    return {
      kind: 'unchanged',
      what: 'I knew that lead already, with all that you said.',
      lead: leadRef(lead),
    };
  });
}
