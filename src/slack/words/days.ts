import {
  type Day,
  daysBetween,
  isDay,
  mondayOf,
  shiftDay,
  shiftMonth,
  weekdayOf,
  workingDayFrom,
} from '../../domain/calendar.js';
import { readPeriod } from './parts.js';
import { readSpan, spanDay } from './spans.js';

/** How a day that has gone by comes round again: "friday" every week, "5 january" every year. */
export type Every = 'never' | 'day' | 'week' | 'month' | 'year';
/** A day people type. `time` is the hour its own words carry: the end of a week has one, a Friday has none. */
export type DayWish = { day: Day; every: Every; time: string | null };
/** Two readings of one text, and no way to tell which is meant: 3/4. */
export type TwoDays = { either: [Day, Day] };

const once = (day: Day, time: string | null = null): DayWish => ({ day, every: 'never', time });

const WEEKDAYS: [RegExp, number][] = [
  [/^mon(?:day)?s?$/, 1],
  [/^tue(?:s|sday)?$/, 2],
  [/^wed(?:s|nesday)?$/, 3],
  [/^thu(?:r|rs|rsday)?$/, 4],
  [/^fri(?:day)?$/, 5],
  [/^(?:sat(?:urday)?|weekend)$/, 6],
  [/^sun(?:day)?$/, 7],
];
const PLAIN: [RegExp, number][] = [
  [/^(?:later )?(?:today|tod)$/, 0],
  [/^(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw|2moro|2morrow)$/, 1],
  [/^(?:the )?day after tomorrow$/, 2],
  [/^yesterday$/, -1],
  [/^(?:the )?day before yesterday$/, -2],
];

/** Reads a day in lower case, seen from `today`: a word, a weekday, a length of time, or digits. */
export function readDay(text: string, today: Day): DayWish | TwoDays | null {
  return (
    readPlain(text, today) ??
    readWeekday(text, today) ??
    readPartOf(text, today) ??
    readWithin(text, today) ??
    readSpanDay(text, today) ??
    readDigits(text, today) ??
    readOrdinal(text, today) ??
    readNamedDate(text, today)
  );
}

/** "q3", "mid june"; "next week tuesday"; "a week from friday". */
function readWithin(text: string, today: Day): DayWish | null {
  const period = readPeriod(text, today);
  if (period !== null) return once(period.day, period.time);
  const [, week, named] = /^(next|this) week(?: on)? ([a-z]+)$/.exec(text) ?? [];
  const weekday = weekdayNamed(named ?? '');
  if (week !== undefined && weekday !== null)
    return once(shiftDay(mondayOf(today), (week === 'next' ? 6 : -1) + weekday));
  const [, length, from] = /^(.+?) (?:from|after) (.+)$/.exec(text) ?? [];
  const span = readSpan(length ?? '');
  if (span === null || span.minutes > 0 || from === undefined || from === 'now' || from === 'today')
    return null;
  const start = readPlain(from, today) ?? readWeekday(from, today);
  return start === null ? null : once(spanDay(start.day, span, 1));
}

/** The number, 1 to 7, of a weekday's name, shortened or not. */
export const weekdayNamed = (word: string): number | null =>
  WEEKDAYS.find(([pattern]) => pattern.test(word))?.[1] ?? null;

function readPlain(text: string, today: Day): DayWish | null {
  const found = PLAIN.find(([pattern]) => pattern.test(text));
  return found ? once(shiftDay(today, found[1])) : null;
}

function readWeekday(text: string, today: Day): DayWish | null {
  const match = /^(?:(next|last|this|coming|the) )?(?:coming )?([a-z]+)( week)?$/.exec(text);
  const weekday = match ? weekdayNamed(match[2] ?? '') : null;
  if (!match || weekday === null) return null;
  const ahead = shiftDay(today, (weekday - weekdayOf(today) + 7) % 7);
  if (match[1] === 'last') return once(shiftDay(ahead, -7));
  if (match[1] === 'next') return once(shiftDay(mondayOf(today), 6 + weekday));
  return match[3] ? once(shiftDay(ahead, 7)) : { day: ahead, every: 'week', time: null };
}

const SHORT: Record<string, string> = {
  eow: 'end of week',
  eom: 'end of month',
  eoq: 'end of quarter',
  eoy: 'end of year',
  'week end': 'end of week',
  'month end': 'end of month',
  'quarter end': 'end of quarter',
  'year end': 'end of year',
};
const PART =
  /^(?:the )?(?:(end|close|start|beginning|early|late|middle|mid)(?: of| in)?[ -])?(?:the )?(this |next )?(week|month|quarter|year)$/;

