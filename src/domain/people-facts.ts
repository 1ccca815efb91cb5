import type { Lead } from './lead.js';

/** A lead that goes cold while its owner is away, or a task that comes due meanwhile. */
export type Meanwhile = {
  cold: { lead: Lead; at: Date }[];
  due: { taskId: string; lead: Lead; title: string; at: Date }[];
  /** How many there are in all: the lists hold the first of them. */
  coldCount: number;
  dueCount: number;
};

/**
 * What happened to one lead while its owner was away, as verbs of the history: equal deeds are one, which happened
 * `count` times and last at `at`, in the order of that.
 */
export type AwayStory = { lead: Lead; deeds: { verb: string; by: string | null; at: Date; count: number }[] };

/** Notices about people rather than about a lead. */
export type PeopleNotice =
  /** To the cover: somebody is away, and this is what comes up. */
  | ({ about: 'cover_begins'; person: string; until: Date } & Meanwhile)
  /** To the cover: somebody will be away, and they are to cover; `isOff`: not after all. */
  | { about: 'cover_planned'; person: string; from: Date; until: Date; isOff: boolean }
  /** To the cover: it is over, or somebody else's now. */
  | { about: 'cover_ends'; person: string; tasksBack: number; instead: string | null }
  /** To whoever was away: what happened. */
  | {
      about: 'welcome_back';
      cover: string | null;
      since: Date;
      stories: AwayStory[];
      storyCount: number;
      tasksBack: number;
      tasksDone: number;
    }
  /** To whoever is away, and to the managers: the cover is gone. */
  | { about: 'cover_gone'; person: string; cover: string; until: Date }
  /** To the managers: somebody's account was deactivated, and this needs a new owner. */
  | {
      about: 'owner_gone';
      person: string;
      leads: Lead[];
      leadCount: number;
      taskCount: number;
      /** Reps with the fewest leads, to hand them to. */
      reps: { id: string; leads: number }[];
    }
  /** To somebody who got leads that had lost their owner. */
  | { about: 'leads_given'; by: string; leads: Lead[]; leadCount: number }
  /** To the managers: they are back in Slack, and nothing was given back by itself. */
  | { about: 'owner_back'; person: string; leadCount: number };

const ABOUT: ReadonlySet<string> = new Set<PeopleNotice['about']>([
  'cover_begins',
  'cover_planned',
  'cover_ends',
  'welcome_back',
  'cover_gone',
  'owner_gone',
  'owner_back',
  'leads_given',
]);

export const isPeopleNotice = <T extends { about: string }>(
  facts: T,
): facts is Extract<T, { about: PeopleNotice['about'] }> => ABOUT.has(facts.about);
