import type { Lead } from '../../domain/lead.js';
import { inTx } from '../../store/db.js';
import { listLeads } from '../../store/find.js';
import { findLeads } from '../../store/search.js';
import type { Ctx, Deps } from '../deps.js';
import { liveRules } from '../rules/live-rules.js';

/** As many as anybody reads through while typing. */
const MOST = 30;

/** Leads for what somebody has typed so far, best first: before the first letter their own, or the hottest. */
export function suggestLeads(
  deps: Deps,
  at: Pick<Ctx, 'teamId' | 'now' | 'actor'>,
  typed: string,
): Promise<Lead[]> {
  return inTx(deps.db, async (tx): Promise<Lead[]> => {
    const rules = await liveRules(tx, deps, at);
    if (typed.trim() !== '') return findLeads(tx, rules, at, typed.slice(0, 100), MOST);
    const own = await listLeads(tx, rules, at, { list: 'mine', person: at.actor }, MOST);
    if (own.leads.length > 0) return own.leads;
    return (await listLeads(tx, rules, at, { list: 'hot' }, MOST)).leads;
  });
}
