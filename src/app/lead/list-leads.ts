import type { Lead } from '../../domain/lead.js';
import { inTx } from '../../store/db.js';
import { findLeads, listLeads, type Which } from '../../store/find.js';
import type { Ctx, Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

export type Listed = { leads: Lead[]; count: number };

const MOST = 500;

/** A page of one of the lists: mine, hot (from the lowest line up) or cold. */
export async function listOf(
  deps: Deps,
  ctx: Ctx,
  list: 'mine' | 'hot' | 'cold',
  from: number,
  size: number,
): Promise<Listed> {
  const which: Which = list === 'mine' ? { list, person: ctx.actor } : { list };
  return inTx(deps.db, async (tx) => {
    const { leads, count } = await listLeads(tx, await liveRules(tx, deps, ctx), ctx, which, from + size);
    return { leads: leads.slice(from), count };
  });
}

/** A page of what a search finds, best first. */
export async function searchLeads(
  deps: Deps,
  at: At,
  asked: string,
  from: number,
  size: number,
): Promise<Listed> {
  const found = await inTx(deps.db, async (tx) =>
    findLeads(tx, await liveRules(tx, deps, at), at, asked, MOST),
  );
  return { leads: found.slice(from, from + size), count: found.length };
}
