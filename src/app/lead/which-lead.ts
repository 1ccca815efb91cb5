import { inTx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { resolveLead } from './resolve-lead.js';

/** Of several ways to read what was typed, the first whose lead exists; where none does, the first of all. */
export async function whichLead<T extends { lead: string }>(
  deps: Deps,
  teamId: string,
  readings: T[],
): Promise<T | undefined> {
  if (readings.length < 2) return readings[0];
  return inTx(deps.db, async (tx) => {
    for (const reading of readings.filter(({ lead }) => lead !== '')) {
      const found = await resolveLead(tx, teamId, reading.lead);
      if (found.ok || found.problem.kind === 'several_leads') return reading;
    }
    return readings[0];
  });
}
