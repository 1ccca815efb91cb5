import type { TaskFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Deps } from '../deps.js';
import { taskFacts } from '../facts/task-facts.js';

/** One task of the team, with its lead. */
export async function readTask(deps: Deps, teamId: string, taskId: string): Promise<Outcome<TaskFacts>> {
  const facts = (await taskFacts(deps.db.prisma, deps.playbook, teamId, [taskId])).get(taskId);
  return facts === undefined ? refused({ kind: 'gone', what: 'that task' }) : done(facts);
}
