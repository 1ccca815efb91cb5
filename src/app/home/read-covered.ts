import { coveredBy } from '../../domain/away.js';
import type { Covered, Paged } from '../../domain/home.js';
import { readAbsences } from '../../store/away.js';
import type { Slice } from '../../store/day-lists.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { meanwhileOf } from '../people/meanwhile.js';
import type { At } from '../rules/live-rules.js';

/** More than these of one colleague are not told apart. */
const MANY = 500;

/**
 * What comes up with the leads of those a person covers for until they are back, by its time: leads that go cold, and
 * tasks that are still theirs. Null: they cover for nobody.
 */
export async function readCovered(
  tx: Tx,
  deps: Deps,
  at: At,
  person: string,
  { from, size }: Slice,
): Promise<Paged<Covered> | null> {
  const absences = coveredBy(await readAbsences(tx, at.teamId), person, at.now);
  if (absences.length === 0) return null;
  const all: Covered[] = [];
  for (const { personId: of, until } of absences) {
    const { cold, due } = await meanwhileOf(tx, deps, at, of, until, MANY);
    all.push(
      ...cold.map((each) => ({ ...each, of, task: null })),
      ...due.map(({ taskId, title, lead, at: dueAt }) => ({ lead, at: dueAt, of, task: { taskId, title } })),
    );
  }
  const rows = all.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.lead.id < b.lead.id ? -1 : 1));
  return { rows: rows.slice(from, from + size), from, count: rows.length };
}
