import type { Happened } from './facts.js';
import type { ToldDeed } from './line-facts.js';

/** Something new about a lead: what it did, how often, or what others did about it. */
export type NewThing = { of: 'activity'; what: Happened; times: number } | { of: 'deed'; deed: ToldDeed };

/** What changed about a lead since somebody last looked, `at`. */
export type SinceFacts = {
  at: Date;
  /** The score then and now, where they differ. */
  score: { before: number; after: number } | null;
  /** Newest first. */
  things: NewThing[];
  /** Things that are not among those. */
  more: number;
};
