import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** A calendar day, YYYY-MM-DD, of a zone the caller knows. */
export type Day = string;
/** What a calendar and a clock on the wall show: YYYY-MM-DDTHH:mm:ss, of a zone the caller knows. */
export type Wall = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** When a working day begins, and so a day that was named without an hour. */
export const MORNING = '09:00';

/** Whether the text names a zone of the IANA database ("Europe/Berlin"). */
export function isZone(text: string): boolean {
  try {
    return text !== '' && formatFor(text) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the wall in `zone` shows at an instant. Throws RangeError where the zone isn't one. */
export function wallTime(at: Date, zone: string): Wall {
  const part = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): string => part.get(type) ?? '';
  const day = `${get('year').padStart(4, '0')}-${get('month')}-${get('day')}`;
  return `${day}T${get('hour')}:${get('minute')}:${get('second')}`;
}

/**
 * The instant at which the wall in `zone` shows this. A time the clocks skip in spring moves on by as much as
 * they did (02:30 becomes 03:30); a time they show twice in autumn is the first of the two. RFC 5545 says so too.
 */
export function instantOf(wall: Wall, zone: string): Date {
  const asUtc = Date.parse(`${wall}Z`);
  const before = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const shown = [before, after].find((ms) => wallTime(new Date(ms), zone) === wall);
  return new Date(shown ?? before);
}

export const localDay = (at: Date, zone: string): Day => wallTime(at, zone).slice(0, 10);

/** The instant a day in `zone` reaches an hour, HH:mm. */
export const atHour = (day: Day, hour: string, zone: string): Date => instantOf(`${day}T${hour}:00`, zone);

/** The same; where that has passed, in an hour. */
export function atHourAhead(day: Day, hour: string, zone: string, now: Date): Date {
  const at = atHour(day, hour, zone);
  return at > now ? at : new Date(now.getTime() + HOUR_MS);
}

/** The same time on the wall, whole days later: 23 or 25 hours a day where the clocks change. */
export function addDays(at: Date, days: number, zone: string): Date {
  const wall = wallTime(at, zone);
  const later = instantOf(`${shiftDay(wall.slice(0, 10), days)}${wall.slice(10)}`, zone);
  return new Date(later.getTime() + at.getUTCMilliseconds());
}

/** Tomorrow at an hour, HH:mm, as the wall in `zone` has it. */
export const tomorrow = (at: Date, zone: string, hour = MORNING): Date =>
  atHour(shiftDay(localDay(at, zone), 1), hour, zone);

/** Monday of next week at an hour, HH:mm: on a Monday, the one in seven days. */
export const nextMonday = (at: Date, zone: string, hour = MORNING): Date =>
  atHour(mondayOf(shiftDay(localDay(at, zone), 7)), hour, zone);

/** In three days at an hour, HH:mm; where that is a weekend, the Monday after. What buttons mean by "In 3 days". */
export const inThreeDays = (at: Date, zone: string, hour = MORNING): Date =>
  atHour(workingDayFrom(shiftDay(localDay(at, zone), 3), 1), hour, zone);

export const shiftDay = (day: Day, days: number): Day => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD');

/** The same day of the month, months later, or the month's last where it has no such day. */
export const shiftMonth = (day: Day, months: number): Day =>
  dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD');

/** Day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => dayjs.utc(day).day() || 7;

/** Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => shiftDay(day, 1 - weekdayOf(day));

export const isWorkingDay = (day: Day): boolean => weekdayOf(day) < 6;

/** The day itself, or the nearest working day in the direction: 1 ahead, -1 back. */
export const workingDayFrom = (day: Day, direction: 1 | -1): Day =>
  isWorkingDay(day) ? day : workingDayFrom(shiftDay(day, direction), direction);

/** Days from one calendar day to another: negative where the second comes first. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Whether the calendar has such a day: 2027-02-29 is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text;

const offsetAt = (ms: number, zone: string): number => Date.parse(`${wallTime(new Date(ms), zone)}Z`) - ms;

// Making a formatter costs fifty times its use, and a workspace has few zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}
