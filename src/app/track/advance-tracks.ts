import { standIn } from '../../domain/away.js';
import { readAbsences } from '../../store/away.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { enqueue } from '../outbox/enqueue.js';
import { endNotice, endTrack } from './end-tracks.js';
import { handOutStep } from './hand-out-step.js';

const BATCH = 200;
const LATER_MS = 3_600_000;

/** Hands out every step that is due, one a track however late, and ends the tracks that got no answer. */
export async function advanceTracks(deps: Deps, teamId: string, now: Date): Promise<number> {
  for (let moved = 0; ; ) {
    const due = await deps.db.prisma.enrolment.findMany({
      where: { teamId, nextStepAt: { lte: now } },
      orderBy: { nextStepAt: 'asc' },
      take: BATCH,
      select: { id: true, leadId: true },
    });
    for (const { id, leadId } of due) {
      await inTx(deps.db, (tx) => advance(tx, deps, { teamId, now }, id, leadId)).catch((error: unknown) =>
        postpone(deps, now, id, error),
      );
    }
    if (due.length > 0) deps.wake();
    moved += due.length;
    if (due.length < BATCH) return moved;
  }
}

/** One track that can't go on must not hold up the others. */
async function postpone(deps: Deps, now: Date, id: string, error: unknown): Promise<void> {
  await deps.db.prisma.enrolment.update({
    where: { id },
    data: { nextStepAt: new Date(now.getTime() + LATER_MS) },
  });
  deps.log.error({ err: error, enrolment: id }, 'a track could not go on; again in an hour');
}

async function advance(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  id: string,
  leadId: string,
): Promise<void> {
  const lead = await lockLead(tx, deps, at, leadId);
  const running = await tx.enrolment.findUniqueOrThrow({ where: { id } });
  if (lead === null) throw new Error('the lead of a track is gone');
  if (running.endedAt !== null || running.nextStepAt === null || running.nextStepAt > at.now) return;
  const ends = async (reason: string) => {
    await endTrack(tx, deps, { ...at, actor: null }, running, reason);
    await enqueue(tx, [endNotice(deps, at, lead, running, reason)]);
  };
  if (lead.suppressedAt !== null) return ends('Unsubscribed');
  if (lead.snoozedUntil !== null && lead.snoozedUntil > at.now) {
    await tx.enrolment.update({ where: { id }, data: { nextStepAt: lead.snoozedUntil } });
    return;
  }
  const wait = await waitFor(tx, at, running);
  if (wait !== null) {
    await tx.enrolment.update({ where: { id }, data: { nextStepAt: wait } });
    return;
  }
  const track = deps.playbook.tracks.find((one) => one.id === running.track);
  if (track === undefined) return ends('The track is no longer in the playbook');
  if (running.step >= track.steps.length) return ends(`No answer to ${track.steps.length} steps`);
  return handOutStep(tx, deps, at, running, track, lead);
}

/** Until when a step waits because nobody is here to do it; null where somebody is. */
async function waitFor(
  tx: Tx,
  { teamId, now }: { teamId: string; now: Date },
  { leadId, ownerId }: { leadId: string; ownerId: string },
): Promise<Date | null> {
  if ((await tx.unowned.count({ where: { leadId } })) > 0) return new Date(now.getTime() + LATER_MS);
  const absences = await readAbsences(tx, teamId);
  return standIn(absences, ownerId, now) === null ? (absences.get(ownerId)?.until ?? null) : null;
}
