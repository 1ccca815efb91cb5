import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { type ForOwner, mayWork, tellOwner } from '../lead/may-work.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { taskPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { refreshTasks } from '../task/refresh-card.js';
import { undoable } from '../undo/undoable.js';

export type Paused = { lead: Lead; track: string; already: boolean; forOwner: ForOwner };

type Enrolment = {
  id: string;
  track: string;
  nextStepAt: Date | null;
  pausedAt: Date | null;
  heldStepAt: Date | null;
};

/**
 * Holds a running track: no steps, and the step that is open is put aside. What ends a track ends a paused one, too.
 * Pausing what is paused changes nothing.
 */
export const pauseTrack = (deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Paused>> =>
  withTrack(deps, ctx, asked, 'track.paused', async (tx, { id, nextStepAt, pausedAt }, lead) => {
    if (pausedAt !== null) return false;
    await tx.enrolment.update({
      where: { id },
      data: { pausedAt: ctx.now, pausedBy: ctx.actor, heldStepAt: nextStepAt, nextStepAt: null },
    });
    const open = await tx.task.findMany({ where: { enrolmentId: id, status: 'open' } });
    await tx.task.updateMany({
      where: { id: { in: open.map((task) => task.id) } },
      data: { status: 'paused' },
    });
    await refreshTasks(tx, deps, ctx, open);
    await told(tx, deps, ctx, lead, 'track.paused');
    return true;
  });

/** Lets a paused track go on where it stopped: what would have come meanwhile comes now, once. */
export const resumeTrack = (deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Paused>> =>
  withTrack(deps, ctx, asked, 'track.resumed', async (tx, { id, heldStepAt, pausedAt }, lead) => {
    if (pausedAt === null) return false;
    const nextStepAt = heldStepAt !== null && heldStepAt < ctx.now ? ctx.now : heldStepAt;
    await tx.enrolment.update({
      where: { id },
      data: { pausedAt: null, pausedBy: null, heldStepAt: null, nextStepAt },
    });
    const aside = await tx.task.findMany({ where: { enrolmentId: id, status: 'paused' } });
    for (const task of aside) {
      const isDue = task.dueAt <= ctx.now;
      const due = isDue ? { dueAt: ctx.now, remindedFor: ctx.now } : {};
      await tx.task.update({ where: { id: task.id }, data: { status: 'open', ...due } });
      // What is not due yet is told of when it is; its card, if it has one, comes back to life.
      if (isDue) await enqueue(tx, [taskPost(deps, ctx, { ...task, dueAt: ctx.now })]);
      else await refreshTasks(tx, deps, ctx, [task]);
    }
    await told(tx, deps, ctx, lead, 'track.resumed');
    return true;
  });

async function withTrack(
  deps: Deps,
  ctx: Ctx,
  asked: string,
  what: 'track.paused' | 'track.resumed',
  work: (tx: Tx, running: Enrolment, lead: Lead) => Promise<boolean>,
): Promise<Outcome<Paused>> {
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<Paused>> => {
    const found = await resolveLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const right = await mayWork(tx, ctx, lead, what === 'track.paused' ? 'pause' : 'resume');
    if (!right.ok) return right;
    const forOwner = right.value;
    const running = await tx.enrolment.findFirst({ where: { leadId: lead.id, endedAt: null } });
    if (running === null) return refused({ kind: 'no_track', lead: leadRef(lead) });
    const track = deps.playbook.tracks.find(({ id }) => id === running.track)?.name ?? running.track;
    const already = !(await undoable(tx, deps, ctx, what, { leads: [lead.id] }, () =>
      work(tx, running, lead),
    ));
    if (!already) await tellOwner(tx, deps, ctx, { lead, forOwner, what });
    return done({ lead, track, already, forOwner });
  });
  deps.wake();
  return outcome;
}

async function told(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  verb: 'track.paused' | 'track.resumed',
): Promise<void> {
  await addHistory(tx, [deed(deps, { ...ctx, leadId: lead.id, actor: ctx.actor }, verb)]);
  await refreshHandoffCard(tx, deps, ctx, lead.id);
}
