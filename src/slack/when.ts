import { casual, type ParsedResult } from 'chrono-node';
import {
  addDays,
  atHour,
  type Day,
  daysBetween,
  instantOf,
  localDay,
  MORNING,
  shiftDay,
  shiftMonth,
  wallTime,
  weekdayOf,
  workingDayFrom,
} from '../domain/calendar.js';
import { type DayWish, type Every, readDay, type TwoDays, yearly } from './words/days.js';
import { readHour } from './words/hours.js';
import { bare, LEADING, plainWords } from './words/plain-words.js';
import { readSpan } from './words/spans.js';

/** Whose wall the words are about: `zone` (IANA) is the typist's own. */
export type WhenContext = { now: Date; zone: string };

/** What a date people typed comes to. `understood` is the part that could be read, in words, or null. */
export type When =
  | { kind: 'at'; at: Date; matched: string }
  | { kind: 'unclear'; understood: string | null }
  | { kind: 'past'; at: Date }
  | { kind: 'too_far'; at: Date };

/** "today" said after nine means what is left of it. */
const END_OF_DAY = '17:00';
/** Days ahead that a lead can be put aside for. */
export const FURTHEST_DAYS = 366;

/** Reads a date ahead of now: "3d", "next tuesday 9am", "24/12", "end of month", "5pm PST". */
export function parseWhen(text: string, context: WhenContext): When {
  return readWhen(text, context) ?? unclear(understoodIn(plainWords(text), context));
}

/** As `parseWhen`, but null where the text as a whole is no date: cheap enough to try on many pieces of one. */
export function readWhen(text: string, context: WhenContext): When | null {
  const typed = plainWords(text);
  const moment = momentOf(typed, context, 1);
  if (moment === null) return null;
  if (!(moment instanceof Date)) return unclear(moment.either.map(inWords).join(' or '));
  if (moment.getTime() <= context.now.getTime()) return { kind: 'past', at: moment };
  const tooFar = moment.getTime() > addDays(context.now, FURTHEST_DAYS, context.zone).getTime();
  return tooFar ? { kind: 'too_far', at: moment } : { kind: 'at', at: moment, matched: typed.join(' ') };
}

/** Reads when something happened: "yesterday 3pm", "2h ago", "friday" for the last one. Null where it can't be read. */
export function parseWhenBefore(text: string, context: WhenContext): Date | null {
  const moment = momentOf(plainWords(text), context, -1);
  return moment instanceof Date && moment.getTime() <= context.now.getTime() ? moment : null;
}

/** The day that words name without an hour, seen from behind: "yesterday", "friday" for the last one. Null for no day. */
export function parseDayBefore(text: string, context: WhenContext): Day | null {
  const today = localDay(context.now, context.zone);
  const words = bare(plainWords(text));
  const wish = readDay(words, today) ?? readMonth(words, context);
  if (wish === null) return null;
  const sure = 'either' in wish ? onlyOne(wish, today, -1) : wish;
  if ('either' in sure || sure.time !== null) return null;
  return sure.day > today ? shift(sure.day, sure.every, -1) : sure.day;
}

function momentOf(typed: string[], context: WhenContext, towards: Towards): Date | TwoDays | null {
  if (typed.length === 0) return null;
  return readMoment(bare(typed), context, towards) ?? readByChrono(bare(typed), context);
}

const unclear = (understood: string | null): When => ({ kind: 'unclear', understood });

/** Towards the future (1) or the past (-1): "friday" is one of two. */
type Towards = 1 | -1;

function readMoment(text: string, context: WhenContext, towards: Towards): Date | TwoDays | null {
  const elapsed = readElapsed(text, context);
  if (elapsed !== null) return elapsed;
  const today = localDay(context.now, context.zone);
  for (const [dayText, hourText] of divisions(text)) {
    const hour = hourText === '' ? null : readHour(hourText);
    if (hourText !== '' && hour === null) continue;
    const wish =
      dayText === ''
        ? anyDay(today, hour?.alone === true)
        : (readDay(dayText, today) ?? readMonth(dayText, context));
    if (wish === null) continue;
    const sure = 'either' in wish ? onlyOne(wish, today, towards) : wish;
    if ('either' in sure) return sure;
    const at = settle(sure, hour?.time ?? null, context, towards);
    // "this afternoon", said in the afternoon, means what is left of it.
    const rest = sure.day === today && towards === 1 ? REST[hourText] : undefined;
    return rest !== undefined && at <= context.now ? atHour(today, rest, context.zone) : at;
  }
  return null;
}

/** Near the end of each part of a day. */
const REST: Record<string, string> = {
  morning: '11:30',
  afternoon: '16:30',
  evening: '20:00',
  night: '22:00',
};

/** Of two readings the one on the side that is asked for, where the other is not. */
function onlyOne(days: TwoDays, today: Day, towards: Towards): DayWish | TwoDays {
  const [day, other] = days.either.filter((each) => daysBetween(today, each) * towards >= 0);
  return day === undefined || other !== undefined ? days : { day, every: 'never', time: null };
}

const anyDay = (today: Day, alone: boolean): DayWish | null =>
  alone ? { day: today, every: 'day', time: null } : null;

/** Every way to cut a text into a day and an hour: all day, all hour, then both, in either order. */
function divisions(text: string): [day: string, hour: string][] {
  const words = text.split(' ');
  const cuts = words
    .slice(1)
    .map((_, index): [string, string] => [
      words.slice(0, index + 1).join(' '),
      words.slice(index + 1).join(' '),
    ]);
  const swapped = cuts.map(([hour, day]): [string, string] => [day.replace(LEADING, ''), hour]);
  return [[text, ''], ['', text], ...cuts, ...swapped];
}

