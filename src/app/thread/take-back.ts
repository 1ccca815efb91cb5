import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import { inTx, type Tx } from '../../store/db.js';
import {
  addThreadLog,
  changeThreadLog,
  findThreadLog,
  readThreadLogs,
  type ThreadLog,
} from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';
import { lockLead } from '../lead/leads.js';
import { undoChange } from '../undo/undo-change.js';
import { undoable } from '../undo/undoable.js';
import { showChip } from './chip.js';
import { emptyLog, type Reply } from './log-reply.js';
import { editKey, replyKey } from './reply-key.js';
import { withdraw } from './withdraw.js';

/**
 * A reply in the thread of this lead's card was deleted: what it had logged goes with it, and its chip says so. One that
 * had logged nothing never will: word of it may come late.
 */
export async function replyDeleted(deps: Deps, ctx: Ctx, reply: Reply): Promise<Outcome<Lead> | null> {
  const known = await findThreadLog(deps.db.prisma, ctx.teamId, reply);
  const log = known ?? (await inTx(deps.db, (tx) => rememberDeleted(tx, deps, ctx, reply)));
  return log === null ? null : takeBack(deps, ctx, log, 'deleted');
}

/** Under the lead's lock, so that a reply just being logged is found. */
async function rememberDeleted(tx: Tx, deps: Deps, ctx: Ctx, reply: Reply): Promise<ThreadLog | null> {
  if (reply.leadId === null || (await lockLead(tx, deps, ctx, reply.leadId)) === null) return null;
  const log = await findThreadLog(tx, ctx.teamId, reply);
  if (log === null) await addThreadLog(tx, { ...emptyLog(deps, ctx, reply), status: 'deleted' });
  return log;
}

/** Somebody pressed Undo on the chip: its author, or a manager. */
export async function undoReply(deps: Deps, ctx: Ctx, logId: string): Promise<Outcome<Lead>> {
  const [log] = await readThreadLogs(deps.db.prisma, ctx.teamId, [logId]);
  if (log === undefined) return refused({ kind: 'gone', what: 'what that button did' });
  if (log.personId !== ctx.actor && !may(ctx.role, 'work_for_others'))
    return refused({ kind: 'not_yours', what: 'this to undo' });
  return takeBack(deps, ctx, log, 'undone');
}

/**
 * Within ten minutes everything is put back as it was before, clocks and track included. Later, or where somebody has
 * built on it, what it had logged is taken out of the ledger, and the score is what the rest comes to.
 */
async function takeBack(
  deps: Deps,
  ctx: Ctx,
  log: ThreadLog,
  as: 'deleted' | 'undone',
): Promise<Outcome<Lead>> {
  const mayAll = log.personId !== ctx.actor;
  for (const requestKey of new Set([editKey(log, log.editedTs), replyKey(log)]))
    await undoChange(deps, ctx, { requestKey, mayAll });
  const outcome = await inTx(deps.db, async (tx) => {
    const lead = log.leadId === null ? null : await lockLead(tx, deps, ctx, log.leadId);
    if (lead === null) return refused({ kind: 'gone', what: 'the lead of this thread' });
    const now = await findThreadLog(tx, ctx.teamId, log);
    if (now === null || now.status === 'deleted' || now.status === as) return done(lead);
    const end = { status: as, changedAt: ctx.now, changedBy: ctx.actor };
    if (now.status === 'undone') await changeThreadLog(tx, log.id, end);
    else
      await undoable(tx, deps, ctx, 'lead.undone', { leads: [lead.id] }, async () => {
        await withdraw(tx, deps, ctx, lead, now, as === 'deleted' ? 'The message was deleted' : 'Undone');
        await changeThreadLog(tx, log.id, end);
      });
    await showChip(tx, deps, ctx, log);
    return done(lead);
  });
  deps.wake();
  return outcome;
}
