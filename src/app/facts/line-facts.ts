import type { LineFacts, LineWords } from '../../domain/line-facts.js';
import type { Tx } from '../../store/db.js';
import { factsFromJson } from '../../store/facts-json.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { readWordRef } from '../messages.js';
import type { At } from '../rules/live-rules.js';
import { toldDeed } from './told-deed.js';

type Said = { refId: string; leadId: string; words: LineWords };

/** What lines below leads' cards say. Ids are those of deeds, or of `threadWord`. */
export async function lineFacts(
  tx: Tx,
  deps: Deps,
  at: At,
  refIds: string[],
): Promise<Map<string, LineFacts>> {
  const said = [...(await deedsOf(tx, deps, at, refIds)), ...(await wordsOf(tx, at, refIds))];
  const leads = await readLeads(
    tx,
    deps,
    at,
    said.map(({ leadId }) => leadId),
  );
  return new Map(
    said.flatMap(({ refId, leadId, words }) => {
      const lead = leads.get(leadId);
      return lead === undefined ? [] : [[refId, { ...words, lead, named: false }] as const];
    }),
  );
}

async function deedsOf(tx: Tx, deps: Deps, { teamId }: At, refIds: string[]): Promise<Said[]> {
  const ids = refIds.filter((refId) => readWordRef(refId) === null);
  // What was taken back before it was told needs no telling.
  const rows = await tx.history.findMany({ where: { teamId, id: { in: ids }, verb: { not: 'undone' } } });
  return rows.flatMap((row) =>
    row.leadId === null
      ? []
      : [{ refId: row.id, leadId: row.leadId, words: { about: 'deed' as const, deed: toldDeed(deps, row) } }],
  );
}

// Only threadWord() writes these columns, from the very type they are read back as.
async function wordsOf(tx: Tx, { teamId }: At, refIds: string[]): Promise<Said[]> {
  const ids = new Map(refIds.map((refId) => [readWordRef(refId), refId]));
  const wanted = [...ids.keys()].filter((id) => id !== null);
  const rows = await tx.outbox.findMany({ where: { teamId, id: { in: wanted } } });
  return rows.flatMap(({ id, leadId, facts }) => {
    const refId = ids.get(id);
    if (leadId === null || refId === undefined) return [];
    return [{ refId, leadId, words: factsFromJson(facts) as LineWords }];
  });
}
