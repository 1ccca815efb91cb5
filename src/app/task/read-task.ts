import type { TaskFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Deps } from '../deps.js';
import { taskFacts } from '../facts/task-facts.js';
import type { At } from '../rules/live-rules.js';

/** One task of the team, with its lead. */
export async function readTask(deps: Deps, at: At, taskId: string): Promise<Outcome<TaskFacts>> {
  const facts = (await taskFacts(deps.db.prisma, deps, at, [taskId])).get(taskId);
  return facts === undefined ? refused({ kind: 'gone', what: 'that task' }) : done(facts);
}
