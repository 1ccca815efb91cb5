import type { Rested } from '../../domain/attention-facts.js';
import { may } from '../../domain/role.js';
import { readWakeOn } from '../../domain/snooze.js';
import { listResting } from '../../store/attention-lists.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { eachStanding } from '../lead/leads.js';
import { type At, liveRules } from '../rules/live-rules.js';

export type SnoozedPage = { rows: Rested[]; count: number; byRep: boolean };

/** A page of who rests: one's own leads; for managers everybody's, by whoever put them off. */
export function listSnoozed(deps: Deps, ctx: Ctx, from: number, size: number): Promise<SnoozedPage> {
  const byRep = may(ctx.role, 'team_views');
  const wish = { person: byRep ? null : ctx.actor, least: 1, byRep };
  return inTx(deps.db, async (tx) => ({ ...(await restingIn(tx, deps, ctx, wish, { from, size })), byRep }));
}

/** The same within a transaction under way. `least`: put off so often in a row at least. */
export async function restingIn(
  tx: Tx,
  deps: Deps,
  at: At,
  wish: { person: string | null; least: number; byRep?: boolean },
  slice: { from: number; size: number },
): Promise<{ rows: Rested[]; count: number }> {
  const found = await listResting(tx, at, wish, slice);
  const rules = await liveRules(tx, deps, at);
  const rows = await eachStanding(tx, rules, at.now, found.rows, (lead, rest): Rested => {
    const { run, wakeOn, restReason: reason, by, until } = rest;
    return { lead, run, on: readWakeOn(wakeOn), reason, by, until };
  });
  return { rows, count: found.count };
}
