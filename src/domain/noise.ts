import { atHour, localDay, shiftDay, wallTime, weekdayOf } from './calendar.js';
import type { MessageKind, NoticeFacts } from './facts.js';
import type { QuietHours } from './settings.js';

/** What a message nobody asked for is about. */
export type Alert = Exclude<MessageKind, 'notice'> | NoticeFacts['about'];

/** How a person wants to be told things. */
export type Wishes = {
  /** IANA. */
  zone: string;
  quiet: QuietHours | null;
  /** What reaches them in quiet hours all the same. */
  rings: readonly string[];
  /** What they want to hear nothing of. */
  off: readonly string[];
  /** When their morning digest comes, HH:mm; null: never. */
  digestAt: string | null;
};

/** Messages a person is sent in a day of theirs, and a channel in any hour. */
export type Budget = { aPerson: number; aChannel: number };

/** Why a message waits or was left out: quiet hours, more than is good for anybody, or not wanted at all. */
export type Held = 'quiet' | 'budget' | 'off';

/** How a message may be kept back. `always`: never. `planned`: by quiet hours, but by no budget. */
type Manner = 'always' | 'planned' | 'news';

// A ready lead outranks everything; digests are where the rest goes; what is wrong with us must be heard; and tasks
// and snoozes are what a person asked for themselves.
const MANNERS: Partial<Record<Alert, Manner>> = {
  handoff: 'always',
  digest: 'always',
  morning: 'always',
  // Its author wrote a line and waits for this one.
  chip: 'always',
  welcome: 'always',
  hello: 'always',
  undeliverable: 'always',
  rules: 'always',
  line: 'planned',
  task: 'planned',
  awake: 'planned',
  ready: 'planned',
  asked: 'planned',
  watched: 'planned',
};

const mannerOf = (alert: Alert): Manner => MANNERS[alert] ?? 'news';
/** Whether it counts how many came before it. */
export const isBudgeted = (alert: Alert): boolean => mannerOf(alert) === 'news';
export const isAlwaysSent = (alert: Alert): boolean => mannerOf(alert) === 'always';

/**
 * Whether a message must wait. `wishes`: those of the person it goes to, or null for a channel. `spent`: whether the
 * place has had as many as its budget allows.
 */
export function holds(alert: Alert, wishes: Wishes | null, now: Date, spent: boolean): Held | null {
  if (isAlwaysSent(alert)) return null;
  if (wishes?.off.includes(alert)) return 'off';
  if (wishes !== null && !wishes.rings.includes(alert) && isQuiet(wishes, now)) return 'quiet';
  return spent && mannerOf(alert) === 'news' ? 'budget' : null;
}

export function isQuiet({ quiet, zone }: Pick<Wishes, 'quiet' | 'zone'>, now: Date): boolean {
  if (quiet === null) return false;
  if (quiet.weekends && isWeekend(now, zone)) return true;
  const time = wallTime(now, zone).slice(11, 16);
  const begun = time >= quiet.from;
  const goesOn = time < quiet.to;
  return quiet.from <= quiet.to ? begun && goesOn : begun || goesOn;
}

const isWeekend = (at: Date, zone: string): boolean => weekdayOf(localDay(at, zone)) > 5;

/** When the quiet that is on now ends; null where it is not quiet. */
export function quietUntil(wishes: Pick<Wishes, 'quiet' | 'zone'>, now: Date): Date | null {
  const { quiet, zone } = wishes;
  if (quiet === null || !isQuiet(wishes, now)) return null;
  const today = localDay(now, zone);
  // Within four days there is a working day, and its morning.
  const ends = [0, 1, 2, 3, 4].flatMap((days) => {
    const day = shiftDay(today, days);
    return [atHour(day, '00:00', zone), atHour(day, quiet.to, zone)];
  });
  return ends.find((end) => end > now && !isQuiet(wishes, end)) ?? null;
}
