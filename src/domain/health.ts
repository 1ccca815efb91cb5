import type { Held } from './noise.js';

/** How messages go in one place: a channel by its name, or a person by their id. Instants are UTC. */
export type LaneHealth = {
  place: string;
  lastSentAt: Date | null;
  /** The newest message given up there in the last three days, and why. */
  lastDead: { at: Date; error: string } | null;
  waiting: number;
  /** Sent, and nobody knows whether they arrived. */
  doubtful: number;
  dead: number;
  held: number;
  oldestWaiting: Date | null;
  /** Milliseconds the place still rests because Slack asked for patience; 0 where it does not. */
  slowedMs: number;
};

export type TickHealth = { name: string; everySeconds: number; at: Date; error: string | null };

/** What only the database knows. */
export type StoredHealth = {
  lanes: LaneHealth[];
  held: Record<Held, number>;
  ticks: TickHealth[];
  /** People who own leads, and are nobody we know in Slack, or have left. */
  unmapped: { id: string; leads: number; why: 'unknown' | 'left' }[];
  /** When the newest event came in by the door for events. */
  lastEventAt: Date | null;
};

/** What Slack said when it was asked just now. */
export type SlackHealth =
  | { kind: 'reached'; tookMs: number; scopes: string[] | null; connected: boolean }
  | { kind: 'unreachable'; error: string };

export type HealthFacts = {
  version: string;
  startedAt: Date;
  /** Channels of the settings, without `#`. */
  places: { handoffs: string; managers: string };
  slack: SlackHealth;
  /** A word for why, where the database did not answer. */
  stored: StoredHealth | { error: string };
};

/** The scopes that can be refused, and what is lost without each. */
export const OPTIONAL_SCOPES: Readonly<Record<string, string>> = {
  'channels:history': 'look whether a post arrived in a channel, and read replies below cards',
  'groups:history': 'look whether a post arrived in a private channel, and read replies below cards',
  'im:history': 'look whether a direct message arrived, and read what people write to me',
  'im:write': 'open a direct message to read it, or to share a file in it',
  'files:write': 'send charts, rules and exports as files',
  'files:read': 'read a file that somebody puts into a form',
  'usergroups:read': 'take roles from Slack user groups',
};

export const lateBy = ({ everySeconds, at }: TickHealth, now: Date): number =>
  Math.max(0, now.getTime() - at.getTime() - everySeconds * 1000);
