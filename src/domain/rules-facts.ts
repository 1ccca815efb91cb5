import type { AccountScore } from './account.js';
import type { Lead, LeadRef } from './lead.js';
import type { Persona } from './persona.js';
import type { Model } from './scoring/model.js';

/** Who said what when, of a version of the rules. Ids of people are Slack user ids. */
export type Signature = { by: string; at: Date } | null;

export type RulebookStatus = 'draft' | 'rescoring' | 'live' | 'past' | 'discarded';

/** A change of the rules that nobody decided on for so many days is put away. */
export const DRAFT_DAYS = 14;

/** One version of the rules, in short. */
export type VersionLine = {
  version: number;
  name: string;
  status: RulebookStatus;
  /** Null for the preset a team began with. */
  authorId: string | null;
  reason: string;
  createdAt: Date;
  liveAt: Date | null;
  /** In what it differs from the version it was made from, in words. */
  diff: string[];
};

/** What `/lead rules` shows: the definitions in force, and who stands behind them (S36). */
export type RulesFacts = VersionLine & {
  model: Model;
  marketing: Signature;
  sales: Signature;
  /** What must be set before anybody is told of a ready lead (S35). */
  missing: string[];
  /** May the reader change the rules? */
  isManager: boolean;
  /** Changes being tried or switched on now. */
  pending: VersionLine[];
  /** How many leads are scored by the version that is being switched on, of how many; null where none is. */
  rescored: { done: number; total: number } | null;
  /** Leads in each segment, as counted at `countedAt`; null: now. */
  segments: { id: string; label: string; count: number }[];
  countedAt: Date | null;
};

/** What the message shows that new rules are in force: it stays, and shows who signs them, and when they end. */
export type RulesLiveFacts = {
  version: number;
  /** "house@4" */
  name: string;
  /** The version that was in force until then. */
  before: number | null;
  authorId: string | null;
  reason: string;
  diff: string[];
  missing: string[];
  marketing: Signature;
  sales: Signature;
  liveAt: Date | null;
  /** Since when they are in force no more; null where they are. */
  endedAt: Date | null;
};

export type Alert = { lead: LeadRef; at: Date; rule: string };

/** What a change of the rules would have done to the alerts of a stretch of history. */
export type TrialFacts = {
  version: VersionLine;
  /** "house@3", which is live. */
  against: string;
  from: Date;
  to: Date;
  leads: number;
  events: number;
  /** Alerts under the rules in force, and under the change. */
  before: number;
  after: number;
  /** Only under the change; only under the rules in force. Newest first, complete. */
  gained: Alert[];
  lost: Alert[];
  /** Leads that became customers in that time and would not have been handed over before they did. */
  missedCustomers: { lead: LeadRef; wonAt: Date }[];
  /** Customers that only the change would have handed over in time. */
  caughtCustomers: { lead: LeadRef; wonAt: Date }[];
  /** Leads that stand above the line today only by the change: handed over with their next sign of life. */
  readyNow: number;
  missing: string[];
};

/** How far a long piece of work is. */
export type Progress = {
  what: 'trying' | 'rescoring' | 'exporting';
  /** Of the rules; 0 where it is about none. */
  version: number;
  done: number;
  total: number;
};

/** What `/lead account` shows: a company, its people, and why it has its score. */
export type AccountFacts = {
  name: string;
  key: string;
  members: Lead[];
  score: AccountScore;
  /** The track each is in, by the lead's id; those in none are left out. */
  tracks: Map<string, string>;
};

/** A segment whose leads no persona fits (S60): how many it has, how many were looked at, and are without a title. */
export type SegmentGap = { label: string; leads: number; looked: number; untitled: number };

/** Leads of the middle of the funnel that stay longer than leads do (S41). */
export type StuckFacts = {
  /** Median days leads have spent in consideration, of those that left it; null where too few have. */
  medianDays: number | null;
  rows: { lead: Lead; days: number; nextStep: { title: string; dueAt: Date } | null; track: string | null }[];
  count: number;
};

/** What a rep is told of a lead beside its score: who buys like that, and what to say. */
export type Advice = { persona: Persona | null; send: string[] };
