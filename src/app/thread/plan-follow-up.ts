import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import { changeThreadLog, findThreadLog, readThreadLogs } from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { createFollowUp } from '../task/create-follow-up.js';
import { undoable } from '../undo/undoable.js';
import { showChip } from './chip.js';

const FOLLOW_UP = 'Follow up';

/** Gives what a reply had logged the next step it lacked (S54), once: a second press changes nothing. */
export async function planFollowUp(
  deps: Deps,
  ctx: Ctx,
  logId: string,
  dueAt: Date,
): Promise<Outcome<{ lead: Lead; planned: boolean }>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const [asked] = await readThreadLogs(tx, ctx.teamId, [logId]);
    const lead = asked?.leadId ? await lockLead(tx, deps, ctx, asked.leadId) : null;
    if (asked === undefined || lead === null)
      return refused({ kind: 'gone', what: 'the lead of this thread' });
    if (asked.personId !== ctx.actor) return refused({ kind: 'not_yours', what: 'this next step' });
    const log = await findThreadLog(tx, ctx.teamId, asked);
    if (log === null || log.taskId !== null || log.status === 'deleted' || log.status === 'undone')
      return done({ lead, planned: false });
    await undoable(tx, deps, ctx, 'task.created', { leads: [lead.id] }, async () => {
      const taskId = await createFollowUp(tx, deps, ctx, lead, { title: log.wish ?? FOLLOW_UP, dueAt });
      await changeThreadLog(tx, log.id, { taskId, changedAt: ctx.now });
    });
    await showChip(tx, deps, ctx, log);
    return done({ lead, planned: true });
  });
  deps.wake();
  return outcome;
}
