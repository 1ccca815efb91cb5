import type { CalibrationFacts, RuleAcceptance, ScoreBand } from '../../domain/calibration-facts.js';
import { alertLine, isScoreRule } from '../../domain/scoring/alert-line.js';
import type { Deed } from '../../domain/scoring/deed.js';
import type { Engine } from '../../domain/scoring/engine.js';
import { peakBefore } from '../../domain/scoring/peak.js';
import { replay } from '../../domain/scoring/replay.js';
import { rulesName } from '../../domain/scoring/rules.js';
import { totalAt } from '../../domain/scoring/score.js';
import { type LineCase, suggestLine } from '../../domain/scoring/suggest-line.js';
import { daysAfter } from '../../domain/silence.js';
import { readDeeds } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { type Customer, type HandoffOutcome, readCustomers, readOutcomes } from '../../store/outcomes.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from './live-rules.js';

export type Calibration = CalibrationFacts & {
  /** Leads that became customers in these days, and how many of them had never been handed over before. */
  customers: number;
  neverHandedOver: number;
  /** Why that line is suggested, or none is, in a sentence. */
  evidence: string;
};

const DAYS = 365;
const BATCH = 500;

/**
 * How well the alert line sits (S27): what became of the handoffs of a year by the score they were made at, how often
 * sales took what each rule brought, and a better line where these show one. Scores are those of the live rules.
 */
export function calibrate(deps: Deps, at: At): Promise<Calibration> {
  return inTx(deps.db, async (tx) => {
    const rules = await liveRules(tx, deps, at);
    const { engine } = rules;
    const from = daysAfter(at.now, -DAYS);
    const outcomes = await readOutcomes(tx, at.teamId, from);
    const cases = casesOf(await rescored(tx, engine, rulesName(rules), outcomes));
    const customers = await readCustomers(tx, at.teamId, from);
    const missed = await peaksOf(
      tx,
      engine,
      customers.filter(({ handed }) => !handed),
    );
    const line = alertLine(engine.model)?.enter ?? Infinity;
    const evidence = { line, cases: lineCases(cases), customers: customers.length, missed };
    const advice = suggestLine(evidence);
    return {
      name: rulesName(rules),
      from,
      to: at.now,
      line,
      suggested: advice.line === null ? null : { line: advice.line, because: advice.because },
      bands: bandsOf(cases, line),
      rules: acceptance(engine, cases),
      customers: customers.length,
      neverHandedOver: missed.length,
      evidence: advice.because,
    };
  });
}

type Case = HandoffOutcome & { became: 'won' | 'lost' | 'notReady' | 'open' };

/** Scores under other rules can't be compared with today's: those are worked out anew. */
async function rescored(
  tx: Tx,
  engine: Engine,
  live: string,
  outcomes: HandoffOutcome[],
): Promise<HandoffOutcome[]> {
  const old = outcomes.filter(({ model }) => model !== live);
  const scores = new Map<string, number>();
  await withDeeds(
    tx,
    old,
    ({ leadId }) => leadId,
    (outcome, deeds) => {
      const lead = { createdAt: outcome.leadCreatedAt, tags: outcome.tags };
      const { standing } = replay(engine, lead, deeds, outcome.createdAt);
      scores.set(outcome.id, totalAt(engine, standing, outcome.createdAt.getTime()));
    },
  );
  return outcomes.map((outcome) => ({ ...outcome, score: scores.get(outcome.id) ?? outcome.score }));
}

async function peaksOf(tx: Tx, engine: Engine, customers: Customer[]): Promise<number[]> {
  const peaks: number[] = [];
  await withDeeds(
    tx,
    customers,
    ({ id }) => id,
    (lead, deeds) => peaks.push(peakBefore(engine, lead, deeds, lead.wonAt)),
  );
  return peaks;
}

