import type { KnownBlock } from '@slack/types';
import type { WhyFacts } from '../domain/facts.js';
import { total } from '../domain/lead.js';
import { context, type Message, section } from './blocks.js';
import { day, momentBack, type Reader } from './dates.js';
import { dotted, nameAndCompany, nameOf, scoreParts, stageOf, typed } from './lead-words.js';
import { SPACE } from './limits.js';
import {
  aheadWords,
  andMore,
  barredLine,
  FUNNEL_WORDS,
  idealLine,
  LIFECYCLE_WORDS,
  missingWarning,
  pointsToGo,
  segmentNames,
  verdictInShort,
  verdictWords,
} from './standing-words.js';
import { escaped, lowerFirst, number, plural, points } from './text.js';
import { partLines } from './why-lines.js';

/**
 * The answer to `/lead why`: every point, with its reason and its day, what is one step away, and what time alone will
 * bring. What is shown adds up to the score, always.
 */
export function why(facts: WhyFacts, reader: Reader): Message {
  const title = titleOf(facts, nameAndCompany(facts.lead));
  return {
    text: facts.out ? title : `${title}: ${verdictInShort(facts.verdict).replaceAll('*', '')}`,
    blocks: [
      section(head(facts, reader)),
      ...(facts.out ? [] : [part('fit', facts, reader), part('behaviour', facts, reader)]),
      ...oneStep(facts),
      ...lyingAhead(facts, reader),
      context([foot(facts)]),
    ],
  };
}

const titleOf = ({ when, total: sum, out }: WhyFacts, who: string): string =>
  `Why ${who} ${when === null ? 'has' : 'had'} ${out ? 'no score' : plural(sum, 'point')}`;

function head(facts: WhyFacts, reader: Reader): string[] {
  const { lead, fit, behaviour, when, stageSince, segments, barred } = facts;
  const since = stageSince === null || lead.stage === 'new' ? '' : ` since ${day(stageSince, reader)}`;
  const stands = [FUNNEL_WORDS[lead.funnel], LIFECYCLE_WORDS[facts.lifecycle]];
  return [
    `*${titleOf(facts, nameOf(lead))}*`,
    ...(when === null ? [] : [stoodBy(facts, when, reader)]),
    ...(facts.out
      ? [`🚫 *Out of scoring*${unsubscribed(facts, reader)}: no points, no stage, no alert.`]
      : [
          dotted([scoreParts({ fit, behaviour, out: false }), `${stageOf(lead)}${since}`]),
          barred?.by !== 'rule' && when === null
            ? verdictWords(facts.verdict, facts.nextLine === null ? null : pointsToGo(lead))
            : verdictInShort(facts.verdict),
          ...barredLine(barred),
        ]),
    dotted([...stands, ...(segments.length === 0 ? [] : [`in ${segmentNames(segments)}`])]),
    ...missingWarning(facts.missing, when !== null),
    ...(facts.out ? [] : faults(facts)),
  ];
}

const unsubscribed = ({ lead: { suppressedAt } }: WhyFacts, reader: Reader): string =>
  suppressedAt === null ? '' : ` since they unsubscribed on ${day(suppressedAt, reader)}`;

/** Which rules judged that day, where they are not those of today. */
function stoodBy({ rules, rulesNow }: WhyFacts, when: Date, reader: Reader): string {
  const then = `As it stood on ${momentBack(when, reader)}, by ${escaped(rules, SPACE.name)}`;
  return rules === rulesNow
    ? `${then}, which is still in force.`
    : `${then}; today ${escaped(rulesNow, SPACE.name)} is in force.`;
}

// Never hidden: a score that doesn't add up is a fault people must be able to see and report.
function faults({ lead, lines, fit, behaviour, total: sum }: WhyFacts): string[] {
  const made = lines.reduce((all, line) => all + line.points, 0);
  const isWhole = made === sum && fit + behaviour === sum && total(lead) === sum;
  if (isWhole) return [];
  return [
    `⚠️ This doesn't add up: the lines make ${number(made)}, the parts ${number(fit + behaviour)}, the score is ${number(sum)}, the lead's card says ${number(total(lead))}. Please tell whoever runs Kindling.`,
  ];
}

