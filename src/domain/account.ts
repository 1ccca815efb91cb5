import { BUYING_ROLES, type BuyingRole, isBuyingRole, roleFromTitle } from './buying-role.js';
import { companyKey } from './company-name.js';
import { isFreeMail } from './free-mail.js';
import type { Stage } from './lead.js';

/**
 * The account a lead belongs to (S139): the domain of its business address, subdomains taken off; with a free-mail
 * address the company's name, as `companyKey` makes it; else null. A domain has a dot in it and a name has none, so
 * the two can't be taken for each other.
 */
export function accountKey({ email, company }: { email: string; company: string | null }): string | null {
  return businessDomain(email) ?? (company === null ? null : companyKey(company));
}

/** Domain of a business address, without subdomains; null for free mail, and for what is no address. */
export function businessDomain(email: string): string | null {
  const host = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (!email.includes('@') || !URL.canParse(`http://${host}`)) return null;
  // One spelling for "müller.de" and "xn--mller-kva.de".
  const labels = new URL(`http://${host}`).hostname.replace(/\.$/, '').split('.');
  if (labels.length < 2 || !/^[a-z]/.test(labels.at(-1) ?? '') || isFreeMail(labels.join('.'))) return null;
  const domain = labels.slice(-depthOf(labels)).join('.');
  return isFreeMail(domain) ? null : domain;
}

const SHARED_LEVELS = new Set(
  'co com net org ac edu gov gob gouv go or ne ltd plc nhs sch asn id mil nom govt'.split(' '),
);

/** Labels that belong to the owner: three under "co.uk", "com.br" and a tenant's "onmicrosoft.com", else two. */
function depthOf(labels: string[]): number {
  const [second = '', top = ''] = labels.slice(-2);
  const isShared = top.length === 2 && SHARED_LEVELS.has(second);
  return isShared || `${second}.${top}` === 'onmicrosoft.com' ? 3 : 2;
}

/** Somebody of an account as far as its score goes. Points are whole. `buyingRole` is what a person said. */
export type AccountMember = {
  id: string;
  name: string | null;
  email: string;
  fit: number;
  behaviour: number;
  total: number;
  ownerId: string | null;
  lastActivityAt: Date | null;
  buyingRole: string | null;
  title: string | null;
  stage: Stage;
};

/** One reason of an account's score; `leadId` where it is one person's. */
export type AccountLine = { points: number; reason: string; leadId: string | null };

/** Who plays a part in the purchase: `isSaid` is false where only the title suggests it. */
export type RoleHolder = { leadId: string; role: BuyingRole; isSaid: boolean };

/** How a company stands, with its reasons: the points of `lines` are `score`, exactly. */
export type AccountScore = {
  score: number;
  lines: AccountLine[];
  /** The person whose behaviour counts in full; null without anybody. */
  hottestId: string | null;
  /** People with a sign of life in the last 30 days. */
  active: number;
  lastActivityAt: Date | null;
  roles: RoleHolder[];
  /** Parts nobody plays, in the order in which they are worth finding (S139). */
  missingRoles: BuyingRole[];
  ownerIds: string[];
};

/** The weights of an account's score; ours, as the articles give none. */
export const ACCOUNT_WEIGHTS = {
  activeDays: 30,
  /** A buying group has six people (S142): the hottest and five more. */
  others: 5,
  /** Of the others' behaviour one point in so many counts. */
  otherShare: 4,
  breadth: 5,
  bothRoles: 15,
} as const;

/**
 * The score of an account out of its people (S139, S142):
 * - who they are: the best fit of any, once, for they share the company;
 * - what they do: the hottest one's behaviour in full, a quarter (rounded down) of the next five's, so that one keen
 *   person outweighs many lukewarm ones, and a large company does not win by its size alone;
 * - breadth: 5 for each further person, up to five, with a sign of life in the last 30 days;
 * - 15 when an economic buyer and a technical evaluator are both active: the two who can say no.
 * A role is what a person said, else what the title suggests. Behaviour below zero lowers only its own lead's score,
 * and an account's where nobody is above. Somebody more never lowers a score; the order of members does not matter.
 */
