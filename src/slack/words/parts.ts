import { type Day, shiftDay, shiftMonth, workingDayFrom } from '../../domain/calendar.js';

/** A day in a part of a year, and the hour its words carry. */
export type PartDay = { day: Day; time: string | null };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WHICH = '(?:the )?(?:(end|late|close|start|beginning|early|first|mid|middle)(?: of|-| in)? (?:the )?)?';
const PERIOD = new RegExp(`^${WHICH}(?:(q[1-4]|h[12])|(${MONTHS.join('|')})[a-z]*)(?: (20\\d\\d))?$`);

/**
 * "q3", "end of q2", "mid june", "late july 2027": a quarter, a half or a month, or a part of one, the coming one where
 * no year is said. Without a part it is the first working day; a month alone is read elsewhere.
 */
export function readPeriod(text: string, today: Day): PartDay | null {
  const match = PERIOD.exec(text.replace(/^mid-/, 'mid '));
  if (match === null) return null;
  const [, part, quarter, month, year] = match;
  if (quarter === undefined && part === undefined) return null;
  const length = quarter === undefined ? 1 : quarter.startsWith('q') ? 3 : 6;
  const at = quarter === undefined ? MONTHS.indexOf(month ?? '') : (Number(quarter.slice(1)) - 1) * length;
  const of = (in_: number): PartDay => partOf(firstOf(in_, at), length, part ?? 'start');
  if (year !== undefined) return of(Number(year));
  const thisYear = Number(today.slice(0, 4));
  // Today's own part may be over, and the one of next year is meant.
  const soon = of(thisYear);
  return soon.day < today || (part === undefined && soon.day <= today) ? of(thisYear + 1) : soon;
}

const firstOf = (year: number, month: number): Day => `${year}-${String(month + 1).padStart(2, '0')}-01`;

function partOf(first: Day, months: number, part: string): PartDay {
  const last = workingDayFrom(shiftDay(shiftMonth(first, months), -1), -1);
  if (part === 'end' || part === 'close') return { day: last, time: '17:00' };
  if (part === 'late') return { day: last, time: null };
  if (!part.startsWith('mid')) return { day: workingDayFrom(first, 1), time: null };
  const half = months === 1 ? shiftDay(first, 14) : shiftDay(shiftMonth(first, Math.floor(months / 2)), 14);
  return { day: workingDayFrom(half, 1), time: null };
}
