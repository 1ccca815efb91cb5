import { addChange } from '../../store/changes.js';
import type { Tx } from '../../store/db.js';
import { differences, holdRows, type Scope } from '../../store/held-rows.js';
import type { Verb } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';

/**
 * Does `work`, and notes what it changed of these leads and people, row by row, so that it can be undone for ten
 * minutes. Call it in the use case's transaction, under the leads' locks and around all writes. `what` is the verb
 * whose words the undoing is told in; a lead that the work makes it adds to `scope.leads` itself. Work that changes nothing leaves nothing to undo.
 */
export async function undoable<T>(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  ctx: Ctx,
  what: Verb,
  scope: Scope,
  work: () => Promise<T>,
): Promise<T> {
  const before = await holdRows(tx, ctx, scope);
  const result = await work();
  const rows = differences(before, await holdRows(tx, ctx, scope));
  // A word in the history alone is nothing that could be put back.
  if (rows.every(({ table }) => table === 'history')) return result;
  await addChange(tx, ctx.teamId, {
    id: deps.ids.next(),
    requestKey: ctx.requestKey,
    actorId: ctx.actor,
    at: ctx.now,
    what,
    leadId: scope.leads[0] ?? null,
    rows,
  });
  return result;
}
