import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { changeThreadLog, findThreadLog, type ThreadLog } from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { undoable } from '../undo/undoable.js';
import { showChip } from './chip.js';
import { type Done, logDone, logNew, type Reply } from './log-reply.js';
import { withdraw } from './withdraw.js';

/** What an edit left: what it says was done now, other words that can't be read so, or none at all. */
export type Edited =
  /**
   * `samePlan`: the next step is what it was before the edit. `ahead`: it read as of today, where its day is gone by.
   */
  { said: Done; samePlan: boolean; ahead: Done['next'] } | { words: string } | 'nothing';

export type Change = 'logged' | 'changed' | 'kept' | 'withdrawn' | 'unheard';

/**
 * Follows the edit of a reply. New words replace what was logged, next step and score with it; words that can't be read
 * leave it as it was, and the chip says so; no words take it back. A message that came to nothing before may be logged
 * now. Slack's time of the edit decides between edits told in another order than they were made in.
 */
export async function editReply(
  deps: Deps,
  ctx: Ctx,
  reply: Reply,
  edited: Edited,
  editedTs: string,
): Promise<Outcome<{ lead: Lead | null; change: Change }>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const known = await findThreadLog(tx, ctx.teamId, reply);
    const leadId = known?.leadId ?? reply.leadId;
    // Of a message about several leads nothing was logged.
    if (leadId === null) return done({ lead: null, change: 'unheard' as const });
    const lead = await lockLead(tx, deps, ctx, leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'the lead of this thread' });
    const log = await findThreadLog(tx, ctx.teamId, reply);
    const editing = { lead, reply, edited, editedTs };
    const change =
      log === null ? await fresh(tx, deps, ctx, editing) : await changed(tx, deps, ctx, log, editing);
    return done({ lead, change });
  });
  deps.wake();
  return outcome;
}

type Editing = { lead: Lead; reply: Reply; edited: Edited; editedTs: string };

async function fresh(tx: Tx, deps: Deps, ctx: Ctx, editing: Editing): Promise<Change> {
  const { lead, reply, edited, editedTs } = editing;
  if (edited === 'nothing' || 'words' in edited) return 'unheard';
  await logNew(tx, deps, ctx, lead, { reply, said: withPlanAhead(ctx, edited), how: 'words', editedTs });
  return 'logged';
}

async function changed(tx: Tx, deps: Deps, ctx: Ctx, log: ThreadLog, editing: Editing): Promise<Change> {
  const { edited, editedTs } = editing;
  if (log.status === 'deleted' || Number(editedTs) <= Number(log.editedTs)) return 'unheard';
  const stands = log.status === 'logged' || log.status === 'kept';
  const said = saidIn(ctx, log, edited);
  if (said === null && !stands) return 'unheard';
  if (said !== null) await replace(tx, deps, ctx, log, { ...editing, said, stands });
  else if (edited === 'nothing') await empty(tx, deps, ctx, log, editing);
  else await changeThreadLog(tx, log.id, { status: 'kept', editedTs, changedAt: ctx.now });
  await showChip(tx, deps, ctx, log);
  return said !== null ? 'changed' : edited === 'nothing' ? 'withdrawn' : 'kept';
}

/** What was logged as a note by a button stays one, whatever its words are now. */
function saidIn(ctx: Ctx, { how }: ThreadLog, edited: Edited): Done | null {
  if (edited === 'nothing') return null;
  if ('said' in edited) return withPlanAhead(ctx, edited);
  return how === 'note'
    ? { kind: 'note_logged', outcome: null, note: edited.words, at: null, next: null, wish: null }
    : null;
}

type Said = Extract<Edited, { said: Done }>;

/** A day that is new in the words, and gone by as of when they were first said, is meant as of today. */
function withPlanAhead({ now }: Ctx, { said, samePlan, ahead }: Said): Done {
  if (said.next === null || said.next.dueAt > now || samePlan) return said;
  return { ...said, next: ahead, wish: ahead === null ? said.next.title : said.wish };
}

/** The new words instead of the old; a plan that is the same stays the task it is, done or moved meanwhile. */
async function replace(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  log: ThreadLog,
  { lead, reply, edited, editedTs, said, stands }: Editing & { said: Done; stands: boolean },
): Promise<void> {
  const isSamePlan = edited !== 'nothing' && 'said' in edited && edited.samePlan;
  const kept = stands && isSamePlan ? log.taskId : null;
  await undoable(tx, deps, ctx, 'lead.logged', { leads: [lead.id] }, async () => {
    if (stands) await withdraw(tx, deps, ctx, lead, kept === null ? log : { ...log, taskId: null }, EDITED);
    const taskId = await logDone(tx, deps, ctx, lead, reply, kept === null ? said : { ...said, next: null });
    const to = { status: 'logged', taskId: taskId ?? kept, wish: said.wish, changedBy: null } as const;
    await changeThreadLog(tx, log.id, { ...to, editedTs, changedAt: ctx.now });
  });
}

async function empty(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  log: ThreadLog,
  { lead, editedTs }: Editing,
): Promise<void> {
  await undoable(tx, deps, ctx, 'lead.undone', { leads: [lead.id] }, async () => {
    await withdraw(tx, deps, ctx, lead, log, EDITED);
    const to = { status: 'undone', editedTs, changedAt: ctx.now, changedBy: ctx.actor } as const;
    await changeThreadLog(tx, log.id, to);
  });
}

const EDITED = 'The message was edited';
