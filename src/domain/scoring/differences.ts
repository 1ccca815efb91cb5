import { FUNNEL_STAGES } from '../lead.js';
import { dated, listed, moved, pointsWord, ranged, renamed, repeated, same } from './difference-words.js';
import type { FitRule, Group, Icp, Line, Model, Named, Rule } from './model.js';

/**
 * What a change of the model changes, in a rep's words: first who is told of whom, and when; then points. Empty when
 * nothing is.
 */
export function differences(before: Model, after: Model): string[] {
  return [
    ...lineWords('MQL line', before.lines.mql, after.lines.mql),
    ...lineWords('SQL line', before.lines.sql, after.lines.sql),
    ...alertWords(before.alert, after.alert),
    ...each('handoff rule', before.ready, after.ready, named('handoff rule')),
    ...each('disqualifying rule', before.disqualify, after.disqualify, named('disqualifying rule')),
    ...moved('who unsubscribes:', LEAVES[before.unsubscribe], LEAVES[after.unsubscribe]),
    ...silenceWords(before.silence, after.silence),
    ...moved('at risk after a silence of', before.quiet.atRiskDays, after.quiet.atRiskDays, 'days'),
    ...moved('cold after a silence of', before.quiet.coldDays, after.quiet.coldDays, 'days'),
    ...each('rule', before.rules, after.rules, (was, is) => ruleWords(was, is, before, after), worth),
    ...each('fit rule', before.fit, after.fit, fitWords, worth),
    ...icpWords(before.icp, after.icp),
    ...moved('criteria for a high fit:', before.high.fit, after.high.fit),
    ...moved('behaviour for a high intent:', before.high.intent, after.high.intent, 'points'),
    ...moved('most that a total can be:', before.cap, after.cap, 'points'),
    ...each('group', before.groups, after.groups, groupWords),
    ...moved('a stage lasts at least', before.lines.stayHours, after.lines.stayHours, 'hours'),
    ...funnelWords(before.funnel, after.funnel),
    ...moved('first response within', before.sla.firstMinutes, after.sla.firstMinutes, 'minutes'),
    ...moved('a manager is told after', before.sla.escalateMinutes, after.sla.escalateMinutes, 'minutes'),
    ...each('segment', before.segments, after.segments, named('segment')),
    ...moved('name:', before.name, after.name),
    ...moved('title:', before.title, after.title),
    ...moved('source:', before.source, after.source),
  ];
}

const LEAVES = { keep: 'keeps the score', remove: 'has no score' };

type Known = { id: string; label: string };

/** Those that are in both, compared; then those that came, then those that went. */
function each<T extends Known>(
  what: string,
  before: T[],
  after: T[],
  words: (was: T, is: T) => string[],
  more: (one: T) => string = () => '',
): string[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const stays = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((one) => {
      const old = was.get(one.id);
      return old === undefined ? [] : words(old, one);
    }),
    ...after.filter(({ id }) => !was.has(id)).map((one) => `new ${what}: ${one.label}${more(one)}`),
    ...before.filter(({ id }) => !stays.has(id)).map(({ label }) => `${what} gone: ${label}`),
  ];
}

const worth = ({ points }: { points: number }): string => `, ${pointsWord(points)}`;

const groupWords = (was: Group, is: Group): string[] => [
  ...renamed('group ', was.label, is.label),
  ...moved(`half-life of ${is.label}:`, was.halfLifeDays, is.halfLifeDays, 'days'),
  ...moved(`most that ${is.label} is worth:`, was.cap, is.cap, 'points'),
];

function ruleWords(was: Rule, is: Rule, before: Model, after: Model): string[] {
  const groupIn = ({ groups }: Model, id: string) => groups.find((group) => group.id === id)?.label ?? id;
  const groups = was.group === is.group ? [] : [groupIn(before, was.group), groupIn(after, is.group)];
  return [
    ...renamed('', was.label, is.label),
    ...moved(`${is.label}:`, was.points, is.points, 'points'),
    ...(groups.length === 0 ? [] : [`${is.label}: moved from ${groups.join(' to ')}`]),
    ...(same(was.when, is.when) ? [] : [`${is.label}: what it counts changed`]),
    ...moved(`${is.label}: counts`, repeated(was.repeat), repeated(is.repeat)),
    ...moved(`most that ${is.label} is worth:`, was.cap, is.cap, 'points'),
    ...moved(`${is.label}: counts from`, dated(was.from, 'the start'), dated(is.from, 'the start')),
    ...moved(`${is.label}: counts until`, dated(was.until, 'the end'), dated(is.until, 'the end')),
  ];
}

const fitWords = (was: FitRule, is: FitRule): string[] => [
  ...renamed('', was.label, is.label),
  ...moved(`${is.label}:`, was.points, is.points, 'points'),
  ...(same(was.is, is.is) ? [] : [`${is.label}: whom it fits changed`]),
];

const named =
  (what: string) =>
  (was: Named, is: Named): string[] => [
    ...renamed(`${what} `, was.label, is.label),
    ...(same(was.when, is.when) ? [] : [`${what} ${is.label} changed`]),
  ];

const icpWords = (was: Icp, is: Icp): string[] => [
  ...listed('ideal industries', was.industries, is.industries),
  ...moved('ideal company size:', ranged(was.companySize), ranged(is.companySize)),
  ...listed('ideal seniorities', was.seniorities, is.seniorities),
  ...moved('ideal budget:', ranged(was.budget), ranged(is.budget)),
  ...listed('ideal countries', was.countries, is.countries),
];

function silenceWords(was: Model['silence'], is: Model['silence']): string[] {
  if (was === null && is === null) return [];
  if (was === null) return is === null ? [] : [`new rule: ${is.label}${worth(is)}`];
  if (is === null) return [`rule gone: ${was.label}`];
  return [
    ...renamed('', was.label, is.label),
    ...moved(`${is.label}:`, was.points, is.points, 'points'),
    ...moved(`${is.label}: after`, was.afterDays, is.afterDays, 'days'),
  ];
}

function lineWords(what: string, was: Line | null, is: Line | null): string[] {
  if (was === null && is === null) return [];
  if (was === null) return is === null ? [] : [`new ${what}: enter ${is.enter}, leave ${is.leave}`];
  if (is === null) return [`${what} gone`];
  return [...moved(`${what}: enter`, was.enter, is.enter), ...moved(`${what}: leave`, was.leave, is.leave)];
}

const alertWords = (was: Model['alert'], is: Model['alert']): string[] => [
  ...moved('sales is told at the', `${was.at.toUpperCase()} line`, `${is.at.toUpperCase()} line`),
  ...moved('handed over:', WHO[`${was.requireFit}`], WHO[`${is.requireFit}`]),
  ...moved('after "not ready", again with', was.pointsAfterNotReady, is.pointsAfterNotReady, 'more points'),
  ...moved('one handoff rule rings again after', was.sameRuleDays, is.sameRuleDays, 'days'),
];

const WHO = { true: 'high fit only', false: 'any fit' };

const funnelWords = (was: Model['funnel'], is: Model['funnel']): string[] =>
  FUNNEL_STAGES.filter((stage) => {
    const whens = (moves: Model['funnel']) => moves.filter(({ to }) => to === stage).map(({ when }) => when);
    return !same(whens(was), whens(is));
  }).map((stage) => `what brings a lead to ${stage} changed`);
