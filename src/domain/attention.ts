import type { ActivityKind } from './activity.js';

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
