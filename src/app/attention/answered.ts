import { isTouch } from '../../domain/activity.js';
import type { Verdict } from '../../domain/judge.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { doersOf } from '../deal/read-doers.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import type { At } from '../rules/live-rules.js';
import { refreshTasks } from '../task/refresh-card.js';

/** A touch with a lead does what its same-day task asked for: nobody has to say so twice. */
export async function closeAnswered(tx: Tx, deps: Deps, at: At, verdicts: Verdict[]): Promise<void> {
  const touched = verdicts.flatMap(({ lead, news }) => {
    const touch = news.findLast(({ kind }) => isTouch(kind));
    return touch === undefined ? [] : [{ leadId: lead.id, touch }];
  });
  if (touched.length === 0) return;
  const open = await tx.task.findMany({
    where: { leadId: { in: touched.map(({ leadId }) => leadId) }, kind: 'same_day', status: 'open' },
    select: { id: true, leadId: true, assigneeId: true, title: true, createdAt: true },
  });
  if (open.length === 0) return;
  const doers = await doersOf(
    tx,
    at.teamId,
    touched.map(({ touch }) => touch.id),
  );
  for (const { leadId, touch } of touched) {
    const by = doers.get(touch.id) ?? null;
    // A call before they asked is no answer to it.
    for (const task of open.filter((one) => one.leadId === leadId && one.createdAt <= touch.at)) {
      await tx.task.update({
        where: { id: task.id },
        data: { status: 'done', closedAt: at.now, closedBy: by, closedWhy: 'a touch was logged' },
      });
      const facts = { taskId: task.id, title: task.title };
      await addHistory(tx, [deed(deps, { ...at, leadId, actor: null }, 'task.done', facts)]);
      await refreshTasks(tx, deps, at, [task]);
    }
  }
}
