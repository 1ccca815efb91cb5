import type { WhyFacts } from '../../src/domain/facts.js';
import type { ScoreLine } from '../../src/domain/scoring/explain.js';
import { aLead, hoursAgo } from './given.js';

/** One line of an explained score; what it once gave is what it is worth, unless said otherwise. */
export const explained = (
  points: number,
  reason: string,
  hours: number,
  more: Partial<ScoreLine> = {},
): ScoreLine => ({
  part: 'behaviour',
  rule: 'rule',
  points,
  given: points,
  reason,
  at: hoursAgo(hours),
  what: 'given',
  ...more,
});

const LINES = [
  explained(10, 'Target industry: Field services', 900, { part: 'fit' }),
  explained(10, 'Ideal company size: 240', 900, { part: 'fit' }),
  explained(10, 'Target seniority: VP Operations', 900, { part: 'fit' }),
  explained(40, 'Requested a demo', 2),
  explained(13, 'Replied to an e-mail', 340, { given: 20 }),
  explained(15, 'Visited the pricing page', 3),
  explained(15, 'Visited the pricing page', 27),
  explained(0, 'Read a blog post', 24 * 400, { given: 2 }),
  explained(-15, 'No activity for 60 days', 1600, { what: 'silence' }),
  explained(-12, 'What they ask for: counts 100 at most', 0, { what: 'capped', given: -12 }),
];

export const sumOf = (lines: ScoreLine[], part: ScoreLine['part']): number =>
  lines.filter((line) => line.part === part).reduce((sum, line) => sum + line.points, 0);

/** A score explained; its parts and its lead follow from the lines unless said otherwise. */
export function aWhy(more: Partial<WhyFacts> = {}): WhyFacts {
  const lines = more.lines ?? LINES;
  const [fit, behaviour] = [sumOf(lines, 'fit'), sumOf(lines, 'behaviour')];
  return {
    lead: aLead({ fit, behaviour }),
    when: null,
    lines,
    fit,
    behaviour,
    total: fit + behaviour,
    out: false,
    rules: 'house@3',
    rulesNow: 'house@3',
    verdict: { fit: 'high', intent: 'high' },
    lifecycle: 'qualified',
    stageSince: hoursAgo(30),
    segments: ['Decision-makers'],
    nextLine: { stage: 'ready', points: 80 },
    oneStepAway: [],
    ahead: [
      { what: 'at risk', at: hoursAgo(-24 * 14) },
      { what: 'falls', at: hoursAgo(-24 * 21), to: 'mql', total: 69 },
      { what: 'cold', at: hoursAgo(-24 * 45) },
      { what: 'penalty', at: hoursAgo(-24 * 60), points: -15 },
    ],
    missing: [],
    ideal: [
      { attribute: 'industry', is: 'met' },
      { attribute: 'companySize', is: 'met' },
      { attribute: 'seniority', is: 'met' },
    ],
    barred: null,
    givesFit: true,
    unscored: [],
    ...more,
  };
}
