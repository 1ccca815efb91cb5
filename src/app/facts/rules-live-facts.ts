import type { RulesLiveFacts } from '../../domain/rules-facts.js';
import { missingFor } from '../../domain/scoring/missing.js';
import { rulesName } from '../../domain/scoring/rules.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { rulesAt } from '../rules/live-rules.js';
import { lineOf, signature } from '../rules/read-rules.js';

/** Versions that came into force, by their numbers in words: who made them and why, and who has signed them by now. */
export async function rulesLiveFacts(
  tx: Tx,
  deps: Deps,
  teamId: string,
  versions: string[],
): Promise<Map<string, RulesLiveFacts>> {
  const rows = await tx.rulebook.findMany({
    where: { teamId, version: { in: versions.map(Number) }, status: { in: ['live', 'past'] } },
  });
  const found = new Map<string, RulesLiveFacts>();
  for (const row of rows) {
    const rules = await rulesAt(tx, deps, teamId, row.version);
    const { version, authorId, reason, diff, liveAt } = lineOf(row);
    found.set(String(version), {
      version,
      name: rulesName(rules),
      // It was made from what it took the place of, or would not have come into force.
      before: row.basedOn,
      authorId,
      reason,
      diff,
      missing: missingFor(rules.engine.model),
      marketing: signature(row.marketingBy, row.marketingAt),
      sales: signature(row.salesBy, row.salesAt),
      liveAt,
      endedAt: row.endedAt,
    });
  }
  return found;
}
