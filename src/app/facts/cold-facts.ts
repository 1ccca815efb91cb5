import { happened } from '../../domain/context.js';
import type { ColdFacts } from '../../domain/facts.js';
import { total } from '../../domain/lead.js';
import { daysQuiet } from '../../domain/silence.js';
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
  const timelines = await readTimelines(tx, leadIds, 1);
  const facts = new Map<string, ColdFacts>();
  for (const { ref, leadId, quietSince } of wanted) {
    const lead = leads.get(leadId);
    if (lead === undefined) continue;
    const newest = timelines.get(leadId)?.[0];
    facts.set(ref, {
      lead,
      quietDays: daysQuiet(quietSince, now),
      lastTouch: newest === undefined ? null : happened(newest),
      total: total(lead),
      decision: await decisionOf(tx, lead.id, quietSince),
    });
  }
  return facts;
}

const DECISIONS = {
  'track.started': 're-engaging',
  'lead.snoozed': 'snoozed',
  'lead.let_go': 'let go',
  'lead.rewarmed': 're-warmed',
} as const;

/** The newest thing decided, or come about, since the silence began. */
async function decisionOf(tx: Tx, leadId: string, quietSince: Date): Promise<ColdFacts['decision']> {
  const cold = await tx.history.findFirst({
    where: { leadId, verb: 'lead.cold', at: { gte: quietSince } },
    orderBy: { at: 'asc' },
  });
  const deed = await tx.history.findFirst({
    where: { leadId, verb: { in: Object.keys(DECISIONS) }, at: { gte: cold?.at ?? quietSince } },
    orderBy: { at: 'desc' },
  });
  const what = Object.entries(DECISIONS).find(([verb]) => verb === deed?.verb)?.[1];
  if (deed === null || what === undefined) return null;
  const until =
    typeof deed.facts === 'object' && deed.facts !== null && 'until' in deed.facts
      ? new Date(String(deed.facts.until))
      : null;
  return { what, by: deed.actorId, at: deed.at, until };
}
