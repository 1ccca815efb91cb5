import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import { watchUntil } from '../../domain/watch.js';
import { inTx, type Tx } from '../../store/db.js';
import { endWatch, saveWatch, watchedUntil } from '../../store/watches.js';
import type { Ctx, Deps } from '../deps.js';
import { undoable } from '../undo/undoable.js';
import { resolveLead } from './resolve-lead.js';

export type Watched = { lead: Lead; already: boolean };

/** Tells a person for 14 days when somebody else's lead is free again or changes hands. Asked twice, it goes on as it is. */
export function watchLead(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Watched>> {
  return inTx(deps.db, async (tx): Promise<Outcome<Watched>> => {
    const found = await anothersLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const watch = { teamId: ctx.teamId, leadId: lead.id, personId: ctx.actor };
    if ((await watchedUntil(tx, watch, ctx.now)) !== null) return done({ lead, already: true });
    const span = { since: ctx.now, until: watchUntil(ctx.now), owner: lead.ownerId };
    await undoable(tx, deps, ctx, 'lead.watched', { leads: [lead.id] }, () => saveWatch(tx, watch, span));
    return done({ lead, already: false });
  });
}

/** Ends it before its time. */
export function unwatchLead(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Watched>> {
  return inTx(deps.db, async (tx): Promise<Outcome<Watched>> => {
    const found = await resolveLead(tx, deps, ctx, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const watch = { teamId: ctx.teamId, leadId: lead.id, personId: ctx.actor };
    if ((await watchedUntil(tx, watch, ctx.now)) === null) return done({ lead, already: true });
    await undoable(tx, deps, ctx, 'lead.unwatched', { leads: [lead.id] }, () => endWatch(tx, watch, ctx.now));
    return done({ lead, already: false });
  });
}

/** A lead that somebody else has, under its lock. */
export async function anothersLead(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  asked: string,
): Promise<Outcome<Lead & { ownerId: string }>> {
  if (!may(ctx.role, 'claim')) return refused({ kind: 'role_lacks', role: ctx.role, what: 'ask for' });
  const found = await resolveLead(tx, deps, ctx, asked);
  if (!found.ok) return found;
  const { ownerId } = found.value;
  return ownerId === null || ownerId === ctx.actor
    ? refused({ kind: 'nobody_else_has', lead: leadRef(found.value) })
    : done({ ...found.value, ownerId });
}
