import { localDay } from '../../domain/calendar.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { anothersLead } from './watch-lead.js';

/**
 * Asks the owner of a lead, in private, whether the person may help or have it: once a lead, owner and day of the
 * team's zone. What was said can't be unsaid, so there is nothing to undo.
 */
export async function askOwner(
  deps: Deps,
  ctx: Ctx,
  asked: string,
): Promise<Outcome<{ lead: Lead; owner: string; already: boolean }>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await anothersLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const owner = lead.ownerId;
    const me = await tx.person.findUnique({ where: { teamId_id: { teamId, id: actor } } });
    const { id, email, name, company } = lead;
    const facts = {
      about: 'asked' as const,
      lead: { id, email, name, company },
      by: actor,
      byName: me?.name ?? null,
    };
    const key = `ask:${id}:${owner}:${actor}:${localDay(now, deps.timeZone)}`;
    const sent = await enqueue(tx, [notice(deps, ctx, owner, facts, key)]);
    if (sent.length > 0)
      await addHistory(tx, [deed(deps, { teamId, leadId: id, now, actor }, 'lead.asked', { owner })]);
    return done({ lead, owner, already: sent.length === 0 });
  });
  deps.wake();
  return outcome;
}
