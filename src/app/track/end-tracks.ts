import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { cardUpdate } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/** Why a lead's track ends. `at` is the instant of the cause: only tracks begun by then end. */
export type Ending = { leadId: string; at: Date; reason: string };

/** Ends the running tracks of these leads and takes back the tasks still open, each with the reason. */
export async function endTracks(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  endings: Ending[],
): Promise<number> {
  if (endings.length === 0) return 0;
  const running = await tx.enrolment.findMany({
    where: {
      teamId,
      endedAt: null,
      OR: endings.map(({ leadId, at }) => ({ leadId, startedAt: { lte: at } })),
    },
  });
  for (const enrolment of running) {
    const reason = endings.find(({ leadId }) => leadId === enrolment.leadId)?.reason ?? '';
    await endTrack(tx, deps, { teamId, now, actor: null }, enrolment, reason);
  }
  return running.length;
}

/** Ends one track under its lead's lock. */
export async function endTrack(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date; actor: string | null },
  enrolment: { id: string; leadId: string; track: string },
  reason: string,
): Promise<void> {
  const { teamId, now, actor } = at;
  await tx.enrolment.update({
    where: { id: enrolment.id },
    data: { endedAt: now, endReason: reason, nextStepAt: null },
  });
  const open = await tx.task.findMany({ where: { enrolmentId: enrolment.id, status: 'open' } });
  await tx.task.updateMany({
    where: { id: { in: open.map((task) => task.id) } },
    data: { status: 'cancelled', closedAt: now, closedBy: actor, closedWhy: reason },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: enrolment.leadId, now, actor }, 'track.ended', {
      track: enrolment.track,
      reason,
    }),
  ]);
  await enqueue(
    tx,
    open.map((task) => cardUpdate(deps, { teamId, now }, 'task', task.id, task.assigneeId)),
  );
}
