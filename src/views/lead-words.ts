import { buyingRoleLabel, isBuyingRole } from '../domain/buying-role.js';
import type { Happened, ScoreLine } from '../domain/facts.js';
import { type Lead, leadName, type Stage, total } from '../domain/lead.js';
import { ago, day, type Reader } from './dates.js';
import { SPACE, type Space } from './limits.js';
import { escaped, number, points } from './text.js';

type Named = { name: string | null; email: string };

/** A lead's name, ready for mrkdwn. */
export const nameOf = (lead: Named, space: Space = SPACE): string =>
  escaped(leadName(lead), space.name) || escaped(lead.email, space.name) || 'somebody without a name';

/** "Jane Doe (Acme)": enough to know whom, in one breath. */
export const nameAndCompany = (lead: Named & { company: string | null }, space: Space = SPACE): string =>
  lead.company === null
    ? nameOf(lead, space)
    : `${nameOf(lead, space)} (${escaped(lead.company, space.company)})`;

/** "*Jane Doe* · VP Sales · Acme" */
export const whoLine = (lead: Lead, space: Space = SPACE): string =>
  dotted([`*${nameOf(lead, space)}*`, ...roleOf(lead, space)]);

/** Title and company, what is known of them. */
export const roleOf = (lead: Lead, space: Space = SPACE): string[] => [
  ...said(lead.title, space.title),
  ...said(lead.company, space.company),
];

/** "last active 3 h ago". Goes stale, so never on a message that stays. */
export const lastActive = ({ lastActivityAt }: Pick<Lead, 'lastActivityAt'>, reader: Reader): string =>
  lastActivityAt === null ? 'nothing recorded yet' : `last active ${ago(lastActivityAt, reader)}`;

/** How to reach the lead; a lead without a name is called by its address already. */
export const contactOf = (lead: Lead, reader: Reader): string[] => [
  ...(lead.name === null ? [] : [address(lead, reader)]),
  ...said(lead.phone, 40),
];

/** How to reach the lead, and the size and trade of its company. */
export const profileOf = (lead: Lead, reader: Reader): string[] => [
  ...contactOf(lead, reader),
  ...(lead.companySize === null ? [] : [`${number(lead.companySize)} people`]),
  ...said(lead.industry, 60),
];

/** "86 = 30 who they are + 56 what they did" */
export function scoreParts(lead: Pick<Lead, 'fit' | 'behaviour' | 'out'>): string {
  if (lead.out) return '*none*: the rules take the score of whoever unsubscribes';
  const sign = lead.behaviour < 0 ? '−' : '+';
  return `*${number(total(lead))}* = ${number(lead.fit)} who they are ${sign} ${number(Math.abs(lead.behaviour))} what they did`;
}

/** "+30 Requested a demo · 14 May" */
export const reasonLine = (line: ScoreLine, reader: Reader): string =>
  `*${points(line.points)}* ${escaped(line.reason, SPACE.reason)} · ${day(line.at, reader)}`;

/** Why a deal was lost: "other" before somebody's own words says nothing. */
export const lostBecause = (reason: string): string => escaped(reason.replace(/^other: /, ''), SPACE.reason);

/** "Downloaded content: Buyer's guide" */
export const happened = (event: Happened, limit: number = SPACE.detail): string =>
  event.detail === null
    ? escaped(event.what, limit)
    : `${escaped(event.what, limit)}: ${escaped(event.detail, limit)}`;

export const happenedOn = (event: Happened, reader: Reader): string =>
  `${happened(event)} · ${day(event.at, reader)}`;

/** Mentions a person of the workspace; anything that is no user id stays mere text. */
export const person = (userId: string): string =>
  /^[UW][A-Z0-9]{1,20}$/.test(userId) ? `<@${userId}>` : escaped(userId, 40);

export const ownerOf = (lead: { ownerId: string | null }): string =>
  lead.ownerId === null ? 'nobody yet' : person(lead.ownerId);

/** "Economic buyer", as a person said of them. */
export const buyingRoleOf = ({ buyingRole }: Pick<Lead, 'buyingRole'>): string[] =>
  buyingRole === null || !isBuyingRole(buyingRole) ? [] : [buyingRoleLabel(buyingRole)];

const STAGES: Record<Stage, string> = { new: 'New', mql: 'MQL', sql: 'SQL' };
export const stageOf = (lead: Pick<Lead, 'stage'>): string => STAGES[lead.stage];

export const dotted = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join(' · ');

/** What to type to mean this lead and no other. */
export const typed = (command: string, lead: { email: string }): string =>
  `\`/lead ${command} ${escaped(lead.email, SPACE.email)}\``;

const said = (text: string | null, limit: number): string[] => (text === null ? [] : [escaped(text, limit)]);

const address = ({ email }: Lead, reader: Reader): string =>
  reader.slackDates ? mailLink(email) : escaped(email, SPACE.email);

// Only addresses that need no escaping become links: a link's inside has no safe way to hold the others.
const mailLink = (email: string): string =>
  /^[\w.+-]{1,64}@[a-z0-9.-]{1,64}$/i.test(email)
    ? `<mailto:${email}|${email}>`
    : escaped(email, SPACE.email);
