import type { Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import { saveStandings } from '../../store/standings.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { type ForOwner, mayWork, tellOwner } from '../lead/may-work.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { liveRules } from '../rules/live-rules.js';
import { undoable } from '../undo/undoable.js';

/** `already`: it was awake, and nothing changed. */
export type WokenLead = { lead: Lead; already: boolean; forOwner: ForOwner };

/**
 * Ends a snooze by a person's word: what had waited for the lead to wake comes now. Its owner may, or whoever put it to
 * sleep; of a lead that is nobody's, everybody.
 */
export async function wakeLead(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<WokenLead>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    if (lead.snoozedUntil === null || lead.snoozedUntil <= ctx.now)
      return done({ lead, already: true, forOwner: null });
    const right = await mayWork(tx, ctx, lead, 'wake');
    if (!right.ok && lead.snoozedBy !== ctx.actor) return right;
    const forOwner = right.ok ? right.value : null;
    const { snoozedUntil: until } = lead;
    const awake = await undoable(tx, deps, ctx, 'lead.woken', { leads: [lead.id] }, () =>
      wake(tx, deps, ctx, lead, until),
    );
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    await refreshColdCard(tx, deps, ctx, lead);
    await tellOwner(tx, deps, ctx, { lead, forOwner, what: 'lead.woken' });
    return done({ lead: awake, already: false, forOwner });
  });
  deps.wake();
  return outcome;
}

async function wake(tx: Tx, deps: Deps, ctx: Ctx, lead: Tracked, until: Date): Promise<Lead> {
  const { teamId, now, actor } = ctx;
  const awake = { ...lead, snoozedUntil: null, snoozedBy: null };
  await saveLeads(tx, [awake]);
  await endSnoozes(tx, now, [lead.id], 'hand');
  // A step that fell due in its sleep was put off until its end.
  await tx.enrolment.updateMany({
    where: { leadId: lead.id, endedAt: null, nextStepAt: until },
    data: { nextStepAt: now },
  });
  // A silence that came to something meanwhile is told of at the next look.
  if (lead.scored && lead.coldAt === null)
    await saveStandings(tx, await liveRules(tx, deps, ctx), [{ ...lead, dueAt: now }]);
  await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.woken', { by: 'hand' })]);
  return awake;
}
