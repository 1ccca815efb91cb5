import type { Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { taskPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/**
 * Gives somebody's open tasks about a lead to another, under the lead's lock. Those they had been told of are told of
 * again, now to the other; answers how many there were.
 */
export async function moveTasks(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  leadId: string,
  from: string,
  to: string,
): Promise<number> {
  const theirs = { leadId, assigneeId: from, status: { in: ['open', 'paused'] } };
  const open = await tx.task.findMany({ where: theirs });
  await tx.task.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { assigneeId: to } });
  const told = open.filter(({ status, remindedFor }) => status === 'open' && remindedFor !== null);
  await enqueue(
    tx,
    told.map((task) => {
      const post = taskPost(deps, ctx, { ...task, assigneeId: to });
      return { ...post, dedupeKey: `${post.dedupeKey}:${to}:${ctx.requestKey}` };
    }),
  );
  return open.length;
}
