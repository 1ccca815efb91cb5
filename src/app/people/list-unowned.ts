import type { Lead } from '../../domain/lead.js';
import { inTx } from '../../store/db.js';
import { readUnowned } from '../../store/unowned.js';
import type { Ctx, Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { lightestReps } from './loads.js';

export type UnownedList = {
  rows: { lead: Lead; wasOwner: string; since: Date }[];
  from: number;
  count: number;
  reps: { id: string; leads: number }[];
};

/** A page of the leads that lost their owner with an account, the longest waiting first. */
export function listUnowned(deps: Deps, ctx: Ctx, from: number, size: number): Promise<UnownedList> {
  return inTx(deps.db, async (tx) => {
    const rows = await readUnowned(tx, ctx.teamId, null, { from, size });
    const leads = await readLeads(
      tx,
      deps,
      ctx,
      rows.map(({ leadId }) => leadId),
    );
    return {
      from,
      count: rows[0]?.count ?? 0,
      rows: rows.flatMap(({ leadId, wasOwner, since }) => {
        const lead = leads.get(leadId);
        return lead === undefined ? [] : [{ lead, wasOwner, since }];
      }),
      reps: await lightestReps(tx, ctx.teamId, rows[0]?.wasOwner ?? ''),
    };
  });
}
