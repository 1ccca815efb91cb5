import type { ActivityKind } from '../../domain/activity.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { addThreadLog, changeThreadLog, findThreadLog, type ThreadLog } from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { logIn } from '../lead/log-activity.js';
import { undoable } from '../undo/undoable.js';
import { showChip } from './chip.js';
import { replyKey } from './reply-key.js';

/**
 * A reply in a card's thread. `ts` is what Slack knows it by; `at` is when it was said (UTC). The lead is null where the
 * card is about several.
 */
export type Reply = { channelId: string; ts: string; threadTs: string; leadId: string | null; at: Date };

/** What a reply says was done. */
export type Done = {
  kind: ActivityKind;
  outcome: string | null;
  note: string | null;
  /** When it happened (UTC); null for when it was said. */
  at: Date | null;
  next: { title: string; dueAt: Date } | null;
  /** A next step without a day that could be read. */
  wish: string | null;
};

/** Logs what a reply says, with the next step, once a message, and has a chip below it say so. */
export async function logReply(
  deps: Deps,
  ctx: Ctx,
  reply: Reply,
  said: Done,
  how: ThreadLog['how'],
): Promise<Outcome<{ lead: Lead; logged: boolean }>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const lead = reply.leadId === null ? null : await lockLead(tx, deps, ctx, reply.leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'the lead of this thread' });
    // Under the lead's lock: of a message and its edit, told at once, one comes first.
    if ((await findThreadLog(tx, ctx.teamId, reply)) !== null) return done({ lead, logged: false });
    await logNew(tx, deps, ctx, lead, { reply, said, how, editedTs: '' });
    return done({ lead, logged: true });
  });
  deps.wake();
  return outcome;
}

export type Fresh = { reply: Reply; said: Done; how: ThreadLog['how']; editedTs: string };

/** A message that came to nothing before, its lead locked. */
export async function logNew(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  { reply, said, how, editedTs }: Fresh,
): Promise<void> {
  const log = { ...emptyLog(deps, ctx, reply), how, wish: said.wish, editedTs };
  await undoable(tx, deps, ctx, 'lead.logged', { leads: [lead.id] }, async () => {
    await addThreadLog(tx, log);
    const taskId = await logDone(tx, deps, ctx, lead, reply, said);
    if (taskId !== null) await changeThreadLog(tx, log.id, { taskId });
  });
  await showChip(tx, deps, ctx, log);
}

/** A reply as it is first written down. */
export const emptyLog = (
  deps: Pick<Deps, 'ids'>,
  { teamId, actor, now }: Ctx,
  { channelId, ts, threadTs, leadId }: Reply,
): ThreadLog => ({
  id: deps.ids.next(),
  teamId,
  channelId,
  ts,
  threadTs,
  personId: actor,
  leadId,
  status: 'logged',
  how: 'words',
  taskId: null,
  wish: null,
  editedTs: '',
  createdAt: now,
  changedAt: now,
  changedBy: null,
});

/** Writes the activity under the message's own key, and its next step. Answers the task's id. */
export async function logDone(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Lead,
  reply: Reply,
  { kind, outcome, note, at, next }: Done,
): Promise<string | null> {
  const input = {
    lead: lead.id,
    kind,
    outcome,
    note,
    at: at ?? reply.at,
    next,
    reply: { key: replyKey(reply) },
  };
  return (await logIn(tx, deps, ctx, lead, input)).taskId;
}
