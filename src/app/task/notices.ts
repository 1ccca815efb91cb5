import type { Lead } from '../../domain/lead.js';
import type { Deps } from '../deps.js';
import { notice } from '../messages.js';
import type { NewMessage } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';

/** A task that somebody else gave a person: to them, once. */
export function givenNotice(
  deps: Deps,
  at: At,
  lead: Lead,
  task: { id: string; title: string; dueAt: Date; assigneeId: string },
  by: string,
): NewMessage {
  const { id: taskId, title, dueAt, assigneeId } = task;
  const facts = { about: 'task_given' as const, lead, taskId, title, dueAt, by };
  return notice(deps, at, assigneeId, facts, `given:${taskId}`);
}

/** A hot lead was left without its answer that day: to whoever had the task, and to the managers, once (S47). */
export function missedNotices(
  deps: Deps,
  at: At,
  lead: Lead,
  task: { id: string; title: string; dueAt: Date; assigneeId: string },
): NewMessage[] {
  const { id: taskId, title, dueAt, assigneeId } = task;
  const facts = { about: 'task_missed' as const, lead, taskId, title, dueAt, assigneeId };
  return [
    notice(deps, at, assigneeId, { ...facts, toManagers: false }, `missed:${taskId}`),
    notice(deps, at, deps.places.managers, { ...facts, toManagers: true }, `missed:${taskId}:managers`),
  ];
}
