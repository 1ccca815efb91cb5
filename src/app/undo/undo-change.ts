import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import { isPersonal } from '../../domain/watch.js';
import { type Change, lockChange, markUndone, newestChange } from '../../store/changes.js';
import { inTx, type Tx } from '../../store/db.js';
import { holdRow, isSame, putBack, type RowChange } from '../../store/held-rows.js';
import { addHistory, strikeHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { lockLead } from '../lead/leads.js';
import { afterUndo } from './after-undo.js';

/** How long a deed can be undone: ten minutes. */
export const UNDO_MS = 10 * 60_000;

export type Undone = { what: string; lead: Lead | null; at: Date };

/** Undoes the newest deed of the person that is not undone yet. */
export async function undoNewest(deps: Deps, ctx: Ctx): Promise<Outcome<Undone>> {
  const since = new Date(ctx.now.getTime() - UNDO_MS);
  const requestKey = await newestChange(deps.db.prisma, ctx.teamId, ctx.actor, since);
  return requestKey === null
    ? refused({ kind: 'nothing_to_undo' })
    : undoChange(deps, ctx, { requestKey, mayAll: false });
}

/**
 * Puts back what a request changed: lead, handoff, track, tasks, activities, and with them score and clocks. Refused
 * where it was long ago, where it was somebody else's (but for `mayAll`), and where somebody has built on it since.
 */
export async function undoChange(
  deps: Deps,
  ctx: Ctx,
  asked: { requestKey: string; mayAll: boolean },
): Promise<Outcome<Undone>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const change = await lockChange(tx, ctx.teamId, asked.requestKey);
    const objection = change === null ? NOTHING : objectionTo(ctx, change, asked.mayAll);
    if (change === null || objection !== null) return refused(objection ?? NOTHING);
    return undo(tx, deps, ctx, change);
  });
  deps.wake();
  return outcome;
}

const NOTHING: Problem = { kind: 'nothing_to_undo' };

function objectionTo(ctx: Ctx, change: Change, mayAll: boolean): Problem | null {
  const { undoneAt, undoneBy, at, actorId } = change;
  if (undoneAt !== null) return { kind: 'undone_already', by: undoneBy ?? ctx.actor, at: undoneAt };
  if (actorId !== ctx.actor && !mayAll) return { kind: 'not_yours', what: 'this to undo' };
  return at.getTime() + UNDO_MS < ctx.now.getTime() ? { kind: 'undo_late', at } : null;
}

async function undo(tx: Tx, deps: Deps, ctx: Ctx, change: Change): Promise<Outcome<Undone>> {
  const { teamId, now, actor } = ctx;
  const leadIds = leadsOf(change);
  // In one order, so that two who undo at once don't wait for each other for ever.
  const locked = new Map<string, Lead | null>();
  for (const id of leadIds.toSorted()) locked.set(id, await lockLead(tx, deps, ctx, id));
  const { rows, at, what, requestKey } = change;
  const kept = rows.filter(({ table }) => table !== 'history');
  for (const row of kept) {
    if (!(await isUntouched(tx, row)))
      return refused(await builtOn(tx, ctx, change, locked.get(change.leadId ?? '') ?? null));
  }
  const before = new Map(
    leadIds.flatMap((id): [string, Lead][] => {
      const lead = locked.get(id) ?? null;
      return lead === null ? [] : [[id, lead]];
    }),
  );
  for (const row of inWayBack(kept)) await putBack(tx, restored(row, ctx));
  await strikeHistory(tx, historyOf(rows), actor, now);
  await markUndone(tx, teamId, requestKey, actor, now);
  await afterUndo(tx, deps, ctx, { change, before });
  const [leadId = null] = leadIds;
  if (!isPersonal(what))
    await addHistory(tx, [
      deed(deps, { teamId, leadId, now, actor }, 'lead.undone', { what, by: change.actorId }),
    ]);
  return done({ what, lead: leadId === null ? null : await lockLead(tx, deps, ctx, leadId), at });
}

/** Is the row as the deed left it, in all that the deed changed? */
async function isUntouched(tx: Tx, row: RowChange): Promise<boolean> {
  const now = await holdRow(tx, row);
  if (row.after === null) return now === null;
  return now !== null && Object.entries(row.after).every(([column, value]) => isSame(now[column], value));
}

/** What was made goes before what was removed comes back: of an activity replaced, both have one key. */
const inWayBack = (rows: RowChange[]): RowChange[] => [
  ...rows.filter(({ before }) => before === null).toReversed(),
  ...rows.filter(({ before }) => before !== null).toReversed(),
];

/** What was made and stands in the channel is over, not as if it had never been: a handoff's card, the chip of a reply. */
function restored(row: RowChange, { now, actor }: Ctx): RowChange {
  if (row.before !== null) return row;
  if (row.table === 'handoff') return { ...row, before: { status: 'closed', closed_at: now.toISOString() } };
  if (row.table !== 'thread_log') return row;
  return { ...row, before: { status: 'undone', changed_by: actor } };
}

async function builtOn(tx: Tx, ctx: Ctx, { leadId, at, rows }: Change, lead: Lead | null): Promise<Problem> {
  const since = await tx.history.findFirst({
    where: {
      teamId: ctx.teamId,
      leadId,
      at: { gte: at },
      actorId: { not: null },
      verb: { not: 'undone' },
      id: { notIn: historyOf(rows) },
    },
    orderBy: { id: 'desc' },
  });
  return {
    kind: 'built_on',
    lead: lead === null ? null : leadRef(lead),
    by: since?.actorId ?? null,
    what: since?.verb ?? null,
    at: since?.at ?? null,
  };
}

const historyOf = (rows: RowChange[]): string[] =>
  rows.flatMap(({ table, key }) => (table === 'history' ? [String(key.id)] : []));

/** The leads whose rows were changed, the one it was about first. */
export function leadsOf({ leadId, rows }: Pick<Change, 'leadId' | 'rows'>): string[] {
  const ids = rows.flatMap(({ table, key, before, after }) => {
    const id = table === 'lead' ? key.id : (before?.lead_id ?? after?.lead_id);
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set([...(leadId === null ? [] : [leadId]), ...ids])];
}
