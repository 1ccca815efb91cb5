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
  const woken = await wokenWith(tx, tasks);
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
      woke: woken.has(task.id),
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

type Asked = { id: string; kind: string; leadId: string; createdAt: Date };

/** Tasks for the same day whose lead was woken by what they answer: both were written at one instant. */
async function wokenWith(tx: Tx, tasks: Asked[]): Promise<Set<string>> {
  const asked = tasks.filter(({ kind }) => kind === 'same_day');
  if (asked.length === 0) return new Set();
  const ended = await tx.snooze.findMany({
    where: {
      leadId: { in: asked.map(({ leadId }) => leadId) },
      endedAt: { in: asked.map(({ createdAt }) => createdAt) },
      wokenBy: { in: ['ready', 'reply', 'pricing', 'score'] },
    },
    select: { leadId: true, endedAt: true },
  });
  return new Set(
    asked.flatMap(({ id, leadId, createdAt }) =>
      ended.some((one) => one.leadId === leadId && one.endedAt?.getTime() === createdAt.getTime())
        ? [id]
        : [],
    ),
  );
}

function readDraft(draft: unknown): TaskFacts['draft'] {
  if (typeof draft !== 'object' || draft === null || !('subject' in draft) || !('body' in draft)) return null;
  return { subject: String(draft.subject), body: String(draft.body) };
}
