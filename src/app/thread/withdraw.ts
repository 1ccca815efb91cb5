import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { strikeHistory } from '../../store/history.js';
import type { ThreadLog } from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { lockLead } from '../lead/leads.js';
import { judgeAnew } from '../news/judge-anew.js';
import { refreshTasks } from '../task/refresh-card.js';
import { replyKey } from './reply-key.js';

/**
 * Takes what a reply had logged out of the ledger, and with it the next step, if that is still open; the lead's score
 * is what the rest comes to. `why` is told on the task. The lead must be locked.
 */
export async function withdraw(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  log: ThreadLog,
  why: string,
): Promise<void> {
  const key = replyKey(log);
  await tx.activity.deleteMany({ where: { teamId: ctx.teamId, dedupeKey: `slack:${key}` } });
  const logged = { leadId: lead.id, verb: 'lead.logged', facts: { path: ['key'], equals: key } };
  await strike(tx, ctx, await tx.history.findMany({ where: logged, select: { id: true } }));
  await cancelTask(tx, deps, ctx, log, why);
  const now = await lockLead(tx, deps, ctx, lead.id);
  if (now !== null) await judgeAnew(tx, deps, ctx, now);
  await refreshHandoffCard(tx, deps, ctx, lead.id);
}

const strike = (tx: Tx, ctx: Ctx, deeds: { id: string }[]): Promise<void> =>
  strikeHistory(
    tx,
    deeds.map(({ id }) => id),
    ctx.actor,
    ctx.now,
  );

/** A task that was done or skipped meanwhile stays: that happened. */
async function cancelTask(tx: Tx, deps: Deps, ctx: Ctx, { taskId }: ThreadLog, why: string): Promise<void> {
  if (taskId === null) return;
  const task = await tx.task.findFirst({ where: { id: taskId, teamId: ctx.teamId, status: 'open' } });
  if (task === null) return;
  const closing = { status: 'cancelled', closedBy: ctx.actor, closedAt: ctx.now, closedWhy: why };
  await tx.task.update({ where: { id: taskId }, data: closing });
  const made = { leadId: task.leadId, verb: 'task.created', facts: { path: ['taskId'], equals: taskId } };
  await strike(tx, ctx, await tx.history.findMany({ where: made, select: { id: true } }));
  await refreshTasks(tx, deps, ctx, [task]);
}
