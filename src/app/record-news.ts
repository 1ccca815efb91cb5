import type { ActivityKind, Origin } from '../domain/activity.js';
import { judge, type News, needsSilences, type Past, type Tracked, type Verdict } from '../domain/judge.js';
import type { Profile, Stage } from '../domain/lead.js';
import { sameAddress, total } from '../domain/lead.js';
import { modelVersion } from '../domain/model.js';
import { daysAfter } from '../domain/silence.js';
import { addActivities, addLines, chargedSilences, countBefore, warmTimes } from '../store/activities.js';
import { inTx, type Tx } from '../store/db.js';
import { addLeads, lockByEmail, newLead, saveLeads } from '../store/lead-rows.js';
import { readLeads } from '../store/readings.js';
import { carryOut } from './carry-out.js';
import type { Deps } from './deps.js';

/** A piece of news as it arrives: about whom, and what they did, if anything. `at` is when it happened (UTC). */
export type Entry = {
  email: string;
  profile: Partial<Profile>;
  at: Date;
  activity: {
    /** The same key again is the same activity, and changes nothing. */
    dedupeKey: string;
    kind: ActivityKind;
    origin: Origin;
    actorId: string | null;
    properties: Record<string, unknown>;
  } | null;
};

/** What became of an entry: where it went, and how the lead stands after it. */
export type EntryReceipt = {
  leadId: string;
  duplicate: boolean;
  created: boolean;
  stage: Stage;
  total: number;
};

/**
 * Records a batch of news in one transaction: leads made or completed, activities appended once, scores
 * judged under the leads' locks, crossings written with their messages. The one way in for webhooks,
 * imports and Slack. Answers in the order of the entries, after commit.
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
  const batch = entries.map((entry) => ({ ...entry, id: deps.ids.next(), email: sameAddress(entry.email) }));
  const emails = [...new Set(batch.map((entry) => entry.email))];
  const { lines, coldAfterDays } = deps.playbook.model;
  const born = { teamId, now, readyLine: lines.sql, quietCheckAt: daysAfter(now, coldAfterDays) };
  const fresh = emails.map((email) => newLead({ ...born, id: deps.ids.next(), email }));
  await addLeads(tx, fresh);
  const leads = new Map((await lockByEmail(tx, teamId, emails)).map((lead) => [lead.email, lead]));
  const created = new Set(
    fresh.filter((lead) => leads.get(lead.email)?.id === lead.id).map((lead) => lead.email),
  );
  const added = await addActivities(
    tx,
    teamId,
    now,
    batch.flatMap((entry) => activityRow(entry, leads.get(entry.email))),
  );
  const empty = [...created].filter(
    (email) => !batch.some((entry) => entry.email === email && isNews(entry, added)),
  );
  for (const email of empty) created.delete(email);
  const others = await withdraw(
    tx,
    teamId,
    empty.flatMap((email) => leads.get(email)?.id ?? []),
    batch,
  );
  const news = groupByLead(
    batch.filter((entry) => isNews(entry, added)),
    leads,
  );
  const pasts = await readPasts(tx, deps, now, news, [...added]);
  const verdicts = [...news.values()].map(({ lead, items }) =>
    judge(deps.playbook.model, deps.playbook.rules, lead, items, pasts(lead.id), now),
  );
  await saveVerdicts(tx, deps, teamId, verdicts);
  await carryOut(tx, deps, teamId, now, verdicts, created);
  const after = new Map([...leads].map(([email, lead]) => [email, lead]));
  for (const { lead } of verdicts) after.set(lead.email, lead);
  return batch.map((entry) => {
    const other = others.get(entry.id);
    return receipt(after.get(other?.email ?? entry.email) ?? other, entry, added, created);
  });
}

/** Writes what was judged: the ledger and the leads. */
export async function saveVerdicts(tx: Tx, deps: Deps, teamId: string, verdicts: Verdict[]): Promise<void> {
  const lines = verdicts.flatMap(({ lead, lines }) =>
    lines.map((line) => ({ ...line, id: deps.ids.next(), leadId: lead.id })),
  );
  await addLines(tx, teamId, modelVersion(deps.playbook.model), lines);
  await saveLeads(
    tx,
    verdicts.map(({ lead }) => lead),
  );
}

