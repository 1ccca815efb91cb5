import type { NoticeFacts } from './facts.js';
import type { Lead } from './lead.js';
import type { Held } from './noise.js';

/** A message that was held back, as people are shown it. `what` is null where it has become needless meanwhile. */
export type HeldItem = {
  id: string;
  place: string;
  why: Held;
  since: Date;
  state: 'waits' | 'in a digest' | 'left out';
  line: HeldLine | null;
};

export type HeldLine =
  | { about: 'cold'; lead: Lead; quietDays: number }
  | { about: 'task'; lead: Lead; taskId: string; title: string; dueAt: Date }
  | { about: 'notice'; notice: NoticeFacts };

/** What is held back from a person, and in the channels. Newest first; a count may be more than is listed. */
export type HeldFacts = {
  mine: HeldItem[];
  channels: HeldItem[];
  counts: { mine: Record<Held, number>; channels: Record<Held, number> };
  /** When the quiet hours that are on now end; null where none are. */
  quietUntil: Date | null;
};
