import { inTx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import type { At } from '../rules/live-rules.js';
import { fitOf } from './resolve-lead.js';

/** Whether any of these words name a lead of the team, in so many words. */
export const namesALead = (deps: Deps, at: At, asked: string[]): Promise<boolean> =>
  inTx(deps.db, async (tx) => {
    for (const one of asked) if ((await fitOf(tx, deps, at, one)) === 'words') return true;
    return false;
  });

/**
 * Of several ways to read what was typed, the first that names a lead in so many words; failing that, the first
 * that could be a misspelt one; failing that, the first of all. "jane doe until" looks like Jane Doe, too.
 */
export async function whichLead<T extends { lead: string }>(
  deps: Deps,
  at: At,
  readings: T[],
): Promise<T | undefined> {
  if (readings.length < 2) return readings[0];
  return inTx(deps.db, async (tx) => {
    let misspelt: T | undefined;
    for (const reading of readings.filter(({ lead }) => lead !== '')) {
      const fit = await fitOf(tx, deps, at, reading.lead);
      if (fit === 'words') return reading;
      if (fit === 'looks') misspelt ??= reading;
    }
    return misspelt ?? readings[0];
  });
}
