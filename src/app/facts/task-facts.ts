import type { TaskFacts, TaskStatus } from '../../domain/facts.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { nextSteps } from './next-steps.js';

/** What task messages show, as it is now. */
export async function taskFacts(
  tx: Tx,
  deps: Deps,
  { teamId, now }: { teamId: string; now: Date },
  taskIds: string[],
): Promise<Map<string, TaskFacts>> {
  const tasks = await tx.task.findMany({ where: { teamId, id: { in: taskIds } } });
  const leads = await readLeads(
    tx,
    deps,
    { teamId, now },
    tasks.map(({ leadId }) => leadId),
  );
  const enrolments = await tx.enrolment.findMany({
    where: { id: { in: tasks.flatMap(({ enrolmentId }) => enrolmentId ?? []) } },
  });
  const closed = tasks.filter(({ status }) => status === 'done' || status === 'skipped');
  const nexts = await nextSteps(
    tx,
    deps,
    closed.map(({ leadId }) => leadId),
  );
  const facts = new Map<string, TaskFacts>();
  for (const task of tasks) {
    const lead = leads.get(task.leadId);
    if (lead === undefined) continue;
    const enrolment = enrolments.find(({ id }) => id === task.enrolmentId);
    const track = deps.playbook.tracks.find(({ id }) => id === enrolment?.track);
    facts.set(task.id, {
      taskId: task.id,
      lead,
      kind: task.kind === 'track_step' || task.kind === 'same_day' ? task.kind : 'follow_up',
      title: task.title,
      draft: readDraft(task.draft),
      track:
        enrolment && track && task.step !== null
          ? { name: track.name, step: task.step, steps: track.steps.length, startedBy: enrolment.startedBy }
          : null,
      assigneeId: task.assigneeId,
      dueAt: task.dueAt,
      status: task.status as TaskStatus,
      closedBy: task.closedBy,
      closedAt: task.closedAt,
      closedWhy: task.status === 'passed' ? null : task.closedWhy,
      passedTo: task.status === 'passed' ? task.closedWhy : null,
      from: task.createdBy === task.assigneeId ? null : task.createdBy,
      ...(task.status === 'done' || task.status === 'skipped' ? { next: nexts.get(lead.id) ?? null } : {}),
    });
  }
  return facts;
}

function readDraft(draft: unknown): TaskFacts['draft'] {
  if (typeof draft !== 'object' || draft === null || !('subject' in draft) || !('body' in draft)) return null;
  return { subject: String(draft.subject), body: String(draft.body) };
}
