import type { Absence } from '../../domain/away.js';
import { readAbsences, readPlans } from '../../store/away.js';
import { readLoads, readPeople } from '../../store/people.js';
import type { Deps } from '../deps.js';

/** A member of the team as the list of people has them; their role is known at the edge. */
export type PersonLine = {
  id: string;
  name: string;
  active: boolean;
  leads: number;
  tasks: number;
  /** Now, or else the one they planned: that begins later. */
  away: Absence | null;
};

/** Everybody known, and those of `also`, by name; an account that is gone only while it has leads or tasks. */
export async function listPeople(
  deps: Deps,
  { teamId, now }: { teamId: string; now: Date },
  also: string[],
): Promise<PersonLine[]> {
  const tx = deps.db.prisma;
  const [people, loads, absences, plans] = await Promise.all([
    readPeople(tx, teamId),
    readLoads(tx, teamId),
    readAbsences(tx, teamId),
    readPlans(tx, teamId),
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  const load = new Map(loads.map((each) => [each.personId, each]));
  const ids = new Set([...known.keys(), ...load.keys(), ...also]);
  return [...ids]
    .map((id) => {
      const absence = absences.get(id);
      return {
        id,
        name: known.get(id)?.name ?? id,
        active: known.get(id)?.active ?? true,
        leads: load.get(id)?.leads ?? 0,
        tasks: load.get(id)?.tasks ?? 0,
        away: absence !== undefined && now < absence.until ? absence : (plans.get(id) ?? null),
      };
    })
    .filter(({ active, leads, tasks }) => active || leads + tasks > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}
