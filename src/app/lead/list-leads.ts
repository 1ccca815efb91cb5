import type { Lead } from '../../domain/lead.js';
import { inTx } from '../../store/db.js';
import { listLeads, type Which } from '../../store/find.js';
import { findPage } from '../../store/search.js';
import type { Ctx, Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

export type Listed = { leads: Lead[]; count: number };

/** Of more than these nobody looks at the last: another word finds fewer. */
const MOST_FOUND = 100;

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
  const page = { from, size, most: MOST_FOUND };
  return inTx(deps.db, async (tx) => findPage(tx, await liveRules(tx, deps, at), at, asked, page));
}
