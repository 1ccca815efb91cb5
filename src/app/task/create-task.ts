import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { farthest } from '../lead/snooze-lead.js';
import { enqueue } from '../outbox/enqueue.js';
import { undoable } from '../undo/undoable.js';
import { createFollowUp } from './create-follow-up.js';
import { givenNotice } from './notices.js';

/** The most letters of a task's title. */
export const TITLE_LIMIT = 150;

export type TaskInput = {
  /** Id, address, or part of a name. */
  lead: string;
  title: string;
  /** When it is to be done (UTC), and what was typed for it. */
  dueAt: Date;
  typed: string;
  /** Who is to do it: a Slack user id of the team, or null for whoever asks. */
  assigneeId: string | null;
  /** What it follows from, where another day for the same moves it rather than to plan a second one. */
  key?: string;
};

export type Planned = { lead: Lead; taskId: string; title: string; dueAt: Date; assigneeId: string };

/** Plans something to be done about a lead. Somebody else whose task it is hears of it at once. */
export async function createTask(deps: Deps, ctx: Ctx, input: TaskInput): Promise<Outcome<Planned>> {
  const { dueAt, typed } = input;
  const title = input.title.trim();
  if (!may(ctx.role, 'describe'))
    return refused({ kind: 'role_lacks', role: ctx.role, what: 'plan a task for' });
  if (title.length > TITLE_LIMIT)
    return refused({ kind: 'too_long', field: 'task', limit: TITLE_LIMIT, length: title.length });
  if (dueAt <= ctx.now) return refused({ kind: 'date_past', typed, at: dueAt });
  if (dueAt > farthest(ctx.now)) return refused({ kind: 'date_too_far', typed, at: dueAt });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const task = { title, dueAt, assigneeId: input.assigneeId ?? ctx.actor };
    const dedupeKey = input.key ?? `asked:${ctx.requestKey}`;
    const taskId = await undoable(tx, deps, ctx, 'task.created', { leads: [lead.id] }, () =>
      plan(tx, deps, ctx, lead, task, dedupeKey),
    );
    return done({ lead, taskId, ...task });
  });
  deps.wake();
  return outcome;
}

async function plan(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  task: { title: string; dueAt: Date; assigneeId: string },
  dedupeKey: string,
): Promise<string> {
  const { teamId, actor } = ctx;
  // The same request again finds its task.
  const known = await tx.task.findFirst({
    where: { teamId, leadId: lead.id, dedupeKey, status: 'open' },
    select: { id: true, dueAt: true },
  });
  if (known !== null) {
    if (known.dueAt.getTime() !== task.dueAt.getTime())
      await tx.task.update({ where: { id: known.id }, data: { dueAt: task.dueAt } });
    return known.id;
  }
  // One that was dealt with makes room for the next.
  await tx.task.updateMany({ where: { teamId, dedupeKey }, data: { dedupeKey: null } });
  const id = await createFollowUp(tx, deps, ctx, lead, { ...task, dedupeKey });
  if (task.assigneeId !== actor) await enqueue(tx, [givenNotice(deps, ctx, lead, { id, ...task }, actor)]);
  return id;
}
