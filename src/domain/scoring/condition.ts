import type { ActivityKind } from '../activity.js';
import type { Lifecycle, Profile, Stage } from '../lead.js';
import { asWord, passes } from './attributes.js';
import type { Deed } from './deed.js';
import type { Condition, DidCondition, Model } from './model.js';
import { type Standing, table } from './standing.js';
import { topicsOf } from './topics.js';

const DAY = 86_400_000;

/** A lead as conditions look at it. */
export type Seen = {
  standing: Standing;
  profile: Profile;
  tags: string[];
  /** Whole points at `at`. */
  total(at: number): number;
  /** The same for what they did alone. */
  intent(at: number): number;
  lifecycle(at: number): Lifecycle;
};

/** A leaf that watches deeds: `note` writes down what it needs to remember of one that matches. */
export type Watch = {
  kinds: readonly ActivityKind[];
  matches: (deed: Deed) => boolean;
  note: (standing: Standing, deed: Deed) => void;
  /** When what it counts within a window falls out of it again (ms); null where it does not or did not hold. */
  ends: (standing: Standing) => number | null;
};

/** A condition made ready: does it hold at an instant (ms), and what must be watched for it. */
export type Test = { holds: (seen: Seen, at: number) => boolean; watches: Watch[] };

/** What the compiling of a condition needs to know of its model. `key` names its memory among the standing's. */
export type Setting = Pick<Model, 'icp' | 'high'> & { key: string };

const RANK: Record<Stage, number> = { new: 0, mql: 1, sql: 2 };

/** Makes a condition ready to be asked. */
export function compileCondition(condition: Condition, setting: Setting): Test {
  if ('did' in condition) return compileDid(condition, setting.key);
  if ('opened' in condition) return compileOpened(condition.opened);
  if ('all' in condition) {
    const parts = compileAll(condition.all, setting);
    return gathered(parts, (seen, at) => parts.every((part) => part.holds(seen, at)));
  }
  if ('any' in condition) {
    const parts = compileAll(condition.any, setting);
    return gathered(parts, (seen, at) => parts.some((part) => part.holds(seen, at)));
  }
  if ('not' in condition) {
    const parts = compileAll([condition.not], setting);
    return gathered(parts, (seen, at) => !parts.some((part) => part.holds(seen, at)));
  }
  return { holds: level(condition, setting), watches: [] };
}

const compileAll = (parts: Condition[], setting: Setting): Test[] =>
  parts.map((part, index) => compileCondition(part, { ...setting, key: `${setting.key}.${index}` }));

const gathered = (parts: Test[], holds: Test['holds']): Test => ({
  holds,
  watches: parts.flatMap(({ watches }) => watches),
});

type Level = Exclude<
  Condition,
  DidCondition | { opened: number } | { all: unknown } | { any: unknown } | { not: unknown }
>;

/** Conditions on how the lead stands, which need no memory of their own. */
function level(condition: Level, { icp, high }: Setting): Test['holds'] {
  if ('is' in condition) return ({ profile }) => passes(condition, icp, profile);
  if ('score' in condition) return (seen, at) => seen.total(at) >= condition.score;
  if ('stage' in condition) return ({ standing }) => RANK[standing.stage] >= RANK[condition.stage];
  if ('fit' in condition) return ({ standing }) => standing.met >= high.fit;
  if ('intent' in condition) return (seen, at) => seen.intent(at) >= high.intent;
  if ('funnel' in condition) return ({ standing }) => standing.funnel === condition.funnel;
  if ('lifecycle' in condition) return (seen, at) => seen.lifecycle(at) === condition.lifecycle;
  const tag = asWord(condition.tag);
  return ({ tags }) => tags.includes(tag);
}

/** Does this deed match, times and days aside? Made once, asked often. */
export function matcher({ did, where, about }: DidCondition): (deed: Deed) => boolean {
  const wanted = Object.entries(where).map(([property, words]) => [property, words.map(asWord)] as const);
  if (wanted.length === 0 && about.length === 0) return ({ kind }) => did.includes(kind);
  return (deed) =>
    did.includes(deed.kind) &&
    wanted.every(([property, words]) => allows(deed.properties[property], words)) &&
    (about.length === 0 || topicsOf(deed).some((topic) => about.includes(topic)));
}

/** The word of a `where` for what an event does not tell. */
export const UNKNOWN = 'unknown';

