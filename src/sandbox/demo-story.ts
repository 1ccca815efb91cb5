import type { ActivityKind } from '../domain/activity.js';
import type { Profile } from '../domain/lead.js';

/**
 * When something happens, as seen from the start of the sandbox: "12d 14:30" is twelve days ago at that hour
 * (UTC), "3h" and "40m" are so long ago, "+4d 09:00" is in four days.
 */
export type When = string;

/** Who of the demo's people does it. */
export type Rep = 'ava' | 'ben';

/** Something that happens to a lead: of its own doing, or of a rep's. */
export type Step = { at: When } & (
  | { what: 'seen' }
  | { what: 'did'; kind: ActivityKind; properties: Record<string, string> }
  | { what: 'claim' | 'start' | 'finish' | 'letGo'; by: Rep }
  | {
      what: 'log';
      by: Rep;
      kind: ActivityKind;
      outcome: string;
      note: string;
      next: { title: string; due: When } | null;
    }
  | { what: 'snooze'; by: Rep; until: When }
  | { what: 'return'; by: Rep; reason: string; note: string }
);

/** A lead of the demo book and all that happens to it. Its profile is known from the first step on. */
export type Story = { email: string; profile: Partial<Profile>; steps: Step[] };

/** The lead comes to be known without having done anything: from a list. */
export const seen = (at: When): Step => ({ at, what: 'seen' });

export const did = (at: When, kind: ActivityKind, properties: Record<string, string> = {}): Step => ({
  at,
  what: 'did',
  kind,
  properties,
});

/** Opened the mails of one sequence: three of them count. */
export const opened = (sequence: string, ...mails: [at: When, subject: string][]): Step[] =>
  mails.map(([at, subject]) => did(at, 'email_opened', { sequence, subject }));

export const visited = (at: When, page: string): Step => did(at, 'page_viewed', { page });
export const pricing = (at: When): Step => did(at, 'pricing_page_viewed', { page: '/pricing' });
export const webinar = (at: When, title: string): Step => did(at, 'webinar_attended', { title });
export const caseStudy = (at: When, title: string): Step =>
  did(at, 'content_downloaded', { kind: 'case_study', title });
export const guide = (at: When, title: string): Step =>
  did(at, 'content_downloaded', { kind: 'guide', title });
export const replied = (at: When, subject: string, text: string): Step =>
  did(at, 'email_replied', { subject, text });
export const asksForDemo = (at: When, notes: string): Step => did(at, 'demo_requested', { notes });

export const by = (rep: Rep) => ({
  claims: (at: When): Step => ({ at, what: 'claim', by: rep }),
  startsTrack: (at: When): Step => ({ at, what: 'start', by: rep }),
  finishesTask: (at: When): Step => ({ at, what: 'finish', by: rep }),
  letsGo: (at: When): Step => ({ at, what: 'letGo', by: rep }),
  snoozes: (at: When, until: When): Step => ({ at, what: 'snooze', by: rep, until }),
  returns: (at: When, reason: string, note: string): Step => ({ at, what: 'return', by: rep, reason, note }),
  logs: (
    at: When,
    kind: ActivityKind,
    outcome: string,
    note: string,
    next: { title: string; due: When } | null = null,
  ): Step => ({ at, what: 'log', by: rep, kind, outcome, note, next }),
});

const FORM = /^(\d+)([hm])$|^(\+?)(\d+)d (\d\d):(\d\d)$/;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** The instant that a `When` means. */
export function instantOf(when: When, now: Date): Date {
  const [, count, unit, sign, days, hour, minute] = FORM.exec(when) ?? [];
  if (count !== undefined)
    return new Date(now.getTime() - Number(count) * (unit === 'h' ? 60 : 1) * MINUTE_MS);
  if (days === undefined) throw new Error(`the demo book has a time it can't read: ${when}`);
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const away = Number(days) * DAY_MS * (sign === '+' ? 1 : -1);
  return new Date(midnight + away + (Number(hour) * 60 + Number(minute)) * MINUTE_MS);
}
