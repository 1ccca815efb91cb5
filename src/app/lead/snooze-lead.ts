import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { daysAfter } from '../../domain/silence.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { undoable } from '../undo/undoable.js';
import { type ForOwner, mayWork, tellOwner } from './may-work.js';
import { resolveLead } from './resolve-lead.js';

/** Latest end of a snooze: a year and a day on. */
export const farthest = (now: Date): Date => daysAfter(now, 367);

/** Puts a lead to sleep until an instant: no alerts and no steps meanwhile. Whoever did it is told when it wakes. */
export async function snoozeLead(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; until: Date; typed: string },
): Promise<Outcome<{ lead: Lead; until: Date; forOwner: ForOwner }>> {
  const { teamId, now, actor } = ctx;
  const { until, typed } = input;
  if (until <= now) return refused({ kind: 'date_past', typed, at: until });
  if (until > farthest(now)) return refused({ kind: 'date_too_far', typed, at: until });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const right = await mayWork(tx, ctx, lead, 'snooze');
    if (!right.ok) return right;
    const forOwner = right.value;
    const asleep = { ...lead, snoozedUntil: until, snoozedBy: actor };
    await undoable(tx, deps, ctx, 'lead.snoozed', { leads: [lead.id] }, async () => {
      await saveLeads(tx, [asleep]);
      await addHistory(tx, [
        deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.snoozed', { until: until.toISOString() }),
      ]);
    });
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    await refreshColdCard(tx, deps, ctx, lead);
    await tellOwner(tx, deps, ctx, { lead, forOwner, what: 'lead.snoozed' });
    return done({ lead: asleep, until, forOwner });
  });
  deps.wake();
  return outcome;
}
