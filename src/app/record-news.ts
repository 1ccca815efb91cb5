import type { Stage } from '../domain/lead.js';
import { sameAddress, total } from '../domain/lead.js';
import { addActivities } from '../store/activities.js';
import { inTx, type Tx } from '../store/db.js';
import { dropStandings } from '../store/standings.js';
import { carryOut } from './carry-out.js';
import type { Deps } from './deps.js';
import { activityRow, findOrMake, sentBefore } from './news/batch.js';
import type { Entry } from './news/entry.js';
import { byLead, judgeAll } from './news/judge-all.js';
import { saveVerdicts } from './news/save-verdicts.js';
import { rulesInForce } from './rules/live-rules.js';

export type { Entry } from './news/entry.js';

/** What became of an entry: where it went, and how the lead stands after it. */
export type EntryReceipt = {
  leadId: string;
  duplicate: boolean;
  created: boolean;
  stage: Stage;
  total: number;
};

/**
 * Records a batch of news in one transaction: leads made or completed, activities appended once, scores judged under
 * the leads' locks, crossings written with their messages. The one way in for webhooks, imports and Slack. Answers in
 * the order of the entries, after commit.
 */
export async function recordNews(
  deps: Deps,
  teamId: string,
  now: Date,
  entries: Entry[],
): Promise<EntryReceipt[]> {
  if (entries.length === 0) return [];
  const receipts = await inTx(deps.db, (tx) => recordNewsIn(tx, deps, teamId, now, entries));
  deps.wake();
  return receipts;
}

/** The same within a transaction under way. */
export async function recordNewsIn(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  entries: Entry[],
): Promise<EntryReceipt[]> {
  const { live: rules, pending } = await rulesInForce(tx, deps, { teamId, now });
  const batch = entries.map(({ email, profile, at, activity }) => ({
    id: deps.ids.next(),
    email: sameAddress(email),
    profile,
    at,
    activity,
  }));
  const leads = await findOrMake(tx, deps, rules, { teamId, now }, batch);
  const told = batch.flatMap((entry) => activityRow(entry, leads.get(entry.email)));
  const added = await addActivities(tx, teamId, now, told);
  const others = await sentBefore(tx, rules, { teamId, now }, batch, leads, added);
  const news = byLead(told.filter(({ id }) => added.has(id)));
  const toJudge = [...leads.values()].filter(({ lead, isNew }) => isNew || news.has(lead.id));
  const verdicts = await judgeAll(tx, rules, now, toJudge, news);
  const created = new Set(toJudge.filter(({ isNew }) => isNew).map(({ lead }) => lead.id));
  await saveVerdicts(tx, rules, verdicts, created);
  if (pending !== null)
    await dropStandings(
      tx,
      pending,
      verdicts.map(({ lead }) => lead.id),
    );
  await carryOut(tx, deps, rules, { teamId, now }, verdicts, created);
  const after = new Map(verdicts.map(({ lead }) => [lead.id, lead]));
  return batch.map((entry) => {
    const lead = others.get(entry.id) ?? leads.get(entry.email)?.lead;
    if (lead === undefined) throw new Error(`no lead row for an entry of ${entry.at.toISOString()}`);
    const stands = after.get(lead.id) ?? lead;
    return {
      leadId: lead.id,
      duplicate: entry.activity !== null && !added.has(entry.id),
      created: created.has(lead.id),
      stage: stands.stage,
      total: total(stands),
    };
  });
}
