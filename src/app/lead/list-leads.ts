import type { Lead } from '../../domain/lead.js';
import { inTx } from '../../store/db.js';
import { findLeads, listLeads, type Which } from '../../store/find.js';
import type { Ctx, Deps } from '../deps.js';

export type Listed = { leads: Lead[]; count: number };

const MOST = 500;

/** A page of one of the lists: mine, hot (from the MQL line up) or cold. */
export async function listOf(
  deps: Deps,
  ctx: Ctx,
  list: 'mine' | 'hot' | 'cold',
  from: number,
  size: number,
): Promise<Listed> {
  const which: Which =
    list === 'mine'
      ? { list, person: ctx.actor }
      : list === 'hot'
        ? { list, from: deps.playbook.model.lines.mql }
        : { list };
  const rows = await listLeads(deps.db.prisma, ctx.teamId, which, ctx.now, from + size);
  return { leads: rows.slice(from), count: rows[0]?.count ?? 0 };
}

/** A page of what a search finds, best first. */
export async function searchLeads(
  deps: Deps,
  teamId: string,
  asked: string,
  from: number,
  size: number,
): Promise<Listed> {
  const found = await inTx(deps.db, (tx) => findLeads(tx, teamId, asked, MOST));
  return { leads: found.slice(from, from + size), count: found.length };
}
