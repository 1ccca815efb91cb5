import { asksForPoints } from '../../domain/scoring/alert-line.js';
import { ranged } from '../../domain/scoring/difference-words.js';
import type { Icp, Line, Model } from '../../domain/scoring/model.js';
import { SPACE } from '../limits.js';
import { andMore } from '../standing-words.js';
import { escaped, lowerFirst, number, plural, points } from '../text.js';

/** A scoring model in a salesperson's words. Long lists are shortened: the whole of it is in the file. */

/** What an MQL and an SQL are. */
export const stageLines = ({ lines: { mql, sql, stayHours } }: Model): string[] => [
  `*MQL*: ${lineWords(mql)}`,
  `*SQL*: ${lineWords(sql)}`,
  ...(stayHours > 0 ? [`A stage, once entered, lasts ${plural(stayHours, 'hour')} at least.`] : []),
];

export const lineWords = (line: Line | null): string =>
  line === null
    ? 'not set'
    : `from ${plural(line.enter, 'point')} on${line.leave < line.enter ? `, until below ${number(line.leave)}` : ''}`;

/** When sales is told, and when never. */
export function alertLines({ alert, lines, ready, disqualify, high }: Model): string[] {
  const line = lines[alert.at];
  const byScore = ready.filter(({ when }) => asksForPoints(when));
  const atAnyScore = ready.filter((rule) => !byScore.includes(rule));
  const whom = alert.requireFit
    ? `, of a high fit only (${plural(high.fit, 'criterion', 'criteria')} of the ideal customer)`
    : ', of any fit; a low one is marked';
  const by =
    line === null ? `at ${alert.at.toUpperCase()}, which is not set` : `at ${number(line.enter)} points`;
  return [
    `*Sales is told* ${by}${whom}`,
    ...(atAnyScore.length > 0 ? [`*At any score* when: ${labels(atAnyScore)}`] : []),
    ...(byScore.length > 0 ? [`*And at once* when: ${labels(byScore)}`] : []),
    ...(disqualify.length > 0 ? [`*Never*: ${labels(disqualify)}`] : []),
    `After “not ready”: again with ${plural(alert.pointsAfterNotReady, 'more point', 'more points')}`,
  ];
}

/** When a lead is cold, and how fast people answer. */
export const timeLines = ({ quiet, silence, sla }: Model): string[] => [
  `*Cold* after ${plural(quiet.coldDays, 'quiet day')} · *at risk* after ${number(quiet.atRiskDays)}, once qualified`,
  ...(silence === null
    ? []
    : [
        `${escaped(silence.label, SPACE.name)}: ${points(silence.points)}${afterDays(silence)}, once a silence`,
      ]),
  `*SLA*: first response within ${minutes(sla.firstMinutes)}, a manager is told after ${minutes(sla.escalateMinutes)}`,
];

/** Its label mostly says it already. */
const afterDays = ({ label, afterDays: days }: NonNullable<Model['silence']>): string =>
  label.includes(String(days)) ? '' : ` after ${plural(days, 'day')}`;

const minutes = (count: number): string =>
  count >= 120 && count % 60 === 0 ? plural(count / 60, 'hour') : plural(count, 'minute');

const GROUPS = 6;
const RULES = 8;

/** What gives points, the most first: one line a group of rules that fade together, and one for who they are. */
export function pointLines(model: Model): string[] {
  const groups = model.groups.filter(({ id }) => model.rules.some(({ group }) => group === id));
  const more = groups.length - GROUPS;
  return [
    ...(model.fit.length > 0 ? [`*Who they are*: ${worths(model.fit)}`] : []),
    ...groups.slice(0, GROUPS).map((group) => {
      const rules = model.rules.filter((rule) => rule.group === group.id);
      const terms = [
        ...(group.halfLifeDays === null ? [] : [`halves every ${plural(group.halfLifeDays, 'day')}`]),
        ...(group.cap === null ? [] : [`${number(group.cap)} at most`]),
      ];
      const note = terms.length === 0 ? '' : ` (${terms.join(', ')})`;
      return `*${escaped(group.label, SPACE.name)}*${note}: ${worths(rules)}`;
    }),
    ...(more > 0 ? [`and ${plural(more, 'more group')}, in the file`] : []),
    ...(model.cap === null ? [] : [`The whole is worth ${plural(model.cap, 'point')} at most.`]),
  ];
}

function worths(rules: { label: string; points: number }[]): string {
  const most = rules.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, RULES);
  const shown = most.map((rule) => `${escaped(lowerFirst(rule.label), 44)} ${points(rule.points)}`);
  return andMore(shown, rules.length - shown.length);
}

const labels = (named: { label: string }[]): string => {
  const shown = named.slice(0, 5).map(({ label }) => escaped(lowerFirst(label), SPACE.detail));
  return `${shown.join('; ')}${named.length > shown.length ? ` and ${number(named.length - shown.length)} more` : ''}`;
};

/** Whom the team wants as a customer. */
export function icpLines({ icp, high }: Model): string[] {
  const asked = [
    ...words('Industries', icp.industries),
    ...range('Company size', icp.companySize, ' people'),
    ...words('Seniority', icp.seniorities),
    ...range('Budget', icp.budget, ''),
    ...words('Countries', icp.countries),
  ];
  if (asked.length === 0) return ['*Ideal customer*: anybody. Say whom you want, or no fit is ever high.'];
  return [
    '*Ideal customer*',
    ...asked.map((each) => `• ${each}`),
    `High fit: ${number(high.fit)} of these · high intent: ${plural(high.intent, 'point')} for what they did`,
  ];
}

const words = (title: string, list: string[]): string[] =>
  list.length === 0
    ? []
    : [
        `${title}: ${andMore(
          list.slice(0, 12).map((each) => escaped(each, SPACE.name)),
          list.length - 12,
        )}`,
      ];

const range = (title: string, { from, to }: Icp['companySize'], unit: string): string[] =>
  from === null && to === null
    ? []
    : [`${title}: ${ranged({ from, to }).replace(/\d+/g, (digits) => number(Number(digits)))}${unit}`];
