import type { Alerted, LineFacts, LineWords } from '../../domain/line-facts.js';
import type { NoticeFacts } from '../../domain/notice-facts.js';
import type { Tx } from '../../store/db.js';
import { factsFromJson } from '../../store/facts-json.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { readWordRef } from '../messages.js';
import { noticesNow } from '../noise/notices-now.js';
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
  const words = await alertsNow(deps, at, await wordsOf(tx, at, refIds));
  const said = [...(await deedsOf(tx, deps, at, refIds)), ...words];
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

/** A notice that somebody wants in the channel says how things are, too, and is left out where its reason is gone. */
async function alertsNow(deps: Deps, at: At, said: Said[]): Promise<Said[]> {
  const filed = said.flatMap(({ refId, words }) =>
    words.about === 'alert' && isNotice(words.alert)
      ? [{ id: refId, place: words.to, facts: words.alert }]
      : [],
  );
  if (filed.length === 0) return said;
  const now = await noticesNow(deps, at, filed);
  return said.flatMap((each) => {
    const { refId, words } = each;
    if (words.about !== 'alert' || !isNotice(words.alert)) return [each];
    const alert = now.get(refId);
    return alert === undefined ? [] : [{ ...each, words: { ...words, alert } }];
  });
}

const isNotice = (alert: Alerted): alert is NoticeFacts => alert.about !== 'cold' && alert.about !== 'task';

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
