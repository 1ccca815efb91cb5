import { accountKey } from '../../domain/account.js';
import { judge, needsPast, type Verdict } from '../../domain/judge.js';
import { type Deed, inOrder } from '../../domain/scoring/deed.js';
import type { Rules } from '../../domain/scoring/rules.js';
import type { Tracked } from '../../domain/stand.js';
import { type NewActivity, readDeeds } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import type { Found } from './batch.js';

/** Judges each lead's news. The past is read only of those whose news comes late: of hardly any. */
export async function judgeAll(
  tx: Tx,
  rules: Rules,
  now: Date,
  found: Found[],
  news: Map<string, Deed[]>,
): Promise<Verdict[]> {
  const of = (lead: Tracked): Deed[] => news.get(lead.id) ?? [];
  const late = found.filter(({ lead, isNew }) => !isNew && needsPast(lead, of(lead))).map(({ lead }) => lead);
  const keys = late.flatMap((lead) => of(lead).map(({ id }) => id));
  const pasts = await readDeeds(
    tx,
    late.map(({ id }) => id),
    keys,
  );
  const isLate = new Set(late);
  return found.map(({ lead }) => {
    const past = isLate.has(lead) ? (pasts.get(lead.id) ?? []) : null;
    return withAccount(judge(rules.engine, lead, of(lead), past, now));
  });
}

/** A lead belongs to the account its address, or its company's name, speaks of. */
function withAccount(verdict: Verdict): Verdict {
  const { before, lead } = verdict;
  if (!before.scored || before.company !== lead.company) lead.account = accountKey(lead);
  return verdict;
}

/** The deeds of each lead, in order. */
export function byLead(rows: NewActivity[]): Map<string, Deed[]> {
  const news = new Map<string, Deed[]>();
  for (const { leadId, dedupeKey, occurredAt, kind, properties, profile } of rows) {
    const deed = { id: dedupeKey, at: occurredAt, kind, properties, profile };
    const list = news.get(leadId);
    if (list === undefined) news.set(leadId, [deed]);
    else list.push(deed);
  }
  for (const list of news.values()) list.sort(inOrder);
  return news;
}
