import { type ActivityKind, isActivityKind } from '../../domain/activity.js';
import { contextPackage, lastAsked } from '../../domain/context.js';
import type { HandoffFacts, HandoffStatus, Worked } from '../../domain/facts.js';
import { ringsAtAnyScore } from '../../domain/scoring/alert-line.js';
import { NOTHING } from '../../domain/snooze.js';
import type { Tx } from '../../store/db.js';
import { readTimelines } from '../../store/readings.js';
import { openSnoozes } from '../../store/snoozes.js';
import type { Deps } from '../deps.js';
import { adviser } from '../lead/advice.js';
import { readLeads } from '../lead/leads.js';
import { readReasons } from '../lead/reasons.js';
import { tellerBy } from '../lead/standing-facts.js';
import { liveRules } from '../rules/live-rules.js';

/** What handoff cards show, as it is now. */
export async function handoffFacts(
  tx: Tx,
  deps: Deps,
  teamId: string,
  handoffIds: string[],
  now: Date,
): Promise<Map<string, HandoffFacts>> {
  const handoffs = await tx.handoff.findMany({ where: { teamId, id: { in: handoffIds } } });
  const leadIds = handoffs.map(({ leadId }) => leadId);
  const leads = await readLeads(tx, deps, { teamId, now }, leadIds);
  const reasons = await readReasons(tx, deps, { teamId, now }, [...leads.values()]);
  const timelines = await readTimelines(tx, leadIds, 60);
  const worked = await readWorked(tx, leadIds);
  const sentBack = await readSentBack(tx, leadIds);
  const before = await readMade(tx, leadIds);
  const asleep = [...leads.values()].filter((lead) => lead.snoozedUntil !== null).map(({ id }) => id);
  const rests = await openSnoozes(tx, asleep);
  const rules = await liveRules(tx, deps, { teamId, now });
  const standsFor = tellerBy(rules, await adviser(tx, deps, { teamId, now }), now);
  const facts = new Map<string, HandoffFacts>();
  for (const handoff of handoffs) {
    const lead = leads.get(handoff.leadId);
    if (lead === undefined) continue;
    const told = timelines.get(lead.id) ?? [];
    const isAsleep = lead.snoozedUntil !== null && lead.snoozedUntil > now;
    facts.set(handoff.id, {
      handoffId: handoff.id,
      lead,
      status: handoff.status as HandoffStatus,
      episode: handoff.episode,
      createdAt: handoff.createdAt,
      claimedBy: handoff.claimedBy,
      claimedAt: handoff.claimedAt,
      returnedBy: handoff.returnedBy,
      returnedAt: handoff.returnedAt,
      returnReason: handoff.returnReason,
      topReasons: (reasons.get(lead.id) ?? []).slice(0, 3),
      asked: lastAsked(told),
      context: contextPackage(told),
      worked: worked
        .filter(({ leadId, at }) => leadId === lead.id && at >= handoff.createdAt)
        .slice(0, 3)
        .map(({ by, did, kind, at }) => ({ by, did, kind, at })),
      snooze:
        isAsleep && lead.snoozedUntil
          ? { until: lead.snoozedUntil, by: lead.snoozedBy ?? '', on: rests.get(lead.id)?.wakeOn ?? NOTHING }
          : null,
      model: handoff.model,
      rule: handoff.rule,
      atAnyScore: ringsAtAnyScore(rules.engine, handoff.rule),
      before: before.get(`${handoff.leadId} ${handoff.episode - 1}`) ?? null,
      ...standsFor(lead),
      sentBack: sentBack.get(`${handoff.leadId} ${handoff.episode - 1}`) ?? null,
    });
  }
  return facts;
}

/** When each handoff of these leads was made, by lead and episode. */
async function readMade(tx: Tx, leadIds: string[]): Promise<Map<string, { at: Date }>> {
  const rows = await tx.handoff.findMany({
    where: { leadId: { in: leadIds } },
    select: { leadId: true, episode: true, createdAt: true },
  });
  return new Map(rows.map(({ leadId, episode, createdAt }) => [`${leadId} ${episode}`, { at: createdAt }]));
}

/** Handoffs of these leads that were sent back, by lead and episode. */
async function readSentBack(
  tx: Tx,
  leadIds: string[],
): Promise<Map<string, NonNullable<HandoffFacts['sentBack']>>> {
  const rows = await tx.handoff.findMany({ where: { leadId: { in: leadIds }, status: 'returned' } });
  return new Map(
    rows.map(({ leadId, episode, returnedBy, returnedAt, closedAt, createdAt, returnReason }) => [
      `${leadId} ${episode}`,
      { by: returnedBy, at: returnedAt ?? closedAt ?? createdAt, reason: returnReason ?? '' },
    ]),
  );
}

const DID = { 'lead.logged': 'logged', 'task.created': 'planned', 'task.done': 'finished' } as const;
const isWork = (verb: string): verb is keyof typeof DID => Object.hasOwn(DID, verb);

/** What people did about these leads, newest first. */
async function readWorked(tx: Tx, leadIds: string[]): Promise<(Worked & { leadId: string })[]> {
  const deeds = await tx.history.findMany({
    where: { leadId: { in: leadIds }, verb: { in: Object.keys(DID) }, actorId: { not: null } },
    orderBy: { at: 'desc' },
    take: 100,
  });
  return deeds.flatMap(({ leadId, verb, actorId: by, facts, at }) =>
    leadId === null || by === null || !isWork(verb)
      ? []
      : [{ leadId, by, did: DID[verb], kind: kindIn(facts), at }],
  );
}

function kindIn(facts: unknown): ActivityKind | null {
  const kind = typeof facts === 'object' && facts !== null && 'kind' in facts ? facts.kind : null;
  return typeof kind === 'string' && isActivityKind(kind) ? kind : null;
}