/** "end of month" is its last working day at 17:00, "next month" its first at the usual hour. */
function readPartOf(text: string, today: Day): DayWish | null {
  const match = PART.exec(SHORT[text] ?? text);
  if (!match) return null;
  const [, part = '', which, unit = ''] = match;
  const next = which?.trim() === 'next';
  if (part === '' && !next) return null;
  const offset = next ? 1 : 0;
  if (/^(?:end|close|late)$/.test(part)) return endOf(unit, offset, today, part === 'late' ? null : '17:00');
  const first = startOf(unit, offset, today);
  if (!part.startsWith('mid')) return once(workingDayFrom(first, 1));
  const half = Math.floor(daysBetween(first, startOf(unit, offset + 1, today)) / 2);
  return once(workingDayFrom(unit === 'week' ? shiftDay(first, 2) : shiftDay(first, half), 1));
}

/** The last working day of the unit; of the one after where that has gone by. */
function endOf(unit: string, offset: number, today: Day, time: string | null): DayWish {
  const last = shiftDay(startOf(unit, offset + 1, today), -1);
  const day = workingDayFrom(last, -1);
  return day < today ? endOf(unit, offset + 1, today, time) : once(day, time);
}

function startOf(unit: string, offset: number, today: Day): Day {
  if (unit === 'week') return shiftDay(mondayOf(today), offset * 7);
  const months = { month: 1, quarter: 3, year: 12 }[unit] ?? 1;
  const month = Number(today.slice(5, 7)) - 1;
  return shiftMonth(`${today.slice(0, 7)}-01`, offset * months - (month % months));
}

function readSpanDay(text: string, today: Day): DayWish | null {
  const match = /^(in )?(.+?)( from (?:now|today)| time| ago| back)?$/.exec(text);
  const span = readSpan((match?.[2] ?? '').replace(/(?:'s?|s')$/, ''));
  if (span === null || span.minutes > 0) return null;
  return once(spanDay(today, span, /ago|back/.test(match?.[3] ?? '') ? -1 : 1));
}

function readDigits(text: string, today: Day): DayWish | TwoDays | null {
  const iso = /^([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return existing(asDay(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const match = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(2\d{3}|\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [one, two] = [Number(match[1]), Number(match[3])];
  const read = (month: number, day: number): DayWish | null =>
    match[4] === undefined
      ? yearly(month, day, today)
      : existing(asDay(2000 + (Number(match[4]) % 100), month, day));
  // Dots put the day first wherever they are used; slashes don't.
  const [dayFirst, monthFirst] = [read(two, one), match[2] === '.' ? null : read(one, two)];
  if (dayFirst && monthFirst && one !== two) return { either: [dayFirst.day, monthFirst.day] };
  return dayFirst ?? monthFirst;
}

const asDay = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const existing = (day: Day): DayWish | null => (isDay(day) ? once(day) : null);

/** "the 15th": of this month, or of the first after it that has such a day. */
function readOrdinal(text: string, today: Day): DayWish | null {
  const match = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(text);
  if (!match) return null;
  const days = [0, 1, 2].map(
    (offset) => `${startOf('month', offset, today).slice(0, 8)}${(match[1] ?? '').padStart(2, '0')}`,
  );
  const day = days.find((each) => isDay(each) && each >= today);
  return day === undefined ? null : { day, every: 'month', time: null };
}

/** A weekday before a date must be that date's: "fri 24/12" of another weekday is a slip, not a date. */
function readNamedDate(text: string, today: Day): DayWish | TwoDays | null {
  const match = /^([a-z]+) (?:the )?(\d.*)$/.exec(text);
  const weekday = match ? weekdayNamed(match[1] ?? '') : null;
  if (!match || weekday === null) return null;
  const date = readDigits(match[2] ?? '', today) ?? readOrdinal(match[2] ?? '', today);
  if (date === null || 'day' in date) return date !== null && weekdayOf(date.day) === weekday ? date : null;
  const fitting = date.either.filter((day) => weekdayOf(day) === weekday);
  return fitting.length === 1 && fitting[0] !== undefined ? once(fitting[0]) : date;
}

const RECENT = 60;

/**
 * A day and month without a year: the coming one, but a date that went by in the last two months was
 * meant as such, and gets the answer a past date gets.
 */
export function yearly(month: number, day: number, today: Day): DayWish | null {
  const year = Number(today.slice(0, 4));
  const days = Array.from({ length: 9 }, (_, ahead) => asDay(year + ahead, month, day));
  const found = days.find((each) => isDay(each) && daysBetween(each, today) <= RECENT);
  return found === undefined ? null : { day: found, every: 'year', time: null };
}
