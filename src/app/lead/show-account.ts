import { businessDomain, rollUp } from '../../domain/account.js';
import { companyKey } from '../../domain/company-name.js';
import { type Lead, leadRef, total } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { AccountFacts } from '../../domain/rules-facts.js';
import { inTx, type Tx } from '../../store/db.js';
import { listAccount } from '../../store/lead-groups.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { trackNames } from '../track/track-names.js';
import { lookUpLead } from './resolve-lead.js';

/** People of one company that are looked at; the others add nothing to its score. */
const MOST = 200;

/** A company, its people as they stand now, and why it has its score (S139). Asked for by its name or by one of them. */
export function showAccount(deps: Deps, at: At, asked: string): Promise<Outcome<AccountFacts>> {
  return inTx(deps.db, async (tx) => {
    const found = await findAccount(tx, deps, at, asked);
    if (!found.ok) return found;
    const key = found.value;
    const members = await listAccount(tx, await liveRules(tx, deps, at), at, key, MOST);
    const score = rollUp(
      members.map((lead) => ({ ...lead, total: total(lead) })),
      at.now,
    );
    const tracks = await trackNames(
      tx,
      deps,
      at.teamId,
      members.map(({ id }) => id),
    );
    return done({ name: nameOf(members) ?? key, key, members, score, tracks });
  });
}

/**
 * The account that is meant: that of the domain typed; that of the lead meant; that which all leads of those words
 * share, or all whose company is called so.
 */
async function findAccount(tx: Tx, deps: Deps, at: At, asked: string): Promise<Outcome<string>> {
  const domain = asked.includes('@') ? null : businessDomain(`of@${asked.trim()}`);
  if (domain !== null && (await isAccount(tx, at, domain))) return done(domain);
  const found = await lookUpLead(tx, deps, at, asked);
  if (found.ok) {
    const { account } = found.value;
    return account === null ? refused({ kind: 'no_account', lead: leadRef(found.value) }) : done(account);
  }
  const company = companyKey(asked);
  if (company === null) return found;
  if (found.problem.kind !== 'several_leads')
    return (await isAccount(tx, at, company)) ? done(company) : found;
  const all = found.problem.found;
  const named = all.filter((lead) => lead.company !== null && companyKey(lead.company) === company);
  const shared = (await sharedBy(tx, at, all)) ?? (await sharedBy(tx, at, named));
  return shared === null ? found : done(shared);
}

const isAccount = async (tx: Tx, { teamId }: At, account: string): Promise<boolean> =>
  (await tx.lead.findFirst({ where: { teamId, account }, select: { id: true } })) !== null;

/** The one account of all these leads, people with a private address aside; null where there is none, or several. */
async function sharedBy(tx: Tx, { teamId }: At, leads: { id: string }[]): Promise<string | null> {
  const rows = await tx.lead.findMany({
    where: { teamId, id: { in: leads.map(({ id }) => id) }, account: { not: null } },
    distinct: ['account'],
    select: { account: true },
  });
  const accounts = rows.flatMap(({ account }) => account ?? []);
  // A domain has a dot in it, and a company's name has none.
  const business = accounts.filter((account) => account.includes('.'));
  const one = business.length > 0 ? business : accounts;
  return one.length === 1 ? (one[0] ?? null) : null;
}

/** What most of its people call it; of equals, what the hottest one does. */
function nameOf(members: Lead[]): string | null {
  const counts = new Map<string, number>();
  for (const { company } of members)
    if (company !== null) counts.set(company, (counts.get(company) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best?.[0] ?? null;
}
