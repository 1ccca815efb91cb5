import type { WatchedRow } from '../../domain/attention-facts.js';
import { listWatched } from '../../store/attention-lists.js';
import { inTx } from '../../store/db.js';
import { standLeads } from '../../store/lead-rows.js';
import type { Ctx, Deps } from '../deps.js';
import { liveRules } from '../rules/live-rules.js';

/** A page of the leads somebody watches. */
export const listWatching = (
  deps: Deps,
  ctx: Ctx,
  from: number,
  size: number,
): Promise<{ rows: WatchedRow[]; count: number }> =>
  inTx(deps.db, async (tx) => {
    const found = await listWatched(tx, ctx, ctx.actor, { from, size });
    const leads = await standLeads(tx, await liveRules(tx, deps, ctx), ctx.now, found.rows, true);
    const rows = leads.flatMap((lead, index): WatchedRow[] => {
      const row = found.rows[index];
      return row === undefined ? [] : [{ lead, until: row.until }];
    });
    return { rows, count: found.count };
  });
