import { activityType } from '../domain/activity.js';
import type { HandoffFacts, Worked } from '../domain/facts.js';
import { between, moment, type Reader } from './dates.js';
import { lostBecause, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { verdictInShort } from './standing-words.js';
import { escaped, lowerFirst } from './text.js';

/** The rule that fired, for it says what to begin the talk with (S37). */
export const ruleOf = ({ rule }: Pick<HandoffFacts, 'rule'>, limit: number): string[] =>
  rule === '' ? [] : [escaped(lowerFirst(rule), limit)];

/** The same on a card: what is no matter of points says that it is not (S26). */
export const readyBecause = (facts: Pick<HandoffFacts, 'rule' | 'atAnyScore'>): string[] =>
  ruleOf(facts, SPACE.reason).map(
    (rule) => `*Ready because:* ${rule}${facts.atAnyScore ? ', whatever the score' : ''}`,
  );

/** What a rep must know before writing: an opt-out, a low fit, and how it went the last time. */
export function warnings(facts: HandoffFacts, reader: Reader): string[] {
  const { lead, verdict } = facts;
  return [
    ...(lead.suppressedAt === null
      ? []
      : [`🚫 *Not to be written to*: unsubscribed${on(lead.suppressedAt, reader)}`]),
    ...(verdict?.fit === 'low'
      ? [`⚠️ ${verdictInShort(verdict)}: check whether we can help them before you call`]
      : []),
    ...memory(facts, reader),
  ];
}

/** Of leads that come and go: how often, and why they were sent back. */
function memory({ sentBack, before, episode, createdAt }: HandoffFacts, reader: Reader): string[] {
  const how = sentBack
    ? `${by(sentBack.by)}${on(sentBack.at, reader)}: ${escaped(sentBack.reason, SPACE.reason)}`
    : null;
  if (before) return [`🔁 ${again(episode, before.at, createdAt)}${how === null ? '' : `; sent back${how}`}`];
  return how === null ? [] : [`↩️ *Sent back before*${how}`];
}

/** "2nd time in 9 days" */
const again = (episode: number, before: Date, at: Date): string =>
  episode <= 2
    ? `*2nd time in ${between(before, at)}*`
    : `*${ordinal(episode)} time*, ${between(before, at)} after the last`;

export const by = (userId: string | null): string => (userId === null ? '' : ` by ${person(userId)}`);
export const on = (at: Date | null, reader: Reader): string =>
  at === null ? '' : ` · ${moment(at, reader)}`;

export function ordinal(count: number): string {
  const rule = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(count);
  return `${count}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[rule]}`;
}

/** What is true of the lead now that the handoff is over: its card goes on living. */
export function sinceThen({ lead, status, returnedAt }: HandoffFacts, reader: Reader): string[] {
  const { wonAt, lostAt, lostReason, suppressedAt, coldAt, letGoAt, ownerId } = lead;
  const why = lostReason === null ? '' : `: ${lostBecause(lostReason)}`;
  const isNews = lostAt !== null && (returnedAt === null || lostAt >= returnedAt);
  return [
    ...(wonAt === null ? [] : [`🏆 *Became a customer*${on(wonAt, reader)}`]),
    ...(wonAt === null && isNews ? [`🚪 *Deal lost*${on(lostAt, reader)}${why}`] : []),
    ...(suppressedAt === null ? [] : [`🚫 *Not to be written to*${on(suppressedAt, reader)}`]),
    ...(letGoAt === null ? [] : [`🍃 *Let go*${on(letGoAt, reader)}; any sign of life brings it back`]),
    ...(coldAt === null || letGoAt !== null ? [] : [`❄️ *Cold*${on(coldAt, reader)}`]),
    ...(status === 'returned' && ownerId !== null ? [`🙋 With ${person(ownerId)} now`] : []),
  ];
}

/** "@ravi logged: call" */
export function workedInWords({ by: who, did, kind }: Worked): string {
  if (did === 'planned') return `${person(who)} planned a next step`;
  if (did === 'finished') return `${person(who)} finished a task`;
  const what = kind === null ? 'an activity' : escaped(activityType(kind).label.toLowerCase(), SPACE.reason);
  return `${person(who)} logged: ${what}`;
}
