import type { Adrift } from '../../domain/attention-facts.js';
import { may } from '../../domain/role.js';
import { daysAfter, daysQuiet } from '../../domain/silence.js';
import { type Gap, listAdrift } from '../../store/attention-lists.js';
import type { Rows } from '../../store/day-lists.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { eachStanding } from '../lead/leads.js';
import { teamSettings } from '../people/settings.js';
import { type At, liveRules } from '../rules/live-rules.js';

export type AdriftPage = { rows: Adrift[]; count: number; byRep: boolean; maxDays: number };

/** A page of the leads that would fall through the cracks (S14): one's own; of the whole team for managers. */
export function listNeglected(deps: Deps, ctx: Ctx, from: number, size: number): Promise<AdriftPage> {
  const byRep = may(ctx.role, 'team_views');
  return inTx(deps.db, async (tx) => ({
    ...(await adriftIn(tx, deps, ctx, byRep ? null : ctx.actor, { from, size })),
    byRep,
  }));
}

/** The same within a transaction under way; `person` null for everybody's. */
export async function adriftIn(
  tx: Tx,
  deps: Deps,
  { teamId, now }: At,
  person: string | null,
  slice: { from: number; size: number },
): Promise<{ rows: Adrift[]; count: number; maxDays: number }> {
  const rules = await liveRules(tx, deps, { teamId, now });
  const { maxDays } = (await teamSettings(tx, teamId)).gap;
  const since = daysAfter(now, -maxDays);
  const team = { teamId, now, version: rules.version };
  const found: Rows<Gap> = await listAdrift(tx, team, { person, since }, slice);
  const rows = await eachStanding(tx, rules, now, found.rows, (lead, gap): Adrift => {
    const { inTrack, hasNext, touchedAt } = gap;
    const owned = lead.ownerId !== null;
    const quiet = owned && touchedAt <= since;
    return {
      lead,
      noNext: owned && !inTrack && !hasNext,
      quietDays: quiet ? daysQuiet(touchedAt, now) : null,
    };
  });
  return { rows, count: found.count, maxDays };
}
