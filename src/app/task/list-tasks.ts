import { atHour, localDay } from '../../domain/calendar.js';
import type { TaskFacts } from '../../domain/facts.js';
import { may } from '../../domain/role.js';
import { inTx } from '../../store/db.js';
import { listOpenTasks } from '../../store/task-lists.js';
import type { Ctx, Deps } from '../deps.js';
import { taskFacts } from '../facts/task-facts.js';

export type TaskList = 'mine' | 'overdue';
/** `byRep`: of the whole team, as managers see it. `today`: when the reader's day began (UTC). */
export type TaskPage = { tasks: TaskFacts[]; count: number; byRep: boolean; today: Date };

/**
 * A page of a person's open tasks, or of those overdue: left over from days before, as the digest has it. Managers see
 * the overdue ones of the whole team. `zone` is the reader's.
 */
export function listTasks(
  deps: Deps,
  ctx: Ctx,
  list: TaskList,
  zone: string,
  page: { from: number; size: number },
): Promise<TaskPage> {
  const today = atHour(localDay(ctx.now, zone), '00:00', zone);
  const byRep = list === 'overdue' && may(ctx.role, 'team_views');
  return inTx(deps.db, async (tx) => {
    const { ids, count } = await listOpenTasks(tx, ctx, {
      person: byRep ? null : ctx.actor,
      before: list === 'overdue' ? today : null,
      ...page,
    });
    const facts = await taskFacts(tx, deps, ctx, ids);
    return { tasks: ids.flatMap((id) => facts.get(id) ?? []), count, byRep, today };
  });
}
