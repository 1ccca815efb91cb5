import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { runningTracks } from '../../store/enrolments.js';
import { addHistory } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import type { NewMessage } from '../outbox/enqueue.js';
import { refreshTasks } from '../task/refresh-card.js';

/** Why a lead's track ends. `at` is the instant of the cause: only tracks begun by then end. */
export type Ending = { leadId: string; at: Date; reason: string };

export type Ended = { id: string; leadId: string; track: string; ownerId: string; reason: string };

/** Ends the running tracks of these leads and takes back the tasks still open, each with the reason. */
export async function endTracks(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  endings: Ending[],
): Promise<Ended[]> {
  if (endings.length === 0) return [];
  const causes = new Map(endings.map((ending) => [ending.leadId, ending]));
  // By lead alone: a condition a lead would be a thousand of them in a batch.
  const all = await runningTracks(tx, teamId, [...causes.keys()]);
  const running = all.filter(({ leadId, startedAt }) => startedAt <= (causes.get(leadId)?.at ?? startedAt));
  const ended = running.map((enrolment) => ({
    ...enrolment,
    reason: causes.get(enrolment.leadId)?.reason ?? '',
  }));
  for (const each of ended) await endTrack(tx, deps, { teamId, now, actor: null }, each, each.reason);
  return ended;
}

/** Tells the owner that a track ended by itself. */
export function endNotice(
  deps: Deps,
  at: { teamId: string; now: Date },
  lead: Lead,
  ended: Omit<Ended, 'reason'>,
  reason: string,
): NewMessage {
  const track = deps.playbook.tracks.find(({ id }) => id === ended.track)?.name ?? ended.track;
  const facts = { about: 'track_ended' as const, lead, track, reason };
  return notice(deps, at, ended.ownerId, facts, `track-ended:${ended.id}`);
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
  const open = await tx.task.findMany({
    where: { enrolmentId: enrolment.id, status: { in: ['open', 'paused'] } },
  });
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
  await refreshTasks(tx, deps, { teamId, now }, open);
}