export function rollUp(members: readonly AccountMember[], now: Date): AccountScore {
  const hottest = members.toSorted(hotterFirst);
  const active = hottest.filter((member) => isActive(member, now));
  const roles = hottest.flatMap(roleOf);
  const lines = [
    ...fitLine(hottest),
    ...behaviourLines(hottest),
    ...breadthLine(active.length),
    ...rolesLine(active, roles),
  ].filter(({ points }) => points !== 0);
  const times = members.flatMap(({ lastActivityAt }) => (lastActivityAt === null ? [] : [lastActivityAt]));
  return {
    score: lines.reduce((sum, { points }) => sum + points, 0),
    lines,
    hottestId: hottest[0]?.id ?? null,
    active: active.length,
    lastActivityAt: times.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null,
    roles,
    missingRoles: BUYING_ROLES.filter((role) => !roles.some((holder) => holder.role === role)),
    ownerIds: [...new Set(hottest.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))],
  };
}

const byId = (one: AccountMember, other: AccountMember): number =>
  one.id < other.id ? -1 : Number(one.id > other.id);
const hotterFirst = (one: AccountMember, other: AccountMember): number =>
  other.behaviour - one.behaviour || other.total - one.total || byId(one, other);

const DAY = 86_400_000;
const isActive = ({ lastActivityAt }: AccountMember, now: Date): boolean =>
  lastActivityAt !== null && now.getTime() - lastActivityAt.getTime() < ACCOUNT_WEIGHTS.activeDays * DAY;

const nameOf = ({ name, email }: AccountMember): string => name ?? email;

function fitLine(members: AccountMember[]): AccountLine[] {
  const [best] = members.toSorted((one, other) => other.fit - one.fit || byId(one, other));
  return best === undefined
    ? []
    : [{ points: best.fit, reason: `Best fit: ${nameOf(best)}`, leadId: best.id }];
}

function behaviourLines([hottest, ...others]: AccountMember[]): AccountLine[] {
  if (hottest === undefined) return [];
  const { others: most, otherShare } = ACCOUNT_WEIGHTS;
  return [
    { points: hottest.behaviour, reason: `Hottest: ${nameOf(hottest)}`, leadId: hottest.id },
    ...others.slice(0, most).map((other) => ({
      points: Math.max(0, Math.floor(other.behaviour / otherShare)),
      reason: `${nameOf(other)}, too: ${shareOf(other)}`,
      leadId: other.id,
    })),
  ];
}

/** A rounded share is said to be one, or the sum would not seem to add up. */
function shareOf({ behaviour }: AccountMember): string {
  const { otherShare } = ACCOUNT_WEIGHTS;
  return `a quarter of their ${behaviour} points for what they did${behaviour % otherShare === 0 ? '' : ', rounded down'}`;
}

function breadthLine(active: number): AccountLine[] {
  const further = Math.max(0, Math.min(active - 1, ACCOUNT_WEIGHTS.others));
  const people = `${further} ${further === 1 ? 'person' : 'people'}`;
  const reason = `${people} more active in the last ${ACCOUNT_WEIGHTS.activeDays} days`;
  return [{ points: further * ACCOUNT_WEIGHTS.breadth, reason, leadId: null }];
}

function rolesLine(active: AccountMember[], roles: RoleHolder[]): AccountLine[] {
  const roleById = new Map(roles.map(({ leadId, role }) => [leadId, role]));
  const holder = (role: BuyingRole): AccountMember | undefined =>
    active.find(({ id }) => roleById.get(id) === role);
  const [buyer, evaluator] = [holder('economic_buyer'), holder('technical_evaluator')];
  if (buyer === undefined || evaluator === undefined) return [];
  const reason = `Economic buyer and technical evaluator both active: ${nameOf(buyer)}, ${nameOf(evaluator)}`;
  return [{ points: ACCOUNT_WEIGHTS.bothRoles, reason, leadId: null }];
}

function roleOf({ id, buyingRole, title }: AccountMember): RoleHolder[] {
  if (buyingRole !== null && isBuyingRole(buyingRole))
    return [{ leadId: id, role: buyingRole, isSaid: true }];
  const suggested = title === null ? null : roleFromTitle(title);
  return suggested === null ? [] : [{ leadId: id, role: suggested, isSaid: false }];
}
