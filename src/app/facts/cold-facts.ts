import { activityType, isActivityKind } from '../../domain/activity.js';
import { happened } from '../../domain/context.js';
import type { ColdFacts } from '../../domain/facts.js';
import { total } from '../../domain/lead.js';
import { replay } from '../../domain/scoring/replay.js';
import { totalAt } from '../../domain/scoring/score.js';
import { daysQuiet } from '../../domain/silence.js';
import { readDeeds } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import { readTimelines } from '../../store/readings.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { readColdRef } from '../messages.js';
import { type At, liveRules } from '../rules/live-rules.js';

/** What cold alerts show, as it is now. Ids are those of `coldRef`. */
export async function coldFacts(
  tx: Tx,
  deps: Deps,
  teamId: string,
  refs: string[],
  now: Date,
): Promise<Map<string, ColdFacts>> {
  const wanted = refs.map((ref) => ({ ref, ...readColdRef(ref) }));
  const leadIds = wanted.map(({ leadId }) => leadId);
  const leads = await readLeads(tx, deps, { teamId, now }, leadIds);
  const timelines = await readTimelines(tx, leadIds, RECENT);
  const before = await totalsThen(tx, deps, { teamId, now }, wanted);
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
      total: before.get(lead.id) ?? total(lead),
      decision,
    });
  }
  return facts;
}

/** How far back to look for the last touch: what machines report, and what we sent, lies between. */
const RECENT = 30;

/** What each lead's score was when it went quiet. */
async function totalsThen(
  tx: Tx,
  deps: Deps,
  at: At,
  wanted: { leadId: string; quietSince: Date }[],
): Promise<Map<string, number>> {
  const { engine } = await liveRules(tx, deps, at);
  const deeds = await readDeeds(
    tx,
    wanted.map(({ leadId }) => leadId),
  );
  return new Map(
    wanted.map(({ leadId, quietSince }) => {
      const past = { createdAt: quietSince, tags: [] };
      const { standing } = replay(engine, past, deeds.get(leadId) ?? [], quietSince);
      return [leadId, totalAt(engine, standing, quietSince.getTime())];
    }),
  );
}

const DECISIONS = {
  'track.started': 're-engaging',
  'lead.snoozed': 'snoozed',
  'lead.let_go': 'let go',
  'lead.won': 'won',
  'lead.lost': 'lost',
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
