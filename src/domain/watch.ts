const DAY_MS = 86_400_000;

/** How long a watch lasts. */
export const WATCH_DAYS = 14;

export const watchUntil = (now: Date): Date => new Date(now.getTime() + WATCH_DAYS * DAY_MS);

/** Deeds by which a lead may get or lose its owner. */
const MOVES = [
  'handoff.claimed',
  'handoff.returned',
  'lead.claimed',
  'lead.let_go',
  'lead.passed',
  'lead.unowned',
  'lead.undone',
];

export const movesOwner = (verb: string): boolean => MOVES.includes(verb);

const PERSONAL = ['lead.watched', 'lead.unwatched'];

/** Deeds that are a person's own affair: nobody else hears of them or of their undoing. */
export const isPersonal = (verb: string): boolean => PERSONAL.includes(verb);

/** Of a lead, what a word about its owner says. */
export type WatchedLead = { id: string; email: string; name: string | null; company: string | null };

export type WatchNotice =
  /** Somebody who was too late asks the owner about a lead. */
  | { about: 'asked'; lead: WatchedLead; by: string; byName: string | null }
  /** A lead somebody watches is free (`owner` null), or somebody else's; `what` is the verb of the deed. */
  | { about: 'watched'; lead: WatchedLead; owner: string | null; by: string | null; what: string };
