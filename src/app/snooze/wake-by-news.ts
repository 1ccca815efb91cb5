import type { Verdict } from '../../domain/judge.js';
import { total } from '../../domain/lead.js';
import { NOTHING, type WakeOn, type Woken, wokenBy } from '../../domain/snooze.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes, openSnoozes } from '../../store/snoozes.js';
import type { Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import type { At } from '../rules/live-rules.js';

/** A lead as it slept, and what it was woken by. */
export type WokenLead = Woken & { lead: Verdict['lead']; on: WakeOn };

/**
 * Wakes the leads of a batch that did what they were waited for, under their locks. Only those that rest are looked at:
 * a batch without any costs nothing. `ready` are leads that woke already, by becoming ready. Answers the woken: whose they
 * are is still to be told.
 */
export async function wakeByNews(
  tx: Tx,
  deps: Deps,
  at: At,
  verdicts: Verdict[],
  ready: Set<string>,
): Promise<WokenLead[]> {
  const resting = verdicts.filter(
    ({ lead, news }) =>
      news.length > 0 && lead.snoozedUntil !== null && lead.snoozedUntil > at.now && !ready.has(lead.id),
  );
  if (resting.length === 0) return [];
  const snoozes = await openSnoozes(
    tx,
    resting.map(({ lead }) => lead.id),
  );
  const woken = resting.flatMap(({ lead, news }) => {
    const snooze = snoozes.get(lead.id);
    const by = snooze === undefined ? null : wokenBy(snooze.wakeOn, snooze.at, news, total(lead));
    return by === null ? [] : [{ lead, ...by, on: snooze?.wakeOn ?? NOTHING }];
  });
  for (const each of woken) await wakeOne(tx, deps, at, each);
  return woken;
}

async function wakeOne(
  tx: Tx,
  deps: Deps,
  { teamId, now }: At,
  { lead, by, deed: did }: WokenLead,
): Promise<void> {
  await saveLeads(tx, [{ ...lead, snoozedUntil: null, snoozedBy: null }]);
  await endSnoozes(tx, now, [lead.id], by);
  const facts = { by, kind: did.kind, total: total(lead) };
  await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.woken', facts)]);
  if (lead.episode > 0) await refreshHandoffCard(tx, deps, { teamId, now }, lead.id);
  await refreshColdCard(tx, deps, { teamId, now }, lead);
}
