import type { Tracked } from '../../domain/stand.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { inherit } from '../people/inherit.js';
import { refreshHandoffCard } from './refresh-card.js';

/** Makes the person the owner of a lead, and its waiting handoff theirs, under the lead's lock. Minutes it had waited. */
export async function takeOver(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Tracked,
): Promise<{ lead: Tracked; waitedMinutes: number | null }> {
  const { teamId, now, actor } = ctx;
  // Somebody else's plan to wait is not the new owner's.
  const rest = lead.snoozedBy === actor ? {} : { snoozedUntil: null, snoozedBy: null };
  const owned = { ...lead, ...rest, ownerId: actor, letGoAt: null };
  await saveLeads(tx, [owned]);
  if (lead.snoozedUntil !== null && owned.snoozedUntil === null)
    await endSnoozes(tx, now, [lead.id], 'claim');
  await inherit(tx, lead.id, actor);
  const waiting = await tx.handoff.findFirst({ where: { leadId: lead.id, status: 'waiting' } });
  const waitedMinutes =
    waiting === null ? null : Math.round((now.getTime() - waiting.createdAt.getTime()) / 60_000);
  await tx.handoff.updateMany({
    where: { leadId: lead.id, status: 'waiting' },
    data: { status: 'claimed', claimedBy: actor, claimedAt: now },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: lead.id, now, actor }, waiting ? 'handoff.claimed' : 'lead.claimed', {
      handoffId: waiting?.id ?? null,
      waitedMinutes,
    }),
  ]);
  await refreshHandoffCard(tx, deps, ctx, lead.id);
  return { lead: owned, waitedMinutes };
}
