import type { Rules } from '../../domain/scoring/rules.js';
import type { LeadRow, Tracked } from '../../domain/stand.js';
import type { Tx } from '../../store/db.js';
import * as rows from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

/** One lead of the team, locked, as it stands now; null where there is none. */
export const lockLead = async (tx: Tx, deps: Deps, at: At, leadId: string): Promise<Tracked | null> =>
  rows.lockLead(tx, await liveRules(tx, deps, at), at.teamId, leadId, at.now);

/** The lead of an address, locked; none, or one. */
export const lockLeadsByEmail = async (tx: Tx, deps: Deps, at: At, email: string): Promise<Tracked[]> => {
  const rules = await liveRules(tx, deps, at);
  return rows.standLeads(tx, rules, at.now, await rows.lockRowsByEmail(tx, at.teamId, [email]));
};

/** Leads by id, as they stand now, without a lock: for showing. */
export const readLeads = async (
  tx: Tx,
  deps: Deps,
  at: At,
  leadIds: string[],
): Promise<Map<string, Tracked>> =>
  leadIds.length === 0
    ? new Map()
    : rows.readLeads(tx, await liveRules(tx, deps, at), at.teamId, [...new Set(leadIds)], at.now);

/** Each row of a list with the lead it is about, as it stands now: for showing. */
export async function eachStanding<Row extends LeadRow, T>(
  tx: Tx,
  rules: Rules,
  now: Date,
  listed: Row[],
  as: (lead: Tracked, row: Row) => T,
): Promise<T[]> {
  const leads = await rows.standLeads(tx, rules, now, listed, true);
  return listed.flatMap((row, index) => {
    const lead = leads[index];
    return lead === undefined ? [] : [as(lead, row)];
  });
}

/** The lead of an address, as it stands now, without a lock; null where there is none. */
export async function readLeadByEmail(tx: Tx, deps: Deps, at: At, email: string): Promise<Tracked | null> {
  const row = await tx.lead.findFirst({ where: { teamId: at.teamId, email }, select: { id: true } });
  return row === null ? null : ((await readLeads(tx, deps, at, [row.id])).get(row.id) ?? null);
}
