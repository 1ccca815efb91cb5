import { ACTIVITY_KINDS, type ActivityKind, type Origin } from './activity.js';
import type { Profile, Stage } from './lead.js';
import { nearestWords } from './nearest.js';

/** Something that happened, checked, not yet recorded. Events with one `dedupeKey` count once. */
export type NewEvent = {
  dedupeKey: string;
  kind: ActivityKind;
  lead: { email: string; profile: Partial<Profile> };
  occurredAt: Date;
  origin: Origin;
  actorId: string | null;
  properties: Record<string, unknown>;
};

/** What became of an event, and where its lead stands now. */
export type EventReceipt = {
  leadId: string;
  duplicate: boolean;
  stage: Stage;
  total: number;
};

/** Records events: resolves only after commit, one receipt per event in the same order. */
export type Intake = (events: NewEvent[]) => Promise<EventReceipt[]>;

/** The most characters that are kept of each thing said of a lead, and the numbers' upper ends. */
export const LEAD_LIMITS = {
  email: 254,
  text: 500,
  phone: 64,
  companySize: 10_000_000,
  value: 2_000_000_000,
} as const;

/** Runs of white space become one space, so that a name from a form is one line. */
export const oneLine = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  // Nothing but characters that show nothing.
  return /^[\s\p{Cf}]*$/u.test(line) ? '' : line;
};

/** Why a line of text can't be kept, in words that follow the field's name; null if it can. */
export function textProblem(text: string, limit: number): string | null {
  if (text.length > limit) {
    return `is ${text.length.toLocaleString('en-US')} characters long; the limit is ${limit.toLocaleString('en-US')}`;
  }
  const [bad] = /[\p{Cc}\p{Cs}]/u.exec(text) ?? [];
  return bad === undefined ? null : unstorable(bad);
}

/** The same for free text, which may have line breaks: only what Postgres can't hold is a problem. */
export function freeTextProblem(text: string): string | null {
  const [bad] = /[\0\p{Cs}]/u.exec(text) ?? [];
  return bad === undefined ? null : unstorable(bad);
}

const unstorable = (character: string): string =>
  `holds the character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which can't be stored`;

const ADDRESS =
  /^[^\s@"(),:;<>[\]\\\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.)+[\p{L}\p{N}-]{2,63}$/u;

/** Is this one bare e-mail address (no display name, no quotes; letters of any script)? */
export const isEmailAddress = (text: string): boolean =>
  text.length <= LEAD_LIMITS.email && ADDRESS.test(text);

const zones = new Map<string, boolean>();

/** Is this an IANA time zone by name, such as Europe/Berlin? Offsets are not: they have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,63}$/.test(name)) return false;
  const known = zones.get(name.toLowerCase());
  if (known !== undefined) return known;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  // Only real zones are remembered: there are some 600, so a sender can't make this grow.
  zones.set(name.toLowerCase(), true);
  return true;
}

/** The activity kinds most like a word, best first: for "did you mean". Never empty. */
export const nearestKinds = (asked: string, count = 3): ActivityKind[] =>
  nearestWords(asked, ACTIVITY_KINDS, count);