function readElapsed(text: string, { now, zone }: WhenContext): Date | null {
  const match = /^(?:in )?(.+?)(?: from now| later| time| (ago|back))?$/.exec(text);
  const span = readSpan(match?.[1] ?? '');
  if (span === null || span.minutes === 0 || span.workdays > 0) return null;
  const sign = match?.[2] === undefined ? 1 : -1;
  const day = shiftMonth(localDay(now, zone), sign * span.months);
  const days = daysBetween(localDay(now, zone), day) + sign * span.days;
  return new Date(addDays(now, days, zone).getTime() + sign * span.minutes * 60_000);
}

function settle(wish: DayWish, hour: string | null, context: WhenContext, towards: Towards): Date {
  const { now, zone } = context;
  const time = hour ?? wish.time;
  const today = localDay(now, zone);
  const at = atHour(wish.day, time ?? MORNING, zone);
  if (wish.day === today && time === null && wish.every !== 'week') {
    return towards === 1 && at.getTime() <= now.getTime() ? atHour(today, END_OF_DAY, zone) : at;
  }
  const sameWeekday = wish.day === today && time === null && towards === 1;
  const gone = at.getTime() <= now.getTime() || sameWeekday;
  const wrongSide = towards === 1 ? gone && wish.every !== 'year' : !gone;
  return wrongSide ? atHour(shift(wish.day, wish.every, towards), time ?? MORNING, zone) : at;
}

function shift(day: Day, every: Every, by: Towards): Day {
  if (every === 'never') return day;
  if (every === 'day') return shiftDay(day, by);
  if (every === 'week') return shiftDay(day, by * 7);
  return shiftMonth(day, every === 'month' ? by : by * 12);
}

const MONTH_NAME = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** A date with a month's name. Without a day it is the month's first working day. */
function readMonth(text: string, context: WhenContext): DayWish | null {
  const result = MONTH_NAME.test(text) ? chronoOf(text, context) : null;
  if (result === null || result.start.isCertain('hour') || !result.start.isCertain('month')) return null;
  const get = (part: 'year' | 'month' | 'day'): number => result.start.get(part) ?? 0;
  const wish = yearly(get('month'), get('day'), localDay(context.now, context.zone));
  const day = result.start.isCertain('year') ? dayOf(result) : wish?.day;
  if (day === undefined || wish === null) return null;
  const given = result.start.isCertain('day') ? day : workingDayFrom(day, 1);
  return { ...wish, day: given, every: result.start.isCertain('year') ? 'never' : 'year' };
}

/** What only chrono reads: named offsets ("5pm PST") and rarer wordings. */
function readByChrono(text: string, context: WhenContext): Date | null {
  const result = chronoOf(text, context);
  if (result === null) return null;
  const { start } = result;
  // "evening" is half of a date: chrono fills in a day nobody said.
  if (![...SAID].some((part) => start.isCertain(part))) return null;
  const hour = start.isCertain('hour') ? wallHour(result) : `${MORNING}:00`;
  const wall = `${dayOf(result)}T${hour}`;
  const offset = start.get('timezoneOffset');
  if (offset === null || !NAMED_OFFSET.test(text)) return instantOf(wall, context.zone);
  const at = new Date(Date.parse(`${wall}Z`) - offset * 60_000);
  const gone = at.getTime() <= context.now.getTime() && !start.isCertain('day');
  return gone ? new Date(at.getTime() + 86_400_000) : at;
}

const SAID = ['hour', 'day', 'weekday', 'month'] as const;
const NAMED_OFFSET = /\b(?:[a-z]{1,4}t|utc|gmt|z)\b|[+-]\d{1,2}:?\d{0,2}$/;

/** Chrono's reading, where it is one date and covers every word. Its reference is the typist's wall, as if UTC. */
function chronoOf(text: string, { now, zone }: WhenContext): ParsedResult | null {
  const reference = { instant: new Date(`${wallTime(now, zone)}Z`), timezone: 0 };
  const [result, second] = casual.parse(text, reference, { forwardDate: true });
  if (result === undefined || second !== undefined || result.end) return null;
  const around = `${text.slice(0, result.index)}|${text.slice(result.index + result.text.length)}`;
  if (!/^(?:(?:in|on|the|at|this) )?\|$/.test(around)) return null;
  if (!/^[12]\d{3}-/.test(dayOf(result))) return null;
  // "fri 24 dec" of a year in which that is a Thursday is a slip, not a date.
  const weekday =
    result.start.isCertain('weekday') && result.start.isCertain('day') ? result.start.get('weekday') : null;
  return weekday === null || weekday === weekdayOf(dayOf(result)) % 7 ? result : null;
}

const two = (number: number | null): string => String(number ?? 0).padStart(2, '0');

const dayOf = ({ start }: ParsedResult): Day =>
  `${String(start.get('year') ?? 0).padStart(4, '0')}-${two(start.get('month'))}-${two(start.get('day'))}`;

const wallHour = ({ start }: ParsedResult): string =>
  `${two(start.get('hour'))}:${two(start.get('minute'))}:${two(start.get('second'))}`;

/** The longest run of words that is a date by itself: "a week" of "a week after Easter". */
function understoodIn(typed: string[], context: WhenContext): string | null {
  for (let length = typed.length - 1; length > 0; length--) {
    for (let start = 0; start + length <= typed.length; start++) {
      const run = typed.slice(start, start + length);
      if (readMoment(bare(run), context, 1) !== null) return run.join(' ');
    }
  }
  return null;
}

const inWords = (day: Day): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
