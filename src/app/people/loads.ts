import type { Tx } from '../../store/db.js';
import { readLoads } from '../../store/people.js';

/** Buttons a message offers. */
const FEW = 3;

/** Reps who have leads already, here and not away, those with the fewest first: to hand more to. */
export async function lightestReps(
  tx: Tx,
  teamId: string,
  except: string,
): Promise<{ id: string; leads: number }[]> {
  const [loads, here, away] = await Promise.all([
    readLoads(tx, teamId),
    tx.person.findMany({ where: { teamId, active: true, guest: false }, select: { id: true } }),
    tx.away.findMany({ where: { teamId }, select: { personId: true } }),
  ]);
  const active = new Set(here.map(({ id }) => id));
  const gone = new Set(away.map(({ personId }) => personId));
  return loads
    .filter(({ personId, leads }) => leads > 0 && personId !== except && active.has(personId))
    .filter(({ personId }) => !gone.has(personId))
    .toSorted((a, b) => a.leads - b.leads || (a.personId < b.personId ? -1 : 1))
    .slice(0, FEW)
    .map(({ personId, leads }) => ({ id: personId, leads }));
}