/** Goes through things with the past of the lead each is about, a batch of pasts in memory at a time. */
async function withDeeds<T>(
  tx: Tx,
  things: T[],
  leadOf: (thing: T) => string,
  look: (thing: T, deeds: Deed[]) => void,
): Promise<void> {
  for (let from = 0; from < things.length; from += BATCH) {
    const batch = things.slice(from, from + BATCH);
    const pasts = await readDeeds(tx, [...new Set(batch.map(leadOf))]);
    for (const thing of batch) look(thing, pasts.get(leadOf(thing)) ?? []);
  }
}

/** A handoff sent back was not ready, even if a later one of that lead was won; only where none came, it was. */
function casesOf(outcomes: HandoffOutcome[]): Case[] {
  const newest = new Map(outcomes.map(({ leadId, episode }) => [leadId, episode]));
  return outcomes.map((outcome) => {
    const { status, createdAt, wonAt, lostAt, leadId, episode } = outcome;
    const isReturned = status === 'returned';
    if (isReturned && newest.get(leadId) !== episode) return { ...outcome, became: 'notReady' };
    if (wonAt !== null && wonAt >= createdAt) return { ...outcome, became: 'won' };
    if (isReturned) return { ...outcome, became: 'notReady' };
    return { ...outcome, became: lostAt !== null && lostAt >= createdAt ? 'lost' : 'open' };
  });
}

/** Those decided that the line had a say in: whoever asked a question is ready at any score. */
function lineCases(cases: Case[]): LineCase[] {
  const byScore = cases.filter(({ rule }) => isScoreRule(rule));
  const won = new Map<string, number>();
  const others: LineCase[] = [];
  for (const { became, score, leadId } of byScore) {
    if (became === 'won') won.set(leadId, Math.max(score, won.get(leadId) ?? score));
    else if (became !== 'open') others.push({ score, became });
  }
  return [...[...won.values()].map((score) => ({ score, became: 'won' as const })), ...others];
}

const WIDTH = 10;

/** Bands of ten points, without a gap; what lies far above the line is one band. */
function bandsOf(cases: Case[], line: number): ScoreBand[] {
  const base = Number.isFinite(line) ? line : 80;
  const top = (Math.floor(base / WIDTH) + 8) * WIDTH;
  const startOf = ({ score }: Case): number => Math.min(top, Math.floor(score / WIDTH) * WIDTH);
  const starts = cases.map(startOf);
  const first = Math.min(...starts);
  const count = cases.length === 0 ? 0 : (Math.max(...starts) - first) / WIDTH + 1;
  return Array.from({ length: count }, (_, index) => {
    const from = first + index * WIDTH;
    const inIt = cases.filter((each) => startOf(each) === from);
    const of = (became: Case['became']): number => inIt.filter((each) => each.became === became).length;
    return {
      from,
      to: from === top ? Infinity : from + WIDTH,
      won: of('won'),
      lost: of('lost'),
      notReady: of('notReady'),
      open: of('open'),
    };
  });
}

/** How often sales took what a rule had a share in, and how often it was sent back; the busiest rule first. */
function acceptance({ model }: Engine, cases: Case[]): RuleAcceptance[] {
  const labels = new Map([...model.rules, ...model.fit].map(({ id, label }) => [id, label]));
  const rules = new Map<string, RuleAcceptance>();
  for (const { because, became, claimedAt } of cases) {
    const isAccepted = became === 'won' || (became !== 'notReady' && claimedAt !== null);
    if (!isAccepted && became !== 'notReady') continue;
    for (const id of Object.keys(because as object)) {
      const rule = rules.get(id) ?? { id, label: labels.get(id) ?? id, accepted: 0, returned: 0 };
      rules.set(id, {
        ...rule,
        accepted: rule.accepted + (isAccepted ? 1 : 0),
        returned: rule.returned + (isAccepted ? 0 : 1),
      });
    }
  }
  const times = ({ accepted, returned }: RuleAcceptance): number => accepted + returned;
  return [...rules.values()].toSorted((a, b) => times(b) - times(a) || (a.id < b.id ? -1 : 1));
}
