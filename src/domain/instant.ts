const NONE = -1;

/** The number that two digits make; -1 where they are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE;
}

const [DASH, POINT, COLON, SPACE, PLUS, T, Z] = [45, 46, 58, 32, 43, 84, 90];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MS = 86_400_000;

/**
 * Milliseconds of a time in the commonest of its many forms: "2026-11-22T09:30:00.125Z", or Postgres' own
 * "2026-11-22 09:30:00.125+00", with three digits after the point or none; null for every other, right or wrong.
 * A fraction of the cost of a pattern and `new Date`.
 */
export function plainInstant(text: string): number | null {
  const separator = text.charCodeAt(10);
  const isOne =
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    (separator === T || separator === SPACE) &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON;
  if (!isOne) return null;
  const century = two(text, 0);
  const year = century * 100 + two(text, 2);
  const [month, day] = [two(text, 5), two(text, 8)];
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  const isTime = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  if (century < 19 || year < 1970 || two(text, 2) === NONE || !isTime || !isDay(year, month, day))
    return null;
  const ms = text.charCodeAt(19) === POINT ? thousandths(text) : 0;
  if (ms === NONE || !endsInUtc(text, text.charCodeAt(19) === POINT ? 23 : 19)) return null;
  return daysBefore(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

function thousandths(text: string): number {
  const first = two(text, 20);
  const last = text.charCodeAt(22) - 48;
  return first !== NONE && last >= 0 && last <= 9 ? first * 10 + last : NONE;
}

const endsInUtc = (text: string, at: number): boolean =>
  text.length === at + 1
    ? text.charCodeAt(at) === Z
    : text.length === at + 3 && text.charCodeAt(at) === PLUS && two(text, at + 1) === 0;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));

/** Days from 1970-01-01 to a day of a later year: years are counted from March, so that leap days end them. */
function daysBefore(year: number, month: number, day: number): number {
  const years = month <= 2 ? year - 1 : year;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + ofYear - 719_468
  );
}
