import { isRole, type Role } from '../../domain/role.js';
import { ALERTS, type AlertKind, type AlertWay, WAYS } from '../../domain/settings.js';
import type { Token } from '../tokens.js';
import { readHour } from './hours.js';

/** What somebody wants of their settings, or of the team's. `unknown` could not be read. */
export type SettingsWish =
  | { wish: 'form' }
  | {
      wish: 'quiet';
      quiet: { from: string; to: string } | null;
      weekends: boolean | null;
      rings?: AlertKind[];
    }
  /** What comes in quiet hours all the same. */
  | { wish: 'rings'; rings: AlertKind[] }
  | { wish: 'digest'; on: boolean; at: string | null }
  | { wish: 'alerts'; kinds: AlertKind[]; way: AlertWay }
  | { wish: 'team' }
  | { wish: 'seats'; seats: 'everyone' | 'by_role' }
  | { wish: 'group'; role: Role; handle: string | null }
  | { wish: 'noise'; perPersonPerDay: number | null; perChannelPerHour: number | null }
  | { wish: 'gap'; minDays: number; maxDays: number }
  | { wish: 'unknown'; typed: string; of: 'quiet' | 'digest' | 'alerts' | 'team' | null };

/** Reads what follows `/lead settings`. */
export function readSettingsLine(tokens: Token[]): SettingsWish {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const [first, ...rest] = words;
  if (first === undefined) return { wish: 'form' };
  const typed = rest.join(' ');
  if (/^quiet$|^hours$/.test(first)) return readQuiet(typed);
  if (/^digest$/.test(first)) return readDigest(typed);
  if (/^weekends?$/.test(first)) return readQuiet(words.join(' '));
  if (/^rings?$/.test(first)) return readRings(typed);
  if (/^alerts?$/.test(first)) return readAlert(rest);
  if (first === 'team') return readTeam(rest);
  const alert = readAlert(words);
  return alert.wish === 'unknown' && alertNamed(first) === null
    ? { wish: 'unknown', typed: words.join(' '), of: null }
    : alert;
}

const OFF = /^(?:off|none|never|no)$/;

const BUT = /[\s,;]+(?:and )?(?:rings?|but(?: for)?|except(?: for)?)\s+(.+)$/;

/** Quiet hours, and what rings in them: "19-8, rings ready, replies", "7pm to 8am but for tasks". */
function readQuiet(typed: string): SettingsWish {
  const but = BUT.exec(typed);
  if (but === null) return readHours(typed);
  const hours = readHours(typed.slice(0, but.index));
  const rings = ringsIn(but[1] ?? '');
  return hours.wish !== 'quiet' || rings === null
    ? { wish: 'unknown', typed, of: 'quiet' }
    : { ...hours, rings };
}

function readRings(typed: string): SettingsWish {
  const rings = ringsIn(typed);
  return rings === null ? { wish: 'unknown', typed, of: 'quiet' } : { wish: 'rings', rings };
}

/** "ready, replies and tasks", "everything", "nothing"; null where one of them is no alert. */
function ringsIn(typed: string): AlertKind[] | null {
  if (OFF.test(typed) || typed === 'nothing') return [];
  if (/^(?:all|everything)$/.test(typed)) return [...ALERTS];
  const kinds = typed
    .split(/\s*(?:[,;+&]|\band\b)\s*/)
    .filter((part) => part !== '')
    .flatMap((part) => (alertNamed(part) === null ? part.split(/\s+/) : [part]))
    .map(alertNamed);
  const known = kinds.filter((kind) => kind !== null);
  return known.length < kinds.length || known.length === 0
    ? null
    : ALERTS.filter((kind) => known.includes(kind));
}

/** "19-8", "7pm to 8am", "19-8 weekends", "weekends off", "off". */
function readHours(typed: string): SettingsWish {
  if (OFF.test(typed)) return { wish: 'quiet', quiet: null, weekends: null };
  const weekend = /(?:^|[\s,]+)(?:and )?weekends?(?: (on|off|too|no))?$/.exec(typed);
  const weekends = weekend === null ? null : !/off|no/.test(weekend[1] ?? 'on');
  const hours = weekend === null ? typed : typed.slice(0, weekend.index).trim();
  if (hours === '' && weekends !== null) return { wish: 'quiet', quiet: null, weekends };
  const [from, to, ...more] = hours
    .replace(/^(?:from|between)\s+/, '')
    .split(/\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*/)
    .map(hourIn);
  const isRead = typeof from === 'string' && typeof to === 'string' && more.length === 0 && from !== to;
  return isRead ? { wish: 'quiet', quiet: { from, to }, weekends } : { wish: 'unknown', typed, of: 'quiet' };
}