const TITLES = { fit: 'Who they are', behaviour: 'What they did' };

function part(which: 'fit' | 'behaviour', facts: WhyFacts, reader: Reader): KnownBlock {
  const lines = facts.lines.filter((line) => line.part === which);
  const none = which === 'fit' && !facts.givesFit ? 'These rules give no points for it' : 'No points yet';
  return section([
    `*${TITLES[which]}: ${number(facts[which])}*`,
    ...(lines.length === 0 ? [none] : partLines(lines, reader)),
    ...(which === 'fit' ? idealLine(facts.ideal) : unscoredLine(facts.unscored)),
  ]);
}

const KINDS = 3;

/** Events that count nothing are named, so that nobody looks for their points. */
function unscoredLine(unscored: WhyFacts['unscored']): string[] {
  if (unscored.length === 0) return [];
  const shown = unscored
    .slice(0, KINDS)
    .map(
      ({ label, count }) =>
        `${escaped(lowerFirst(label), SPACE.name)}${count > 1 ? ` ×${number(count)}` : ''}`,
    );
  return [`_No points by these rules: ${andMore(shown, unscored.length - shown.length)}_`];
}

const LINES = { mql: 'MQL', ready: 'ready for sales' };
const BECOMES = { mql: 'an MQL', ready: 'ready' };
const STEPS = 4;

/** What a single thing would bring: ready at once, or over the next line. */
function oneStep({ nextLine, oneStepAway, total: sum, out, when, barred }: WhyFacts): KnownBlock[] {
  const line = nextLine !== null && sum < nextLine.points ? nextLine : null;
  // Whoever is never handed over is not one step from it.
  if (out || (barred !== null && line?.stage !== 'mql')) return [];
  const would = when === null ? 'would make' : 'would have made';
  const ringing = oneStepAway.filter((step) => step.rings);
  const scoring = line === null ? [] : oneStepAway.filter((step) => !step.rings);
  if (line === null && ringing.length === 0) return [];
  const togo =
    line === null
      ? ''
      : ` · ${plural(line.points - sum, 'point')} from ${LINES[line.stage]} (${number(line.points)})`;
  if (ringing.length + scoring.length === 0)
    return [section([`*Not one step away*${togo}`, 'No single thing they could do bridges that.'])];
  return [
    section([
      `*One step away*${togo}`,
      ...listed(ringing, `${would} it ready for sales at once:`, (step) =>
        step.by === undefined ? step.label : stepWords(step),
      ),
      ...listed(scoring, `${would} it ${BECOMES[line?.stage ?? 'ready']}:`, (step) => stepWords(step)),
    ]),
  ];
}

const stepWords = ({ label, points: gained, by }: WhyFacts['oneStepAway'][number]): string =>
  `${label} (${points(gained)}${by === undefined ? '' : `: “${by}”`})`;

function listed(
  steps: WhyFacts['oneStepAway'],
  what: string,
  words: (step: WhyFacts['oneStepAway'][number]) => string,
): string[] {
  if (steps.length === 0) return [];
  const shown = steps.slice(0, STEPS).map((step) => `• ${escaped(words(step), SPACE.reason)}`);
  return [`${steps.length === 1 ? 'This' : 'Any of these'} ${what}`, ...shown];
}

const AHEAD = 5;

function lyingAhead({ ahead, when, lead }: WhyFacts, reader: Reader): KnownBlock[] {
  if (when !== null) return [];
  const cold = lead.coldAt === null ? [] : [`❄️ Cold since ${day(lead.coldAt, reader)}`];
  const lines = ahead.slice(0, AHEAD).map((each) => `• ${aheadWords(each, reader)}`);
  if (lines.length + cold.length === 0) return [];
  return [section(['*If nothing happens*', ...cold, ...lines])];
}

const foot = ({ rules, lead, when }: WhyFacts): string =>
  when === null
    ? `By ${escaped(rules, SPACE.name)}: \`/lead rules\` · any day: \`--at yesterday\``
    : `Today: ${typed('why', lead)}`;
