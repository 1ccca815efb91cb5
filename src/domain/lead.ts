/** Score stages (S33). `new` is below the MQL line. */
export type Stage = 'new' | 'mql' | 'sql';

/** How far a lead is in making up its mind (S30); the words of others for the same: early, middle, late. */
export const FUNNEL_STAGES = ['awareness', 'consideration', 'decision'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** Where a lead is in its life with us, computed (S31). */
export const LIFECYCLES = ['new', 'engaged', 'qualified', 'at-risk'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** What is known of who a lead is. Empty means not known: news never blanks any of it, only a person's edit does. */
export type Profile = {
  name: string | null;
  title: string | null;
  company: string | null;
  companySize: number | null;
  industry: string | null;
  phone: string | null;
  timeZone: string | null;
  source: string | null;
  /** Value of the deal at stake, in whole units of the workspace's currency. */
  value: number | null;
  /** Where they are, as it was said: a country's name or code. */
  country: string | null;
  /** What they can spend, in whole units of the workspace's currency. */
  budget: number | null;
  /** What they work with, as it was said: "Salesforce, SAP". */
  techStack: string | null;
  /** An id of domain/buying-role.ts. */
  buyingRole: string | null;
};

export const EMPTY_PROFILE: Profile = {
  name: null,
  title: null,
  company: null,
  companySize: null,
  industry: null,
  phone: null,
  timeZone: null,
  source: null,
  value: null,
  country: null,
  budget: null,
  techStack: null,
  buyingRole: null,
};

/**
 * A lead, as it stands at a moment: what is stored of it, and what its rules make of that then. Instants are UTC;
 * ids of people are Slack user ids.
 */
export type Lead = Profile & {
  id: string;
  teamId: string;
  email: string;
  ownerId: string | null;
  tags: string[];
  /** The company it belongs to, as a key (domain/account.ts). */
  account: string | null;
  stage: Stage;
  /** Points for who they are. Never decays. */
  fit: number;
  /** Points for what they did, faded and capped as the rules say, the silence penalty included. Whole, rounded down. */
  behaviour: number;
  /** The score is taken away: unsubscribed, where the rules say so (S17). */
  out: boolean;
  funnel: FunnelStage;
  /** The total a lead must reach for its next handoff by score. */
  readyLine: number;
  /** Handed over, and not yet fallen below the line again. */
  handed: boolean;
  /** The total its next handoff needs, after a rep said "not ready"; null without such a word. */
  raisedLine: number | null;
  /** How many handoffs there have been. */
  episode: number;
  segments: string[];
  lastActivityAt: Date | null;
  lastActivityKind: string | null;
  /** Start of the present silence: the last activity, or the lead's creation. */
  quietSince: Date;
  /** When the present silence made the lead cold; null while it is warm. */
  coldAt: Date | null;
  snoozedUntil: Date | null;
  snoozedBy: string | null;
  /** Unsubscribed or otherwise not to be written to. */
  suppressedAt: Date | null;
  /** A person let the lead go; any activity brings it back. */
  letGoAt: Date | null;
  wonAt: Date | null;
  lostAt: Date | null;
  lostReason: string | null;
  createdAt: Date;
};

/** Enough of a lead to name it to a person. */
export type LeadRef = Pick<Lead, 'id' | 'email' | 'name' | 'company' | 'ownerId'> & { total: number };

export const total = (lead: Pick<Lead, 'fit' | 'behaviour'>): number => lead.fit + lead.behaviour;

export const leadRef = (lead: Lead): LeadRef => ({
  id: lead.id,
  email: lead.email,
  name: lead.name,
  company: lead.company,
  ownerId: lead.ownerId,
  total: total(lead),
});

/** What a person calls the lead: its name, else its address. */
export const leadName = (lead: { name: string | null; email: string }): string => lead.name ?? lead.email;

/** E-mail addresses are compared without case or surrounding space; that is how they are stored. */
export const sameAddress = (email: string): string => email.trim().toLowerCase();
