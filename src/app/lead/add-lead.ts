import { LEAD_LIMITS } from '../../domain/event.js';
import type { Lead, Profile } from '../../domain/lead.js';
import { sameAddress } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead, lockLeadsByEmail } from './leads.js';

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Adds a lead a person typed, or completes the one there is. `changed`: something they said of it was new. */
export async function addLead(
  deps: Deps,
  ctx: Ctx,
  typed: { email: string; profile: Partial<Profile> },
): Promise<Outcome<{ lead: Lead; created: boolean; changed: boolean }>> {
  if (!EMAIL.test(typed.email) || typed.email.length > LEAD_LIMITS.email)
    return refused({ kind: 'bad_email', typed: typed.email.slice(0, 100) });
  const long = Object.entries(typed.profile).find(
    ([, value]) => typeof value === 'string' && value.length > LEAD_LIMITS.text,
  );
  if (long !== undefined)
    return refused({
      kind: 'too_long',
      field: long[0],
      limit: LEAD_LIMITS.text,
      length: String(long[1]).length,
    });
  const result = await inTx(deps.db, async (tx) => {
    const email = sameAddress(typed.email);
    const [known] = await lockLeadsByEmail(tx, deps, ctx, email);
    const before = known && { ...known };
    const profile = known !== undefined ? typed.profile : { source: 'slack', ...typed.profile };
    const entry = { email, profile, at: ctx.now, activity: null };
    const leads = known === undefined ? [] : [known.id];
    const verb = known === undefined ? 'lead.created' : 'lead.edited';
    const [receipt] = await undoable(tx, deps, ctx, verb, { leads }, async () => {
      const receipts = await recordNewsIn(tx, deps, ctx.teamId, ctx.now, [entry]);
      leads.push(...receipts.filter(({ created }) => created).map(({ leadId }) => leadId));
      return receipts;
    });
    const lead = receipt ? await lockLead(tx, deps, ctx, receipt.leadId) : null;
    if (lead === null || receipt === undefined) return null;
    const said = Object.keys(typed.profile) as (keyof Profile)[];
    const changed = before !== undefined && said.some((field) => before[field] !== lead[field]);
    return { lead, created: receipt.created, changed };
  });
  deps.wake();
  return result === null ? refused({ kind: 'gone', what: 'that lead' }) : done(result);
}
