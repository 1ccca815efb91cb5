import type { Lead } from '../../domain/lead.js';
import { fill, type Track } from '../../domain/track.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { taskPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

export type Running = {
  id: string;
  leadId: string;
  track: string;
  ownerId: string;
  step: number;
  startedBy: string;
};

/** Gives the owner the track's next step as a task with the text to send. The step after it waits for this one. */
export async function handOutStep(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  running: Running,
  track: Track,
  lead: Lead,
): Promise<void> {
  const { teamId, now } = at;
  const step = track.steps[running.step];
  if (step === undefined) return;
  const task = {
    id: deps.ids.next(),
    teamId,
    leadId: lead.id,
    enrolmentId: running.id,
    step: running.step + 1,
    kind: 'track_step',
    title: fill(step.title, lead),
    draft: { subject: fill(step.subject, lead), body: fill(step.body, lead) },
    assigneeId: running.ownerId,
    dueAt: now,
    status: 'open',
    remindedFor: now,
    createdBy: running.startedBy,
    createdAt: now,
  };
  await tx.task.create({ data: task });
  await tx.enrolment.update({
    where: { id: running.id },
    data: { step: running.step + 1, nextStepAt: null },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'task.created', {
      taskId: task.id,
      track: track.id,
      step: task.step,
    }),
  ]);
  await enqueue(tx, [taskPost(deps, at, task)]);
}
