import type { ActivityKind } from '../activity.js';
import type { FunnelStage, Profile, Stage } from '../lead.js';

/** A sum that fades, and the instant (ms) at which it was worth that. */
export type Fading = [sum: number, at: number];

/**
 * What must be remembered of a lead's past so that the next deed can be judged without reading it again: plain
 * JSON, instants in ms. Written by one version of the rules and read by that version only.
 */
export type Standing = {
  /** The newest deed counted in. */
  at: number;
  id: string;
  groups: Record<string, Fading>;
  /** The same for each rule that has a cap. */
  capped: Record<string, Fading>;
  /** When each rule with a limit to its repeats gave its points, the newest few. */
  fired: Record<string, number[]>;
  /** What counting conditions have seen: a count, the newest times, or a count for each value of a property. */
  seen: Record<string, number | number[] | Record<string, number>>;
  /** The newest e-mails, and whether each was opened. */
  mails: [key: string | null, opened: 0 | 1][];
  silences: number;
  quietSince: number;
  last: [at: number, kind: ActivityKind] | null;
  stage: Stage;
  stageSince: number;
  funnel: FunnelStage;
  funnelSince: number;
  /** When each field of the profile was last said. */
  said: { [K in keyof Profile]?: number };
  /** When each handoff rule last rang. */
  rang: Record<string, number>;
  outAt: number | null;
  /** Points for who they are, and how many of the ideal customer's criteria they meet. */
  fit: number;
  met: number;
};

/**
 * A record that grows by names of every kind. Of no class, it is a table from its first entry; one of a class would be
 * a shape of its own for every order in which leads do things, and takes longer to look into.
 */
export const table = <Value>(): Record<string, Value> => Object.create(null);

/** A lead of whom nothing is known but when it came to be. */
export const freshStanding = (createdAt: Date): Standing => ({
  at: 0,
  id: '',
  groups: {},
  capped: {},
  fired: table(),
  seen: {},
  mails: [],
  silences: 0,
  quietSince: createdAt.getTime(),
  last: null,
  stage: 'new',
  stageSince: 0,
  funnel: 'awareness',
  funnelSince: 0,
  said: {},
  rang: {},
  outAt: null,
  fit: 0,
  met: 0,
});
