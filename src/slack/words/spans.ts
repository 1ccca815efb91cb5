import { type Day, isWorkingDay, shiftDay, shiftMonth } from '../../domain/calendar.js';

/** A length of time people type. Minutes pass on the clock, the rest on the calendar. */
export type Span = { months: number; days: number; workdays: number; minutes: number };

type Unit = [pattern: string, part: keyof Span, size: number];

const UNITS: Unit[] = [
  ['(?:business|working|work|week) ?days?|bd', 'workdays', 1],
  ['fortnights?', 'days', 14],
  ['months?|mths?|mos?', 'months', 1],
  ['quarters?|qtrs?|q', 'months', 3],
  ['years?|yrs?|y', 'months', 12],
  ['weeks?|wks?|w', 'days', 7],
  ['days?|d', 'days', 1],
  ['hours?|hrs?|h', 'minutes', 60],
  ['minutes?|mins?|m', 'minutes', 1],
];
const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const DIGITS = '\\d{1,4}(?:[.,]\\d)? ?';
const WORDS = `(?:half an?|an?|(?:a )?couple(?: of)?|(?:a )?few|${NUMBERS.join('|')}) `;
const PIECE = new RegExp(`^(${DIGITS}|${WORDS})?(${UNITS.map(([pattern]) => pattern).join('|')})(?![a-z])`);

/** Reads a length of time in lower case: "3d", "2h30m", "two weeks", "a week and 2 days", "half an hour". */
export function readSpan(text: string): Span | null {
  const span: Span = { months: 0, days: 0, workdays: 0, minutes: 0 };
  let rest = text;
  while (rest !== '') {
    const piece = PIECE.exec(rest);
    // A unit without a count is no length ("week"), but for the fortnight everybody leaves bare.
    if (!piece || (piece[1] === undefined && piece[2] !== 'fortnight')) return null;
    if (!addPiece(span, (piece[1] ?? 'a').trim(), piece[2] ?? '')) return null;
    rest = rest.slice(piece[0].length).replace(/^(?:,? and |, ?| )/, '');
  }
  return Object.values(span).every((part) => part === 0) ? null : limited(span);
}

/** A century (for working days, a year) is as far off as anything: beyond, dates would leave the calendar. */
const limited = (span: Span): Span => ({
  months: Math.min(span.months, 1_200),
  days: Math.min(span.days, 36_525),
  workdays: Math.min(span.workdays, 300),
  minutes: Math.min(span.minutes, 52_596_000),
});

/** The day a span's calendar part leads to. Its minutes are the caller's. */
export function spanDay(from: Day, span: Span, sign: 1 | -1): Day {
  const moved = shiftDay(shiftMonth(from, sign * span.months), sign * span.days);
  return shiftWorkdays(moved, span.workdays, sign);
}

function addPiece(span: Span, count: string, typed: string): boolean {
  const unit = UNITS.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(typed));
  if (unit === undefined) return false;
  const [, part, size] = unit;
  const amount = numberOf(count) * size;
  const whole = part === 'minutes' ? Math.round(amount) : amount;
  span[part] += whole;
  return Number.isInteger(whole);
}

function numberOf(count: string): number {
  if (/^\d/.test(count)) return Number(count.replace(',', '.'));
  if (count.startsWith('half')) return 0.5;
  if (count.includes('couple')) return 2;
  if (count.includes('few')) return 3;
  return Math.max(1, NUMBERS.indexOf(count) + 1);
}

function shiftWorkdays(day: Day, count: number, sign: 1 | -1): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at = shiftDay(at, sign);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
