/**
 * Who reads, and when. `zone` (IANA) is the reader's own, or the workspace's for what many read. `slackDates`
 * says whether the Slack at the other end understands `<!date...>`, which shows every reader its own time; the
 * local one doesn't, nor does it links to addresses and code blocks of several lines.
 */
export type Reader = { now: Date; zone: string; slackDates: boolean };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Day and time for what many read, in many zones. */
export const moment = (at: Date, reader: Reader): string =>
  slackDate(at, reader, '{date_short_pretty} at {time}') ??
  `${dayText(at, reader.zone, reader.now)} ${clock(at, reader.zone)} ${zoneName(at, reader.zone)}`;

/** Day and time for one reader, in its zone: "tomorrow at 09:00". */
export const yourTime = (at: Date, reader: Reader): string =>
  slackDate(at, reader, '{date_short_pretty} at {time}') ?? plainTime(at, reader);

/** As `yourTime`, for plain_text objects, where Slack's own dates don't work. */
export const plainTime = (at: Date, reader: Reader): string =>
  `${nearDay(at, reader) ?? dayText(at, reader.zone, reader.now)} at ${clock(at, reader.zone)}`;

/** The day alone: "14 May". */
export const day = (at: Date, reader: Reader): string =>
  slackDate(at, reader, '{date_short_pretty}') ?? shortDay(at, reader.zone, reader.now);

/** A day to come, with its weekday: "Thu 28 May". Never "tomorrow", for it stands where it may be read later. */
export const dayAhead = (at: Date, reader: Reader): string =>
  slackDate(at, reader, '{date_long}') ?? dayText(at, reader.zone, reader.now);

/** A moment that was gone back to: "1 July 2026", and the time where a time was meant. */
export function momentBack(at: Date, reader: Reader): string {
  const time = clock(at, reader.zone);
  const isDay = time === '00:00' || time === '23:59';
  const part = parts(at, reader.zone, { month: 'long' });
  return (
    slackDate(at, reader, isDay ? '{date}' : '{date} at {time}') ??
    `${part('day')} ${part('month')} ${part('year')}${isDay ? '' : ` at ${time}`}`
  );
}

/** How long ago, for what is read at once: "3 h ago". Goes stale, so never on a message that stays. */
export function ago(at: Date, reader: Reader): string {
  const passed = reader.now.getTime() - at.getTime();
  return passed < MINUTE ? 'just now' : `${lasting(passed)} ago`;
}

/** Of two who press at once, one is told by how little: "3 s earlier". */
export function earlier(at: Date, reader: Reader): string {
  const seconds = Math.max(1, Math.round((reader.now.getTime() - at.getTime()) / 1000));
  return seconds > 60 ? yourTime(at, reader) : `${seconds} s earlier`;
}

/** A duration in its largest whole unit, from milliseconds. */
export function lasting(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} days`;
}

export const between = (from: Date, to: Date): string => lasting(Math.max(0, to.getTime() - from.getTime()));

/** A calendar day (YYYY-MM-DD) in words: "Thursday 14 May 2026". */
export function dayInWords(date: string): string {
  const part = parts(new Date(`${date}T12:00:00Z`), 'UTC', { weekday: 'long', month: 'long' });
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function dateIn(at: Date, zone: string): string {
  const part = parts(at, zone, { month: '2-digit', day: '2-digit' });
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** What a clock on the lead's wall says, or null where its zone isn't known or isn't one. */
export function clockAt(zone: string | null, now: Date): string | null {
  if (zone === null) return null;
  try {
    return clock(now, zone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function slackDate(at: Date, reader: Reader, format: string): string | null {
  if (!reader.slackDates) return null;
  const fallback = `${shortDay(at, 'UTC', null)} ${clock(at, 'UTC')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${fallback}>`;
}

function nearDay(at: Date, reader: Reader): string | null {
  const days = (Date.parse(dateIn(at, reader.zone)) - Date.parse(dateIn(reader.now, reader.zone))) / DAY;
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)] ?? null;
}

function dayText(at: Date, zone: string, now: Date): string {
  return `${parts(at, zone, { weekday: 'short' })('weekday')} ${shortDay(at, zone, now)}`;
}

/** "14 May", with the year where it isn't the present one. */
function shortDay(at: Date, zone: string, now: Date | null): string {
  const part = parts(at, zone, {});
  const thisYear = now !== null && dateIn(now, zone).startsWith(part('year'));
  return `${part('day')} ${part('month')}${thisYear ? '' : ` ${part('year')}`}`;
}

const clock = (at: Date, zone: string): string => {
  const part = parts(at, zone, {});
  return `${part('hour')}:${part('minute')}`;
};

const zoneName = (at: Date, zone: string): string =>
  parts(at, zone, { timeZoneName: 'short' })('timeZoneName') || 'UTC';

const BASE: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

// Making a formatter costs far more than using it, and there are few zones and few shapes.
const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: Date, zone: string, extra: Intl.DateTimeFormatOptions) {
  const key = `${zone}|${JSON.stringify(extra)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...BASE, ...extra, timeZone: zone });
  formats.set(key, format);
  const found = format.formatToParts(at);
  return (type: Intl.DateTimeFormatPartTypes): string =>
    found.find((each) => each.type === type)?.value ?? '';
}