type Numbered = Entry & { id: string };

const isNews = (entry: Numbered, added: Set<string>): boolean =>
  entry.activity === null || added.has(entry.id);

/**
 * Takes back leads that were made for events we had already, sent again under another address: a repeat changes
 * nothing. Answers, by entry, the leads those events belong to.
 */
async function withdraw(
  tx: Tx,
  teamId: string,
  leadIds: string[],
  batch: Numbered[],
): Promise<Map<string, Tracked>> {
  if (leadIds.length === 0) return new Map();
  await tx.lead.deleteMany({ where: { id: { in: leadIds } } });
  const keys = batch.flatMap(({ activity }) => activity?.dedupeKey ?? []);
  const known = await tx.activity.findMany({
    where: { teamId, dedupeKey: { in: keys } },
    select: { dedupeKey: true, leadId: true },
  });
  const leads = await readLeads(
    tx,
    teamId,
    known.map(({ leadId }) => leadId),
  );
  const byKey = new Map(known.map(({ dedupeKey, leadId }) => [dedupeKey, leads.get(leadId)]));
  return new Map(
    batch.flatMap(({ id, activity }) => {
      const lead = activity === null ? undefined : byKey.get(activity.dedupeKey);
      return lead === undefined ? [] : [[id, lead]];
    }),
  );
}

function activityRow(entry: Numbered, lead: Tracked | undefined) {
  if (entry.activity === null || lead === undefined) return [];
  return [{ ...entry.activity, id: entry.id, leadId: lead.id, occurredAt: entry.at }];
}

function groupByLead(
  batch: Numbered[],
  leads: Map<string, Tracked>,
): Map<string, { lead: Tracked; items: News[] }> {
  const groups = new Map<string, { lead: Tracked; items: News[] }>();
  for (const entry of batch) {
    const lead = leads.get(entry.email);
    if (lead === undefined) continue;
    const group = groups.get(lead.id) ?? { lead, items: [] };
    group.items.push({ id: entry.id, at: entry.at, profile: entry.profile, activity: entry.activity });
    groups.set(lead.id, group);
  }
  return groups;
}

/** Reads of the past only what this batch needs: mostly nothing. */
async function readPasts(
  tx: Tx,
  deps: Deps,
  now: Date,
  news: Map<string, { lead: Tracked; items: News[] }>,
  added: string[],
): Promise<(leadId: string) => Past> {
  const { model } = deps.playbook;
  const outOfOrder = [...news.values()]
    .filter(({ lead, items }) => needsSilences(model, lead, items, now))
    .map(({ lead }) => lead.id);
  const times = await warmTimes(tx, outOfOrder);
  const charged = await chargedSilences(tx, outOfOrder);
  const counts = new Map<string, Map<string, number>>();
  for (const rule of model.behaviour) {
    const { nth } = rule;
    if (nth === null) continue;
    const counting = [...news.values()].filter(({ items }) =>
      items.some((item) => item.activity !== null && rule.kinds.includes(item.activity.kind)),
    );
    if (counting.length === 0) continue;
    for (const row of await countBefore(
      tx,
      { ...rule, nth },
      counting.map(({ lead }) => lead.id),
      added,
    )) {
      const ofLead = counts.get(row.leadId) ?? new Map<string, number>();
      ofLead.set(row.group, (ofLead.get(row.group) ?? 0) + row.count);
      counts.set(row.leadId, ofLead);
    }
  }
  return (leadId) => ({
    counts: counts.get(leadId) ?? new Map(),
    silence: outOfOrder.includes(leadId)
      ? { times: times.get(leadId) ?? [], charged: charged.get(leadId) ?? [] }
      : null,
  });
}

function receipt(
  lead: Tracked | undefined,
  entry: Numbered,
  added: Set<string>,
  created: Set<string>,
): EntryReceipt {
  if (lead === undefined) throw new Error(`no lead row for an entry of ${entry.at.toISOString()}`);
  return {
    leadId: lead.id,
    duplicate: entry.activity !== null && !added.has(entry.id),
    created: created.has(entry.email),
    stage: lead.stage,
    total: total(lead),
  };
}
