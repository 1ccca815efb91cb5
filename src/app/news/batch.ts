import type { Profile } from '../../domain/lead.js';
import { saidIn } from '../../domain/scoring/deed.js';
import { blankSheet } from '../../domain/scoring/replay.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { standingOf, type Tracked } from '../../domain/stand.js';
import type { NewActivity } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import { lockRowsByEmail, newLeadRow, readLeads, standLeads } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import type { At } from '../rules/live-rules.js';
import type { Entry } from './entry.js';

export type Numbered = Entry & { id: string };
export type Found = { lead: Tracked; isNew: boolean };

/** The leads of a batch by address, locked; those never heard of as they will be made. */
export async function findOrMake(
  tx: Tx,
  deps: Deps,
  rules: Rules,
  at: At,
  batch: Numbered[],
): Promise<Map<string, Found>> {
  const emails = [...new Set(batch.map(({ email }) => email))];
  const known = await standLeads(tx, rules, at.now, await lockRowsByEmail(tx, at.teamId, emails));
  const found = new Map(known.map((lead): [string, Found] => [lead.email, { lead, isNew: false }]));
  for (const email of emails) {
    if (found.has(email)) continue;
    const row = newLeadRow({ ...at, id: deps.ids.next(), email });
    const sheet = blankSheet(rules.engine, at.now);
    const unknown = Object.assign(row, { dueAt: null, scored: false });
    const lead = standingOf(rules.engine, unknown, sheet, at.now);
    found.set(email, { lead, isNew: true });
  }
  return found;
}

/** What is written down of an entry: nothing, where it only says what we know of a lead already. */
export function activityRow(entry: Numbered, found: Found | undefined): NewActivity[] {
  if (found === undefined) return [];
  const { lead } = found;
  const profile = saidIn(entry.profile);
  const isNews =
    profile !== null &&
    Object.entries(profile).some(([name, value]) => lead[name as keyof Profile] !== value);
  if (entry.activity === null && !isNews) return [];
  const { dedupeKey, kind, origin, actorId, properties } = entry.activity ?? {
    dedupeKey: `said:${entry.id}`,
    kind: 'profile_stated' as const,
    origin: 'import' as const,
    actorId: null,
    properties: {},
  };
  const { id, at: occurredAt } = entry;
  return [{ id, leadId: lead.id, dedupeKey, kind, origin, actorId, occurredAt, properties, profile }];
}

/**
 * An event we had already, sent again under another address, makes no lead: a repeat changes nothing. Answers, by
 * entry, the leads that such events belong to, and takes those not to be made out of `leads`.
 */
export async function sentBefore(
  tx: Tx,
  rules: Rules,
  at: At,
  batch: Numbered[],
  leads: Map<string, Found>,
  added: Set<string>,
): Promise<Map<string, Tracked>> {
  const repeats = batch.filter(({ id, activity }) => activity !== null && !added.has(id));
  const idle = repeats.filter(
    ({ email }) =>
      leads.get(email)?.isNew === true &&
      !batch.some((entry) => entry.email === email && (entry.activity === null || added.has(entry.id))),
  );
  if (idle.length === 0) return new Map();
  for (const { email } of idle) leads.delete(email);
  const known = await tx.activity.findMany({
    where: {
      teamId: at.teamId,
      dedupeKey: { in: idle.flatMap(({ activity }) => activity?.dedupeKey ?? []) },
    },
    select: { dedupeKey: true, leadId: true },
  });
  const owners = await readLeads(
    tx,
    rules,
    at.teamId,
    known.map(({ leadId }) => leadId),
    at.now,
  );
  const byKey = new Map(known.map(({ dedupeKey, leadId }) => [dedupeKey, owners.get(leadId)]));
  return new Map(
    idle.flatMap(({ id, activity }) => {
      const lead = activity === null ? undefined : byKey.get(activity.dedupeKey);
      return lead === undefined ? [] : [[id, lead] as const];
    }),
  );
}