/** What is not told is none of the words asked for, unless `unknown` is one of them. */
function allows(value: unknown, words: string[]): boolean {
  if (!Array.isArray(value)) return isTold(value) ? isAmong(value, words) : words.includes(UNKNOWN);
  const told = value.filter(isTold);
  return told.length === 0 ? words.includes(UNKNOWN) : told.some((each) => isAmong(each, words));
}

type Word = string | number | boolean;
/** Is it a word at all? Blanks, lists and objects tell nothing. */
export const isTold = (value: unknown): value is Word =>
  typeof value === 'string' ? value.trim() !== '' : typeof value === 'number' || typeof value === 'boolean';
const isAmong = (value: Word, words: string[]): boolean => words.includes(asWord(String(value)));

/** The properties a condition asks about that an event does not tell. */
export const untold = ({ where }: DidCondition, { properties }: Deed): string[] =>
  Object.keys(where).filter((name) => allows(properties[name], [UNKNOWN]));

/** The group a counting condition counts in: the value of its property. Events that name none share one group. */
export const groupValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';

function compileDid(condition: DidCondition, key: string): Test {
  const { did, times, days, of } = condition;
  const matches = matcher(condition);
  return {
    watches: [{ kinds: did, matches, note: noteFor(condition, key), ends: endOf(condition, key) }],
    holds({ standing }, at) {
      const memo = standing.seen[key];
      if (memo === undefined) return false;
      if (of !== null) return Object.values(memo).some((count) => count >= times);
      if (days === null) return (memo as number) >= times;
      const first = (memo as number[]).at(-times);
      return first !== undefined && first > at - days * DAY;
    },
  };
}

const endOf =
  ({ times, days, of }: DidCondition, key: string): Watch['ends'] =>
  ({ seen }) => {
    if (days === null || of !== null) return null;
    const first = ((seen[key] ?? []) as number[]).at(-times);
    return first === undefined ? null : first + days * DAY;
  };

/** Remembers no more than the condition needs: a count as far as it goes, the newest times, a count for each value. */
function noteFor({ times, days, of }: DidCondition, key: string): Watch['note'] {
  if (of !== null)
    return ({ seen }, deed) => {
      const known = seen[key] as Record<string, number> | undefined;
      const counts = known ?? table<number>();
      const value = groupValue(deed.properties[of]);
      const count = countIn(counts, value);
      // One more than asked for tells as much as a thousand.
      if (count > times) return;
      if (value === '__proto__') seen[key] = { ...counts, [value]: count + 1 };
      else {
        counts[value] = count + 1;
        if (known === undefined) seen[key] = counts;
      }
    };
  if (days === null)
    return ({ seen }) => {
      seen[key] = Math.min(((seen[key] as number | undefined) ?? 0) + 1, times + 1);
    };
  return ({ seen }, deed) => {
    seen[key] = newest((seen[key] ?? []) as number[], deed.at.getTime(), times);
  };
}

/** A list with one more at its end, and no more than so many. */
export function newest(times: number[], at: number, most: number): number[] {
  if (most === 1) return [at];
  return times.length < most ? [...times, at] : [...times.slice(1 - most), at];
}

/** A sender may call a sequence `constructor`: what every object has is no count. */
function countIn(counts: Record<string, number>, value: string): number {
  const count = counts[value];
  return typeof count === 'number' ? count : 0;
}

/** Each of the last so many e-mails was opened (S25). */
function compileOpened(count: number): Test {
  return {
    // What is remembered of mails is shared by all conditions, and noted once (fold.ts).
    watches: [
      {
        kinds: ['email_opened'],
        matches: ({ kind }) => kind === 'email_opened',
        note: () => undefined,
        ends: () => null,
      },
    ],
    holds: ({ standing: { mails } }) =>
      mails.length >= count && mails.slice(-count).every(([, opened]) => opened === 1),
  };
}

const MOST_MAILS = 20;

/** Remembers the newest e-mails, and which of them were opened. For deeds of kind `email_sent` and `email_opened`. */
export function noteMail(standing: Standing, { kind, properties }: Deed): void {
  const { mails } = standing;
  const { email } = properties;
  const key = typeof email === 'string' || typeof email === 'number' ? String(email) : null;
  const opened =
    kind === 'email_sent'
      ? -1
      : mails.findLastIndex(([known, was]) => (key === null ? was === 0 : known === key));
  standing.mails =
    opened === -1
      ? [...mails, [key, kind === 'email_sent' ? 0 : 1] satisfies Standing['mails'][number]].slice(
          -MOST_MAILS,
        )
      : mails.map((mail, index) => (index === opened ? [mail[0], 1] : mail));
}