/** An hour as the wall shows it. Of quiet hours nobody means the afternoon by a bare 6: it is as written. */
function hourIn(text: string): string | null {
  const bare = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (bare === null) return readHour(text.trim())?.time ?? null;
  const [, hour = '', minutes = '00'] = bare;
  return Number(hour) > 23 || Number(minutes) > 59 ? null : `${hour.padStart(2, '0')}:${minutes}`;
}

function readDigest(typed: string): SettingsWish {
  if (OFF.test(typed)) return { wish: 'digest', on: false, at: null };
  if (/^on$/.test(typed)) return { wish: 'digest', on: true, at: null };
  const at = hourIn(typed.replace(/^(?:on )?(?:at )?/, ''));
  return at === null ? { wish: 'unknown', typed, of: 'digest' } : { wish: 'digest', on: true, at };
}

const WAY_WORDS: Record<string, AlertWay> = {
  none: 'off',
  never: 'off',
  on: 'dm',
  direct: 'dm',
  public: 'channel',
};

/** "cold off", "ready channel", "all dm". */
function readAlert(words: string[]): SettingsWish {
  const last = words.at(-1) ?? '';
  const way = WAYS.find((each) => each === last) ?? WAY_WORDS[last];
  const named = words.slice(0, -1).join(' ');
  const kind = alertNamed(named);
  const kinds = /^(?:all|everything)$/.test(named) ? [...ALERTS] : kind === null ? [] : [kind];
  return way === undefined || kinds.length === 0
    ? { wish: 'unknown', typed: words.join(' '), of: 'alerts' }
    : { wish: 'alerts', kinds, way };
}

const ALERT_WORDS: Record<string, AlertKind> = {
  tasks: 'task',
  risk: 'at_risk',
  woke: 'awake',
  wake: 'awake',
  woken: 'awake',
  snooze: 'awake',
  back: 'rewarmed',
  warm: 'rewarmed',
  replies: 'reply',
  replied: 'reply',
  track: 'track_ended',
  tracks: 'track_ended',
  manager: 'acted_for',
};

function alertNamed(word: string): AlertKind | null {
  const plain = word.replace(/[\s-]+/g, '_');
  return (
    ALERTS.find((kind) => kind === plain) ??
    (Object.hasOwn(ALERT_WORDS, plain) ? (ALERT_WORDS[plain] ?? null) : null)
  );
}

function readTeam(words: string[]): SettingsWish {
  const [what, ...rest] = words;
  const typed = words.join(' ');
  if (what === undefined) return { wish: 'team' };
  if (/^seats?$/.test(what)) {
    const wanted = rest.join(' ');
    if (/^(?:everyone|everybody|all)$/.test(wanted)) return { wish: 'seats', seats: 'everyone' };
    if (/^(?:by )?roles?$/.test(wanted)) return { wish: 'seats', seats: 'by_role' };
  }
  if (/^groups?$/.test(what)) return readGroup(rest) ?? { wish: 'unknown', typed, of: 'team' };
  if (what === 'noise') return readNoise(rest.join(' ')) ?? { wish: 'unknown', typed, of: 'team' };
  const [, minDays, maxDays] = /^gap (\d{1,3})(?: ?(?:-|–|to) ?| )(\d{1,3})(?: days?)?$/.exec(typed) ?? [];
  if (minDays !== undefined) return { wish: 'gap', minDays: Number(minDays), maxDays: Number(maxDays) };
  return { wish: 'unknown', typed, of: 'team' };
}

/** "manager @sales-leads", "rep off". */
function readGroup([name = '', handle = '']: string[]): SettingsWish | null {
  const role = isRole(name) ? name : null;
  if (role === null || handle === '') return null;
  return { wish: 'group', role, handle: OFF.test(handle) ? null : handle.replace(/^@/, '') };
}

/** "20 person", "person 20 channel 30", "30 a channel". */
function readNoise(typed: string): SettingsWish | null {
  const numberBy = (word: string): number | null => {
    const match = new RegExp(`${word}s? (\\d{1,4})|(\\d{1,4}) (?:a |per |for a )?${word}`).exec(typed);
    return match === null ? null : Number(match[1] ?? match[2]);
  };
  const perPersonPerDay = numberBy('person');
  const perChannelPerHour = numberBy('channel');
  return perPersonPerDay === null && perChannelPerHour === null
    ? null
    : { wish: 'noise', perPersonPerDay, perChannelPerHour };
}
