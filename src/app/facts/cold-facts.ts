import { activityType, isActivityKind } from '../../domain/activity.js';
import { happened } from '../../domain/context.js';
import type { ColdFacts } from '../../domain/facts.js';
import { total } from '../../domain/lead.js';
import { daysQuiet, silenceKey, silenceUndoneKey } from '../../domain/silence.js';
import type { Tx } from '../../store/db.js';
import { readLeads, readTimelines } from '../../store/readings.js';
import { readColdRef } from '../messages.js';

/** What cold alerts show, as it is now. Ids are those of `coldRef`. */
export async function coldFacts(
  tx: Tx,
  teamId: string,
  refs: string[],
  now: Date,
): Promise<Map<string, ColdFacts>> {
  const wanted = refs.map((ref) => ({ ref, ...readColdRef(ref) }));
  const leadIds = wanted.map(({ leadId }) => leadId);
  const leads = await readLeads(tx, teamId, leadIds);
  const timelines = await readTimelines(tx, leadIds, RECENT);
  const facts = new Map<string, ColdFacts>();
  for (const { ref, leadId, quietSince } of wanted) {
    const lead = leads.get(leadId);
    if (lead === undefined) continue;
    const touch = timelines
      .get(leadId)
      ?.find(
        ({ kind, occurredAt }) =>
          occurredAt <= quietSince && isActivityKind(kind) && activityType(kind).warms,
      );
    const decision = await decisionOf(tx, lead.id, quietSince, now);
    facts.set(ref, {
      lead: { ...lead, quietSince },
      quietDays: daysQuiet(quietSince, decision?.what === 're-warmed' ? decision.at : now),
      lastTouch: touch === undefined ? null : happened(touch),
      total: total(lead) - (await chargedFor(tx, lead.id, quietSince)),
      decision,
    });
  }
  return facts;
}

/** How far back to look for the last touch: what machines report, and what we sent, lies between. */
const RECENT = 30;

/** Points the ledger charged for this silence: none, or a negative number. */
async function chargedFor(tx: Tx, leadId: string, quietSince: Date): Promise<number> {
  const charged = await tx.scoreLine.aggregate({
    where: { leadId, key: { in: [silenceKey(quietSince), silenceUndoneKey(quietSince)] } },
    _sum: { points: true },
  });
  return charged._sum.points ?? 0;
}

const DECISIONS = {
  'track.started': 're-engaging',
  'lead.snoozed': 'snoozed',
  'lead.let_go': 'let go',
  'lead.rewarmed': 're-warmed',
} as const;

/** What came of this silence: its end, or else the newest thing decided; a snooze only until it is over. */
async function decisionOf(
  tx: Tx,
  leadId: string,
  quietSince: Date,
  now: Date,
): Promise<ColdFacts['decision']> {
  const cold = await tx.history.findFirst({
    where: { leadId, verb: 'lead.cold', facts: { path: ['since'], equals: quietSince.toISOString() } },
  });
  if (cold === null) return null;
  const deeds = await tx.history.findMany({
    where: { leadId, verb: { in: Object.keys(DECISIONS) }, at: { gte: cold.at } },
    orderBy: { at: 'asc' },
  });
  const deed = deeds.find(({ verb }) => verb === 'lead.rewarmed') ?? deeds.at(-1);
  const what = Object.entries(DECISIONS).find(([verb]) => verb === deed?.verb)?.[1];
  if (deed === undefined || what === undefined) return null;
  const until = untilOf(deed.facts);
  if (until !== null && until <= now) return null;
  return { what, by: deed.actorId, at: deed.at, until };
}

function untilOf(facts: unknown): Date | null {
  if (typeof facts !== 'object' || facts === null || !('until' in facts)) return null;
  return typeof facts.until === 'string' ? new Date(facts.until) : null;
}
