import type { StuckFacts } from '../../domain/rules-facts.js';
import { daysAfter, daysQuiet } from '../../domain/silence.js';
import { inTx, type Tx } from '../../store/db.js';
import { listStuckSince, medianStay } from '../../store/lead-groups.js';
import type { Ctx, Deps } from '../deps.js';
import { liveRules } from '../rules/live-rules.js';
import { trackNames } from '../track/track-names.js';

/** With fewer leads that left it there is no telling how long is long: then so many days are. */
const FEW = 5;
const DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * A page of the leads that stay in consideration longer than leads do (S41), whoever asks theirs first, each with what
 * is planned for it. One without a track or a task is one that nobody does anything about.
 */
export function listStuck(deps: Deps, ctx: Ctx, from: number, size: number): Promise<StuckFacts> {
  return inTx(deps.db, async (tx) => {
    const { left, median } = await medianStay(tx, ctx.teamId);
    const known = left >= FEW ? median : null;
    const before = known === null ? daysAfter(ctx.now, -DAYS) : new Date(ctx.now.getTime() - known);
    const want = { before, person: ctx.actor, from, size };
    const page = await listStuckSince(tx, await liveRules(tx, deps, ctx), ctx, want);
    const ids = page.rows.map(({ lead }) => lead.id);
    const steps = await nextSteps(tx, ids);
    const tracks = await trackNames(tx, deps, ctx.teamId, ids);
    return {
      medianDays: known === null ? null : Math.round((known / DAY_MS) * 10) / 10,
      rows: page.rows.map(({ lead, since }) => ({
        lead,
        days: daysQuiet(since, ctx.now),
        nextStep: steps.get(lead.id) ?? null,
        track: tracks.get(lead.id) ?? null,
      })),
      count: page.count,
    };
  });
}

/** The open task of each lead that is due first. */
async function nextSteps(tx: Tx, leadIds: string[]): Promise<Map<string, { title: string; dueAt: Date }>> {
  const tasks = await tx.task.findMany({
    where: { leadId: { in: leadIds }, status: 'open' },
    orderBy: { dueAt: 'desc' },
    select: { leadId: true, title: true, dueAt: true },
  });
  // The last one written wins.
  return new Map(tasks.map(({ leadId, title, dueAt }) => [leadId, { title, dueAt }]));
}
