import { readAbsences, saveAbsence } from '../../store/away.js';
import { inTx, type Tx } from '../../store/db.js';
import { lockPeople } from '../../store/people.js';
import type { Deps } from '../deps.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';
import { lockHeldTasks, takeTasksBack } from './hand-tasks.js';

/**
 * Whoever covers and whose account is gone covers no longer: tasks go back to wait for those who are away, and they and
 * the managers are told, once an absence.
 */
export async function dismissCover(deps: Deps, at: At): Promise<void> {
  const { teamId } = at;
  const lost = await deps.db.prisma.$queryRaw<{ personId: string }[]>`
    select a.person_id as "personId" from away a join person p on p.team_id = a.team_id and p.id = a.cover_id
    where a.team_id = ${teamId} and not p.active order by a.person_id`;
  for (const { personId } of lost) await inTx(deps.db, (tx) => dismiss(tx, deps, at, personId));
}

async function dismiss(tx: Tx, deps: Deps, at: At, personId: string): Promise<void> {
  const { teamId } = at;
  await lockPeople(tx, teamId);
  const absences = await readAbsences(tx, teamId);
  const absence = absences.get(personId);
  if (absence === undefined || absence.coverId === null) return;
  await lockHeldTasks(tx, teamId, personId);
  await takeTasksBack(tx, deps, { ...at, actor: null }, personId, absences);
  await saveAbsence(tx, teamId, { ...absence, coverId: null });
  const facts = {
    about: 'cover_gone' as const,
    person: personId,
    cover: absence.coverId,
    until: absence.until,
  };
  const key = `cover-gone:${personId}:${absence.startedAt.toISOString()}:${absence.coverId}`;
  await enqueue(tx, [
    notice(deps, at, personId, facts, key),
    notice(deps, at, deps.places.managers, facts, `${key}:managers`),
  ]);
}
