import { findPerson } from '../app/people/find-person.js';
import type { PersonFacts } from '../app/people/know-team.js';
import { done, type Outcome, refused } from '../domain/outcome.js';
import type { Desk, Visit } from './desk.js';
import type { Mentioned } from './words/mention.js';

/** The colleague that was meant. Refused for whoever has no seat here, or is not known. */
export async function colleague(desk: Desk, visit: Visit, who: Mentioned): Promise<Outcome<PersonFacts>> {
  const { now } = visit.ctx;
  const typed = 'id' in who ? `<@${who.id}>` : `@${who.name}`;
  const id = 'id' in who ? who.id : await findPerson(desk.deps, desk.teamId, who.name);
  if (id === null) return refused({ kind: 'not_a_member', typed });
  const person = await desk.people.find(desk.teamId, id, now);
  const standing = await desk.roster.surely(id, now);
  // One Slack told nothing of is called by their id.
  return standing !== null && person.name !== person.id
    ? done(person)
    : refused({ kind: 'not_a_member', typed });
}
