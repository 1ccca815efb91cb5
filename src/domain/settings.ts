import { z } from 'zod';
import type { MessageKind, NoticeFacts } from './facts.js';
import { ROLES } from './role.js';

/** What people may be told of without asking, each where they want it. */
export const ALERTS = [
  'ready',
  'cold',
  'at_risk',
  'task',
  'awake',
  'rewarmed',
  'reply',
  'track_ended',
  'acted_for',
] as const;
export type AlertKind = (typeof ALERTS)[number];

/** In a direct message, in the team's channel, or not at all. */
export const WAYS = ['dm', 'channel', 'off'] as const;
export type AlertWay = (typeof WAYS)[number];

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Every part has its default, so that settings stored before a part existed can be read. */
const PersonalSchema = z.object({
  quiet: z
    .object({
      /** On the wall of the person's zone, HH:mm; `to` before `from` means over midnight. */
      from: Hour,
      to: Hour,
      /** Saturdays and Sundays are quiet from midnight to midnight. */
      weekends: z.boolean(),
    })
    .nullable()
    .default(null),
  /** What rings in quiet hours all the same. */
  rings: z.array(z.enum(ALERTS)).catch([]).default([]),
  alerts: z.partialRecord(z.enum(ALERTS), z.enum(WAYS)).default({}),
  digest: z.object({ on: z.boolean(), at: Hour }).default({ on: true, at: '08:30' }),
});

export type QuietHours = NonNullable<z.infer<typeof PersonalSchema>['quiet']>;

/** What a person chose for themselves. */
export type PersonalSettings = {
  /** Null: nothing is held back by the clock. */
  quiet: QuietHours | null;
  /** What rings in quiet hours all the same. */
  rings: AlertKind[];
  alerts: Record<AlertKind, AlertWay>;
  /** The person's own digest, at an hour of their own zone. */
  digest: { on: boolean; at: string };
};

/** Nothing is held back before somebody asks for it: an alert that never came is a bug to its reader. */
export const PERSONAL_DEFAULTS: PersonalSettings = readPersonal({});

/** Stored settings, with the defaults where nothing was chosen; what can't be read counts as not chosen. */
export function readPersonal(stored: unknown): PersonalSettings {
  const read = PersonalSchema.safeParse(stored);
  const chosen = read.success ? read.data : PersonalSchema.parse({});
  const dm: AlertWay = 'dm';
  const alerts = Object.fromEntries(ALERTS.map((kind) => [kind, chosen.alerts[kind] ?? dm]));
  return { ...chosen, alerts: alerts as PersonalSettings['alerts'] };
}

/** Most that a team may choose for each number. */
export const TEAM_LIMITS = { perPersonPerDay: 200, perChannelPerHour: 200, gapDays: 365 } as const;
const count = (most: number, otherwise: number) => z.int().min(1).max(most).catch(otherwise);

const TeamSchema = z.object({
  /** Who may work here: every full member, or those who have a role. */
  seats: z.enum(['everyone', 'by_role']).catch('everyone'),
  /** The handle of the Slack user group whose members have a role, without `@`. */
  groups: z.partialRecord(z.enum(ROLES), z.string()).catch({}),
  /** How many alerts a person gets a day, and a channel an hour; the rest goes into the digest. */
  noise: z
    .object({
      perPersonPerDay: count(TEAM_LIMITS.perPersonPerDay, 12),
      perChannelPerHour: count(TEAM_LIMITS.perChannelPerHour, 20),
    })
    .catch({ perPersonPerDay: 12, perChannelPerHour: 20 }),
  /** Days between two touches of a lead (S130): sooner is too soon, later is neglect. */
  gap: z
    .object({ minDays: z.int().min(0).max(TEAM_LIMITS.gapDays), maxDays: count(TEAM_LIMITS.gapDays, 14) })
    .catch({ minDays: 1, maxDays: 14 }),
});

/** What managers chose for the whole team. */
export type TeamSettings = z.infer<typeof TeamSchema>;

/** Stored settings of a team, with the defaults where nothing was chosen. */
export function readTeam(stored: unknown): TeamSettings {
  const read = TeamSchema.safeParse(stored);
  return read.success ? read.data : TeamSchema.parse({});
}

export const TEAM_DEFAULTS: TeamSettings = readTeam({});

const NOTICES: Partial<Record<NoticeFacts['about'], AlertKind>> = {
  ready: 'ready',
  at_risk: 'at_risk',
  awake: 'awake',
  rewarmed: 'rewarmed',
  replied: 'reply',
  track_ended: 'track_ended',
  acted_for: 'acted_for',
  task_given: 'task',
  too_automated: 'task',
};

/** Which choice of a person's a message falls under; null for what is no alert, such as a digest. */
export function alertOf(kind: MessageKind, about: NoticeFacts['about'] | null): AlertKind | null {
  if (kind === 'cold' || kind === 'task') return kind;
  return kind === 'notice' && about !== null ? (NOTICES[about] ?? null) : null;
}

/** The names of messages that fall under these choices. */
export function namesOf(kinds: readonly AlertKind[]): string[] {
  const notices = Object.entries(NOTICES).flatMap(([about, kind]) => (kinds.includes(kind) ? [about] : []));
  return [...new Set([...kinds, ...notices])];
}
