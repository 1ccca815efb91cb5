import type { LeadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Alert, Progress, TrialFacts } from '../../domain/rules-facts.js';
import { isAtLine } from '../../domain/scoring/alert-line.js';
import { inOrder } from '../../domain/scoring/deed.js';
import { missingFor } from '../../domain/scoring/missing.js';
import { replay } from '../../domain/scoring/replay.js';
import { type Rules, rulesName } from '../../domain/scoring/rules.js';
import { totalAt } from '../../domain/scoring/score.js';
import { type SimulatedAlert, simulate } from '../../domain/scoring/simulate.js';
import { inTx } from '../../store/db.js';
import { countLeads, type Scanned, scanLeads } from '../../store/scan.js';
import type { Deps } from '../deps.js';
import { whyGone } from './drafts.js';
import { type At, liveRules, rulesAt } from './live-rules.js';
import { readVersion } from './read-rules.js';

const BATCH = 500;
const DAY = 86_400_000;
/** How far back alerts are compared. Scores are computed from the whole past. */
const DAYS = 90;

type Tally = Omit<TrialFacts, 'version' | 'against' | 'from' | 'to' | 'missing'>;

/**
 * What a version of the rules would have done to the alerts of the last 90 days, beside the rules in force: with names.
 * Changes nothing. `onProgress` hears how far it is, batch by batch.
 */
export async function tryRules(
  deps: Deps,
  at: At,
  version: number,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Outcome<TrialFacts>> {
  const found = await inTx(deps.db, async (tx) => {
    const line = await readVersion(tx, at.teamId, version);
    if (line === null || line.status === 'discarded') return refused(await whyGone(tx, at.teamId, version));
    return done({
      line,
      live: await liveRules(tx, deps, at),
      changed: await rulesAt(tx, deps, at.teamId, version),
    });
  });
  if (!found.ok) return found;
  const { line, live, changed } = found.value;
  const total = await countLeads(deps.db, at.teamId);
  const from = new Date(at.now.getTime() - DAYS * DAY);
  const tally: Tally = {
    leads: 0,
    events: 0,
    before: 0,
    after: 0,
    gained: [],
    lost: [],
    missedCustomers: [],
    caughtCustomers: [],
    readyNow: 0,
  };
  const read = (after: string | null) => scanLeads(deps.db, at.teamId, after, BATCH);
  for (let leads: Scanned[] = await read(null); leads.length > 0; ) {
    // Read while these are gone through.
    const coming = read(leads.at(-1)?.id ?? null);
    for (const lead of leads) count(tally, lead, { live, changed, from, now: at.now });
    onProgress({ what: 'trying', version, done: tally.leads, total: Math.max(total, tally.leads) });
    leads = await coming;
  }
  return done({
    version: line,
    against: rulesName(live),
    from,
    to: at.now,
    ...tally,
    gained: newest(tally.gained),
    lost: newest(tally.lost),
    missing: missingFor(changed.engine.model),
  });
}

const newest = (alerts: Alert[]): Alert[] => alerts.toSorted((a, b) => b.at.getTime() - a.at.getTime());

type Comparison = { live: Rules; changed: Rules; from: Date; now: Date };

function count(tally: Tally, lead: Scanned, { live, changed, from, now }: Comparison): void {
  const deeds = lead.deeds.filter(({ at }) => at <= now).toSorted(inOrder);
  const [was, would] = [live, changed].map(({ engine }) => simulate(engine, lead, deeds));
  if (was === undefined || would === undefined) return;
  const within = (alerts: SimulatedAlert[]) => alerts.filter(({ at }) => at >= from);
  const [before, after] = [within(was), within(would)];
  tally.leads += 1;
  tally.events += deeds.length;
  tally.before += before.length;
  tally.after += after.length;
  // Another look at the past, and most leads are not named.
  const ref = () => refOf(live, lead, deeds, now);
  for (const alert of after.slice(before.length)) tally.gained.push({ lead: ref(), ...alert });
  for (const alert of before.slice(after.length)) tally.lost.push({ lead: ref(), ...alert });
  if (lead.wonAt !== null && lead.wonAt >= from) {
    const { wonAt } = lead;
    const isInTime = (alerts: SimulatedAlert[]) => alerts.some(({ at }) => at <= wonAt);
    if (isInTime(was) && !isInTime(would)) tally.missedCustomers.push({ lead: ref(), wonAt });
    if (!isInTime(was) && isInTime(would)) tally.caughtCustomers.push({ lead: ref(), wonAt });
  }
  if (isAbove(changed, lead, deeds, now) && !isAbove(live, lead, deeds, now)) tally.readyNow += 1;
}

function refOf({ engine }: Rules, lead: Scanned, deeds: Scanned['deeds'], now: Date): LeadRef {
  const { id, email, name, company, ownerId } = lead;
  const { standing } = replay(engine, lead, deeds, now);
  return { id, email, name, company, ownerId, total: totalAt(engine, standing, now.getTime()) };
}

/** Would the lead be handed over with its next sign of life? */
function isAbove({ engine }: Rules, lead: Scanned, deeds: Scanned['deeds'], now: Date): boolean {
  const { alert, high } = engine.model;
  const { standing } = replay(engine, lead, deeds, now);
  return (
    isAtLine(engine, standing.stage) && lead.wonAt === null && (!alert.requireFit || standing.met >= high.fit)
  );
}
