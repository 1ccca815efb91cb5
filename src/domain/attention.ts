import type { ActivityKind } from './activity.js';
import { atHour, isWorkingDay, localDay, shiftDay, workingDayFrom } from './calendar.js';

/** How closely leads are kept an eye on: numbers that a team may want otherwise. */
export type Attention = {
  /** Days a snooze lasts at most where only conditions were given, no day. */
  snoozeDays: number;
  /** From this many snoozes in a row on, the next asks for a decision. */
  snoozesInARow: number;
  /** Hours of work, HH:mm, Monday to Friday, in a rep's zone. */
  workday: { from: string; to: string };
  /** What a hot lead does that is to be answered the same day (S47). */
  sameDay: ActivityKind[];
  /** So many automated mails without a word by a person, and the owner is asked for one (S112). */
  automatedTouches: number;
};

/** When something is to be answered that came now: the same day, or after hours on the next working morning. */
export type AnswerBy = { dueAt: Date; endOfDay: Date; sameDay: boolean };

/** By the clock on the wall where the one who answers lives (`zone`, IANA), so that days with 23 or 25 hours keep theirs. */
export function answerBy(now: Date, zone: string, { from, to }: Attention['workday']): AnswerBy {
  const today = localDay(now, zone);
  const end = atHour(today, to, zone);
  if (isWorkingDay(today) && now < end) return { dueAt: end, endOfDay: end, sameDay: true };
  const next = workingDayFrom(shiftDay(today, 1), 1);
  return { dueAt: atHour(next, from, zone), endOfDay: atHour(next, to, zone), sameDay: false };
}
