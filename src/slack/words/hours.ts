/** A time of day people type. `alone` says it needs no day beside it: "5pm" does not, the 9 of "tomorrow 9" does. */
export type Hour = { time: string; alone: boolean };

const NAMED: Record<string, string> = {
  morning: '09:00',
  'first thing': '09:00',
  am: '09:00',
  noon: '12:00',
  midday: '12:00',
  lunch: '12:00',
  lunchtime: '12:00',
  'after lunch': '14:00',
  afternoon: '14:00',
  pm: '14:00',
  eod: '17:00',
  cob: '17:00',
  'end of day': '17:00',
  'end of the day': '17:00',
  'close of business': '17:00',
  evening: '18:00',
  night: '20:00',
  // The wall has no 24:00, and "friday midnight" is the end of Friday.
  midnight: '23:59',
};
const NEED_A_DAY = new Set(['am', 'pm', 'morning', 'afternoon', 'evening', 'night', 'first thing', 'lunch']);

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|a|p|o'? ?clock|h|uhr)?$/;
const MILITARY = /^([01]\d|2[0-3])([0-5]\d)$/;

/** Reads a time of day in lower case: "9", "9:30", "9am", "15h", "1500", "noon", "in the afternoon". */
export function readHour(text: string): Hour | null {
  const at = /^(?:at|by|@) /.test(text);
  const words = text.replace(/^(?:at |by |@ ?|in the |the )/, '');
  const named = Object.hasOwn(NAMED, words) ? NAMED[words] : undefined;
  if (named !== undefined)
    return { time: named, alone: !NEED_A_DAY.has(words) || text.startsWith('in the ') };
  const spoken = readSpoken(words);
  if (spoken !== null) return spoken;
  const military = MILITARY.exec(words);
  if (military) return { time: `${military[1]}:${military[2]}`, alone: at };
  return readClock(words, at);
}

const SPOKEN = /^(half|(?:a )?quarter|\d{1,2}(?: min(?:ute)?s?)?) (past|after|to|before|till) (.+)$/;

/** "half past 3", "quarter to 4", "20 past 9", and "3ish" for about 3. */
function readSpoken(words: string): Hour | null {
  if (/^\d{1,2}(?::\d{2})?ish$/.test(words)) return readClock(words.slice(0, -3), true);
  const [, part = '', side, of = ''] = SPOKEN.exec(words) ?? [];
  const hour = side === undefined ? null : readClock(of, true);
  if (hour === null || !hour.time.endsWith(':00')) return null;
  const by = part === 'half' ? 30 : part.endsWith('quarter') ? 15 : Number.parseInt(part, 10);
  if (by > 59) return null;
  const minutes = Number(hour.time.slice(0, 2)) * 60 + (side === 'past' || side === 'after' ? by : -by);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    time: `${two(Math.floor(((minutes + 1_440) % 1_440) / 60))}:${two((minutes + 1_440) % 60)}`,
    alone: true,
  };
}

function readClock(words: string, at: boolean): Hour | null {
  const match = CLOCK.exec(words);
  if (!match) return null;
  const [, digits = '', minutes, suffix = ''] = match;
  const half = /^[ap]/.exec(suffix)?.[0];
  const hour = half === undefined ? officeHour(digits) : halfDayHour(Number(digits), half);
  if (hour === null || Number(minutes ?? 0) > 59) return null;
  const time = `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
  return { time, alone: at || minutes !== undefined || suffix.length > 1 };
}

/** Nobody means the night by "tomorrow 3": 1 to 6 are afternoon, unless written 03. */
function officeHour(digits: string): number | null {
  const hour = Number(digits);
  if (hour > 23) return null;
  return digits.length === 1 && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

const halfDayHour = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'p' ? 12 : 0);
