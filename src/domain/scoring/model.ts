import type { ActivityKind } from '../activity.js';
import type { FunnelStage, Lifecycle } from '../lead.js';
import type { Attribute } from './attribute-names.js';
import type { Topic } from './topics.js';

/**
 * What must be so, as data. One function reads it (condition.ts). Leaves:
 * - `did`: events of these kinds. `where`: for each property, what it may be, written any way; `unknown` stands for an
 *   event that does not tell, which matches nothing else. `about`: what its words ask about. `times` of them, within
 *   `days`, or, with `of`, among events that share that property ("of one sequence").
 * - `opened`: each of the last so many e-mails was opened (S25).
 * - `is`: who the lead is; with neither `in` nor `from`/`to`, as the ideal customer is.
 * - `score`, `stage`, `fit`, `intent`, `funnel`, `lifecycle`, `tag`: how the lead stands.
 */
export type Condition =
  | DidCondition
  | { opened: number }
  | AttributeTest
  | { score: number }
  | { stage: 'mql' | 'sql' }
  | { fit: 'high' }
  | { intent: 'high' }
  | { funnel: FunnelStage }
  | { lifecycle: Lifecycle }
  | { tag: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export type DidCondition = {
  did: ActivityKind[];
  where: Record<string, string[]>;
  about: Topic[];
  times: number;
  days: number | null;
  of: string | null;
};

export type AttributeTest = {
  is: Attribute;
  in: string[] | null;
  from: number | null;
  to: number | null;
};

/** How often a rule may give its points. `{ most: 1, days: 1 }` is once in 24 hours. */
export type Repeat = 'every' | 'once' | { most: number; days: number };

/** Points for what a lead did. Whole, and perhaps negative; then its group has no half-life. */
export type Rule = {
  id: string;
  label: string;
  points: number;
  group: string;
  when: Condition;
  repeat: Repeat;
  /** The most this rule may be worth at any time; null for no end. */
  cap: number | null;
  /** Events that happened before `from` or at or after `until` (UTC) give nothing. */
  from: Date | null;
  until: Date | null;
};

/** Rules that fade together. Half-life in days; null never fades. `cap` is the most they are worth together. */
export type Group = { id: string; label: string; halfLifeDays: number | null; cap: number | null };

export type FitRule = { id: string; label: string; points: number; is: AttributeTest };

/** The ideal customer (S61). Empty lists and open ends mean "any". */
export type Icp = {
  industries: string[];
  companySize: Range;
  seniorities: string[];
  budget: Range;
  countries: string[];
};
export type Range = { from: number | null; to: number | null };

/** A line is entered at `enter` and left only below `leave`. */
export type Line = { enter: number; leave: number };

/** A named condition: a handoff rule, what disqualifies, a segment. */
export type Named = { id: string; label: string; when: Condition };

/** A scoring model, as data: the whole definition of who is ready, cold, and why. */
export type Model = {
  name: string;
  title: string;
  /** Where the numbers are from. */
  source: string;
  groups: Group[];
  rules: Rule[];
  fit: FitRule[];
  /** The most a total can be; null for no end. */
  cap: number | null;
  icp: Icp;
  /** How many of the ideal customer's criteria make a fit high, and how many behaviour points an intent high (S16). */
  high: { fit: number; intent: number };
  /** Points lost once per silence of that many days (S23); null for none. */
  silence: { label: string; afterDays: number; points: number } | null;
  /** Days of silence after which a qualified lead is at risk, and any lead is cold (S120). */
  quiet: { atRiskDays: number; coldDays: number };
  /** `stayHours`: how long a stage lasts at least once entered. */
  lines: { mql: Line | null; sql: Line | null; stayHours: number };
  /** At which line sales is told; whether only a high fit is handed over (C10). */
  alert: {
    at: 'mql' | 'sql';
    requireFit: boolean;
    /** Points to be gained after "not ready" before the line hands over again. */
    pointsAfterNotReady: number;
    /** Days within which one handoff rule does not ring twice for a lead. */
    sameRuleDays: number;
  };
  /** Ready at any score when one of these comes true (S26, S37). The line is a rule beside them. */
  ready: Named[];
  /** Never ready while one of these holds. */
  disqualify: Named[];
  /** What an unsubscribe does to the score besides rules about it (C07). */
  unsubscribe: 'keep' | 'remove';
  /** Which events bring a lead how far in the funnel (S30, S38). */
  funnel: { to: FunnelStage; when: DidCondition }[];
  /** Minutes to the first response, and until a manager is told. */
  sla: { firstMinutes: number; escalateMinutes: number };
  segments: Named[];
};
