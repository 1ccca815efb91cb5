import type { WhyFacts } from '../domain/facts.js';
import type { FunnelStage, Lead, Lifecycle } from '../domain/lead.js';
import type { Barred } from '../domain/scoring/barred.js';
import type { Ahead } from '../domain/scoring/forecast.js';
import type { IdealMark } from '../domain/scoring/ideal.js';
import { dayAhead, type Reader } from './dates.js';
import { SPACE } from './limits.js';
import { escaped, lowerFirst, number, plural } from './text.js';

/** How a lead stands, in words: where it is in the funnel and in its life, and what time alone will do to it. */
export const FUNNEL_WORDS: Record<FunnelStage, string> = {
  awareness: 'Awareness (early)',
  consideration: 'Consideration (middle)',
  decision: 'Decision (late)',
};

export const LIFECYCLE_WORDS: Record<Lifecycle, string> = {
  new: 'New',
  engaged: 'Engaged',
  qualified: 'Qualified',
  'at-risk': 'At risk',
};

type Matrix = WhyFacts['verdict'];

/** What to do with a lead of each kind (S16). A low fit is never to be overlooked; `togo`: points missing to sales. */
export const verdictWords = ({ fit, intent }: Matrix, togo: number | null = null): string =>
  `${verdictInShort({ fit, intent })}: ${fit === 'high' && intent === 'high' && togo !== null ? `stay close, ${plural(togo, 'point')} from sales` : ADVISED[fit][intent]}`;

export const verdictInShort = ({ fit, intent }: Matrix): string =>
  `${fit === 'high' ? 'High fit' : '*Low fit*'}, ${intent} intent`;

const ADVISED: Record<Matrix['fit'], Record<Matrix['intent'], string>> = {
  high: { high: 'hand over now', low: 'nurture, they are worth the wait' },
  low: { high: 'check whether we can help them before you call', low: 'leave to the long-term nurture' },
};

const MARKS = { met: '✓', missed: '✗', unknown: '?' };
const CRITERIA: Partial<Record<IdealMark['attribute'], string>> = {
  industry: 'industry',
  companySize: 'company size',
  seniority: 'seniority',
  budget: 'budget',
  country: 'country',
};

/** What the verdict on fit rests on: "Ideal customer 1 of 3: ✓ industry · ✗ seniority · ? company size, not known". */
export function idealLine(ideal: IdealMark[]): string[] {
  if (ideal.length === 0) return [];
  const met = ideal.filter(({ is }) => is === 'met').length;
  const marks = ideal.map(
    ({ attribute, is }) =>
      `${MARKS[is]} ${CRITERIA[attribute] ?? attribute}${is === 'unknown' ? ' not known' : ''}`,
  );
  return [`Ideal customer ${number(met)} of ${number(ideal.length)}: ${marks.join(' · ')}`];
}

/** What keeps a lead from sales, whatever its points (S06, C10). */
export function barredLine(barred: Barred | null | undefined): string[] {
  if (!barred) return [];
  return barred.by === 'rule'
    ? [`⛔ *Not handed over*, whatever the score: ${escaped(lowerFirst(barred.label), SPACE.reason)}`]
    : ['⛔ *Not handed over for its points*: these rules hand over a high fit only'];
}

/** "Goes cold on Thu 14 May" */
export function aheadWords(ahead: Ahead, reader: Reader): string {
  const on = `on ${dayAhead(ahead.at, reader)}`;
  switch (ahead.what) {
    case 'falls':
      return ahead.to === 'new'
        ? `Drops below MQL ${on}, with ${plural(ahead.total, 'point')}`
        : `Drops to ${ahead.to.toUpperCase()} ${on}, with ${plural(ahead.total, 'point')}`;
    case 'at risk':
      return `At risk ${on}`;
    case 'cold':
      return `Goes cold ${on}`;
    case 'penalty':
      return `Loses ${plural(-ahead.points, 'point')} ${on} for the silence`;
    case 'freed':
      return `May be handed over again ${on}: no longer “${escaped(ahead.label, SPACE.reason)}”`;
  }
}

/** The first that costs a stage or warmth: what a rep wants to know the date of. */
const nextLoss = (ahead: Ahead[] | undefined): Ahead | null =>
  ahead?.find(({ what }) => what === 'falls' || what === 'cold') ?? null;

/** The next such date as a line to stand under others, or nothing. */
export function lossLine(ahead: Ahead[] | undefined, reader: Reader): string[] {
  const next = nextLoss(ahead);
  if (next === null) return [];
  return [`⏳ If nothing happens: ${lowerFirst(aheadWords(next, reader))}`];
}

const NAMED = 4;

/** "Decision-makers, In trial and 3 more" */
export function segmentNames(labels: string[]): string {
  const named = labels.slice(0, NAMED).map((label) => escaped(label, SPACE.name));
  return andMore(named, labels.length - named.length);
}

export const andMore = (shown: string[], more: number): string =>
  `${shown.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;

/** The first thing a team must know of rules that are not whole: they are silent (S35). */
export function missingWarning(missing: string[], isPast = false): string[] {
  if (missing.length === 0) return [];
  // In brackets comes the name of the setting in the file.
  const plain = missing
    .slice(0, 3)
    .map((each) => escaped(each.replace(/ \([a-z.]+\)/g, ''), SPACE.detail * 2));
  return isPast
    ? [`⚠️ *Nobody was told of ready leads then*: missing was ${plain.join(', and ')}.`]
    : [`⚠️ *Nobody is told of ready leads*: set ${plain.join(', and ')}.`];
}

/** Points still missing to the line of a lead's next handoff; null where no line is set, or none is missing. */
export function pointsToGo(lead: Pick<Lead, 'fit' | 'behaviour' | 'readyLine' | 'out'>): number | null {
  const missing = lead.readyLine - lead.fit - lead.behaviour;
  return Number.isFinite(missing) && missing > 0 && !lead.out ? missing : null;
}
