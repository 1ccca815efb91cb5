import { inTx, type Tx } from '../../store/db.js';
import { lockLead } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { endTrack } from './end-tracks.js';
import { handOutStep } from './hand-out-step.js';

const BATCH = 200;

/** Hands out every step that is due, one a track however late, and ends the tracks that got no answer. */
export async function advanceTracks(deps: Deps, teamId: string, now: Date): Promise<number> {
  const due = await deps.db.prisma.enrolment.findMany({
    where: { teamId, nextStepAt: { lte: now } },
    orderBy: { nextStepAt: 'asc' },
    take: BATCH,
    select: { id: true, leadId: true },
  });
  for (const { id, leadId } of due)
    await inTx(deps.db, (tx) => advance(tx, deps, { teamId, now }, id, leadId));
  if (due.length > 0) deps.wake();
  return due.length;
}

async function advance(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  id: string,
  leadId: string,
): Promise<void> {
  const lead = await lockLead(tx, at.teamId, leadId);
  const running = await tx.enrolment.findUniqueOrThrow({ where: { id } });
  if (lead === null || running.endedAt !== null || running.nextStepAt === null || running.nextStepAt > at.now)
    return;
  const ends = (reason: string) => endTrack(tx, deps, { ...at, actor: null }, running, reason);
  if (lead.suppressedAt !== null) return ends('Unsubscribed');
  if (lead.snoozedUntil !== null && lead.snoozedUntil > at.now) {
    await tx.enrolment.update({ where: { id }, data: { nextStepAt: lead.snoozedUntil } });
    return;
  }
  const track = deps.playbook.tracks.find((one) => one.id === running.track);
  if (track === undefined) return ends('The track is no longer in the playbook');
  if (running.step >= track.steps.length) return ends(`No answer to ${track.steps.length} steps`);
  return handOutStep(tx, deps, at, running, track, lead);
}
