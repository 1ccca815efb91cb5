import { actsFor } from '../../domain/away.js';
import { type Lead, leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may, type RoleDeed } from '../../domain/role.js';
import { readAbsences } from '../../store/away.js';
import type { Tx } from '../../store/db.js';
import type { Verb } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/** For whom something is done that is somebody else's: as their manager, or as the one who covers for them. */
export type ForOwner = { owner: string; as: 'manager' | 'cover' } | null;

/**
 * Whether a person may act on what belongs to `owner`, or to nobody: the owner themselves, whoever covers for them, and
 * managers. `what` names the deed in the words of a refusal.
 */
export async function mayActFor(
  tx: Tx,
  ctx: Ctx,
  owner: string | null,
): Promise<{ may: boolean; forOwner: ForOwner }> {
  if (owner === null || owner === ctx.actor) return { may: true, forOwner: null };
  const absences = await readAbsences(tx, ctx.teamId);
  if (actsFor(absences, ctx.actor, owner, ctx.now)) return { may: true, forOwner: { owner, as: 'cover' } };
  const isManager = may(ctx.role, 'work_for_others');
  return { may: isManager, forOwner: isManager ? { owner, as: 'manager' } : null };
}

/** The same of a lead, under its lock; a refusal names its owner, or what the person's role leaves out. */
export async function mayWork(
  tx: Tx,
  ctx: Ctx,
  lead: Lead,
  verb: string,
  needs: RoleDeed = 'work',
): Promise<Outcome<ForOwner>> {
  if (!may(ctx.role, needs)) return refused({ kind: 'role_lacks', role: ctx.role, what: verb });
  const { ownerId } = lead;
  const right = await mayActFor(tx, ctx, ownerId);
  if (right.may || ownerId === null) return done(right.forOwner);
  return refused({ kind: 'owned_by_other', lead: leadRef(lead), owner: ownerId, verb });
}

/** Tells the owner of a lead what a manager did to it. Those who are away read it when they are back. */
export async function tellOwner(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { lead, forOwner, what }: { lead: Lead; forOwner: ForOwner; what: Verb },
): Promise<void> {
  if (forOwner?.as !== 'manager') return;
  const facts = { about: 'acted_for' as const, lead, what, by: ctx.actor };
  const key = `acted:${ctx.requestKey}:${lead.id}`;
  await enqueue(tx, [notice(deps, ctx, forOwner.owner, facts, key)]);
}
