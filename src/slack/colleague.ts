import { findPerson } from '../app/people/find-person.js';
import type { PersonFacts } from '../app/people/know-team.js';
import { done, type Outcome, refused } from '../domain/outcome.js';
import { may, type RoleDeed } from '../domain/role.js';
import type { Desk, Visit } from './desk.js';
import type { Mentioned } from './words/mention.js';

/** Somebody as they are typed again, for a chooser or a refusal. */
export const typedAs = (who: Mentioned): string => ('id' in who ? `<@${who.id}>` : `@${who.name}`);

/** The id of whoever was named, or null where nobody here, or more than one, is called so. */
export const whoIs = async (desk: Desk, who: Mentioned): Promise<string | null> =>
  'id' in who ? who.id : findPerson(desk.deps, desk.teamId, who.name);

/** The colleague that was meant. Refused for whoever has no seat here, may not do the `deed`, or is not known. */
export async function colleague(
  desk: Desk,
  visit: Visit,
  who: Mentioned,
  deed: RoleDeed | null = null,
): Promise<Outcome<PersonFacts>> {
  const { now } = visit.ctx;
  const unknown = refused({ kind: 'not_a_member', typed: typedAs(who) });
  const id = await whoIs(desk, who);
  if (id === null) return unknown;
  const person = await desk.people.find(desk.teamId, id, now);
  const standing = await desk.roster.surely(id, now);
  // One Slack told nothing of is called by their id.
  if (standing === null || person.name === person.id) return unknown;
  return deed === null || may(standing.role, deed) ? done(person) : unknown;
}
