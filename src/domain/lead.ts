/** Score stages (S33). `new` is below the MQL line. */
export type Stage = 'new' | 'mql' | 'sql';

/** What is known of who a lead is. Empty means not known: nothing here is ever blanked by later input. */
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
};

/** A lead as stored. Instants are UTC; ids of people are Slack user ids. */
export type Lead = Profile & {
  id: string;
  teamId: string;
  email: string;
  ownerId: string | null;
  stage: Stage;
  /** Points for who they are. Never decays. */
  fit: number;
  /** Points for what they did, the silence penalty included. */
  behaviour: number;
  /** The total a lead must reach for its next handoff; raised when a rep says "not ready". */
  readyLine: number;
  /** How many handoffs there have been. */
  episode: number;
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
