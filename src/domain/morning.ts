import type { Lead } from './lead.js';

/** What a person has before them in the morning. Every list is complete; the view shortens. */
export type MorningFacts = {
  userId: string;
  /** Their local day, YYYY-MM-DD, and their zone. */
  day: string;
  timeZone: string;
  /** Ready leads that nobody has claimed, theirs or nobody's, the longest waiting first. */
  toClaim: { lead: Lead; handoffId: string; since: Date }[];
  overdue: DueTask[];
  dueToday: DueTask[];
  /** Their leads that go cold within seven days if nothing happens, the soonest first. */
  goingCold: { lead: Lead; at: Date }[];
  /** How many messages were held back from them, for being more than their budget. */
  held: number;
};

export type DueTask = { taskId: string; lead: Lead; title: string; dueAt: Date };

export const isEmptyMorning = (facts: MorningFacts): boolean =>
  facts.held === 0 &&
  [facts.toClaim, facts.overdue, facts.dueToday, facts.goingCold].every((list) => list.length === 0);
