import type { ActivityKind } from './activity.js';
import type { Adrift, Rested } from './attention-facts.js';
import type { ChipFacts } from './chip-facts.js';
import type { Lead, Lifecycle } from './lead.js';
import type { LineFacts, MovedFacts } from './line-facts.js';
import type { MorningFacts } from './morning.js';
import type { Happened, NoticeFacts } from './notice-facts.js';
import type { Advice, RulesLiveFacts } from './rules-facts.js';
import type { Barred } from './scoring/barred.js';
import type { ScoreLine as ExplainedLine } from './scoring/explain.js';
import type { Ahead } from './scoring/forecast.js';
import type { IdealMark } from './scoring/ideal.js';
import type { LineAhead, NextStep } from './scoring/next-step.js';
import type { Unscored } from './scoring/unscored.js';
import type { WakeOn } from './snooze.js';
import type { TaskFacts } from './task-facts.js';

export type { Happened, NoticeFacts } from './notice-facts.js';
export type { TaskFacts, TaskStatus } from './task-facts.js';

import type { HelloFacts, WelcomeFacts } from './welcome.js';

/** One reason for a score as people see it: points it is worth now, why, when (UTC). */
export type ScoreLine = {
  part: 'fit' | 'behaviour';
  rule: string;
  points: number;
  reason: string;
  at: Date;
};

/** Everything `/lead why` shows: a score at a moment, explained to the point, and what lies ahead of it. */
export type WhyFacts = {
  /** As it stood at that moment. */
  lead: Lead;
  /** The moment asked for, or null for now. */
  when: Date | null;
  /** Their points sum to `fit` and `behaviour`, and those to `total`. */
  lines: ExplainedLine[];
  fit: number;
  behaviour: number;
  total: number;
  out: boolean;
  /** The rules it was judged by, and those of today: "house@3". */
  rules: string;
  rulesNow: string;
  verdict: { fit: 'high' | 'low'; intent: 'high' | 'low' };
  lifecycle: Lifecycle;
  stageSince: Date | null;
  /** Labels of the segments it is in. */
  segments: string[];
  /** The line it has not reached, or null where none was set. It may have been reached already. */
  nextLine: LineAhead | null;
  /** Single deeds that would take it over that line, or make it ready at once by a handoff rule: these first. */
  oneStepAway: NextStep[];
  /** The ideal customer's criteria, and how the lead meets each (S16). */
  ideal: IdealMark[];
  /** What keeps it from being handed over for its points, whatever they are; null for nothing. */
  barred: Barred | null;
  /** Do these rules give points for who somebody is? */
  givesFit: boolean;
  /** What it did that these rules know no points for, and how often (C04). */
  unscored: Unscored[];
  /** What comes about by time alone, in order: stages lost, at risk, cold, a silence charged. */
  ahead: Ahead[];
  /** What must be set before anybody is told of a ready lead (S35). */
  missing: string[];
};

/** The context package of S44. An empty list is worded "none recorded" by the views. */
export type ContextPackage = {
  content: Happened[];
  pages: Happened[];
  emails: Happened[];
  forms: Happened[];
  questions: Happened[];
};

export type HandoffStatus = 'waiting' | 'claimed' | 'returned' | 'closed';

/** What somebody (a Slack user id) did about a lead; `kind` is what was logged. */
export type Worked = {
  by: string;
  did: 'logged' | 'planned' | 'finished';
  kind: ActivityKind | null;
  at: Date;
};

/** Everything a handoff card shows. */
export type HandoffFacts = {
  handoffId: string;
  lead: Lead;
  status: HandoffStatus;
  /** 1 for the first time this lead became ready. */
  episode: number;
  createdAt: Date;
  claimedBy: string | null;
  claimedAt: Date | null;
  returnedBy: string | null;
  returnedAt: Date | null;
  returnReason: string | null;
  /** Largest first, at most three. */
  topReasons: ScoreLine[];
  /** What the lead asked, in its own words, and when: the newest question or hand-raise. */
  asked: Happened | null;
  context: ContextPackage;
  /** Newest things people did about it since, for the foot of the card, at most three. */
  worked: Worked[];
  /** Set when somebody snoozed the lead and it is still asleep. */
  snooze: { until: Date; by: string; on?: WakeOn } | null;
  model: string;
  /** The handoff rule that fired, in words: "Reached 80 points" (S37). */
  rule: string;
  /** It rang without a look at the score (S26), by the rules in force. */
  atAnyScore?: boolean;
  /** How the handoff before this one ended, if it was sent back. */
  sentBack?: { by: string | null; at: Date; reason: string } | null;
  /** The handoff before this one, for the memory of leads that come and go (S42). */
  before?: { at: Date } | null;
  /** Where it stands in the matrix of fit and intent (S16). */
  verdict?: WhyFacts['verdict'];
  /** Labels of the segments it is in. */
  segments?: string[];
  /** What comes about by time alone, in order. */
  ahead?: Ahead[];
  advice?: Advice;
};

export type ColdFacts = {
  lead: Lead;
  quietDays: number;
  lastTouch: Happened | null;
  /** Score before the silence was charged, and now. */
  total: number;
  /** What a person decided, once decided: the buttons give way to it. */
  decision: {
    what: 're-engaging' | 'snoozed' | 'let go' | 're-warmed' | 'won' | 'lost';
    by: string | null;
    at: Date;
    until: Date | null;
  } | null;
};

/** What a manager reads in the morning. Every list is complete; the view shortens. */
export type DigestFacts = {
  /** Local day of the workspace, YYYY-MM-DD, and its zone. */
  day: string;
  timeZone: string;
  /** Start of what "since" means: the previous digest, or a day earlier. */
  since: Date;
  waiting: { lead: Lead; since: Date }[];
  claimed: { lead: Lead; by: string; at: Date; afterMinutes: number }[];
  wentCold: { lead: Lead; at: Date }[];
  rewarmed: { lead: Lead; at: Date; by: string }[];
  returned: { lead: Lead; by: string; reason: string; at: Date }[];
  overdue: { lead: Lead; title: string; assigneeId: string; dueAt: Date }[];
  /** Of the seven days before: leads captured, became MQL, handed off, claimed. */
  week: { captured: number; mql: number; handoffs: number; claimed: number };
  /** Who would fall through the cracks, the first of them, and how many there are. */
  adrift?: { rows: Adrift[]; count: number };
  /** Leads put off three times in a row, or more. */
  putOff?: Rested[];
  /** How many messages were held back from channels, for being more than their budget. */
  held?: number;
};

/** What the outbox carries to the courier: facts, never Slack's words. */
export type MessageFacts =
  | { kind: 'chip'; facts: ChipFacts }
  | { kind: 'line'; facts: LineFacts }
  | { kind: 'moved'; facts: MovedFacts }
  | { kind: 'handoff'; facts: HandoffFacts }
  | { kind: 'cold'; facts: ColdFacts }
  | { kind: 'task'; facts: TaskFacts }
  | { kind: 'digest'; facts: DigestFacts }
  | { kind: 'morning'; facts: MorningFacts }
  | { kind: 'welcome'; facts: WelcomeFacts }
  | { kind: 'hello'; facts: HelloFacts }
  | { kind: 'rules'; facts: RulesLiveFacts }
  | { kind: 'notice'; facts: NoticeFacts };

export type MessageKind = MessageFacts['kind'];
