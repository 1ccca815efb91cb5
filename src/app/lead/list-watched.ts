import type { WatchedRow } from '../../domain/attention-facts.js';
import { listWatched } from '../../store/attention-lists.js';
import { inTx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { liveRules } from '../rules/live-rules.js';
import { eachStanding } from './leads.js';

/** A page of the leads somebody watches. */
export const listWatching = (
  deps: Deps,
  ctx: Ctx,
  from: number,
  size: number,
): Promise<{ rows: WatchedRow[]; count: number }> =>
  inTx(deps.db, async (tx) => {
    const found = await listWatched(tx, ctx, ctx.actor, { from, size });
    const rules = await liveRules(tx, deps, ctx);
    const rows = await eachStanding(tx, rules, ctx.now, found.rows, (lead, { until }) => ({ lead, until }));
    return { rows, count: found.count };
  });
