import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { Progress } from '../../domain/rules-facts.js';
import { inTx } from '../../store/db.js';
import {
  beginExport,
  countMeant,
  endExport,
  nextLeads,
  renewExport,
  type Which,
} from '../../store/exports.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { liveRules } from '../rules/live-rules.js';
import { findSegment } from '../segments/list-segments.js';

/** What may be asked for: one of the lists, all, or a segment by its name. */
export type ExportWish = { list: 'mine' | 'hot' | 'cold' | 'all' } | { list: 'segment'; asked: string };

/** An export that may begin. `title` names it: "mine", or the segment. */
export type Export = {
  title: string;
  leads: () => AsyncGenerator<Lead[]>;
  /** To be called before they leave the house: who took how many is written down first. */
  note: (count: number) => Promise<void>;
};

const BATCH = 500;
const LEASE_MS = 2 * 60_000;

/**
 * Hands the leads a person asks for to `work`, in batches, one export at a time a person; and writes down who took how
 * many. Null: there is none. A rep exports what their lists show them, and all leads of the team are for those who see the team's work.
 */
export async function exportLeads<T>(
  deps: Deps,
  ctx: Ctx,
  wish: ExportWish,
  work: (what: Export) => Promise<T>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Outcome<T | null>> {
  const named = await meantBy(deps, ctx, wish);
  if (!named.ok) return named;
  const { which, title } = named.value;
  const run = { teamId: ctx.teamId, userId: ctx.actor, token: deps.ids.next() };
  if (!(await beginExport(deps.db.prisma, run, ctx.now, LEASE_MS))) return refused({ kind: 'export_busy' });
  try {
    const total = await inTx(deps.db, async (tx) =>
      countMeant(tx, await liveRules(tx, deps, ctx), ctx, which),
    );
    if (total === 0) return done(null);
    const leads = () =>
      inBatches(deps, ctx, which, async (count) => {
        onProgress({ what: 'exporting', version: 0, done: count, total });
        await renewExport(deps.db.prisma, run, LEASE_MS);
      });
    const note = (count: number) =>
      addHistory(deps.db.prisma, [
        deed(deps, { ...ctx, leadId: null }, 'leads.exported', { which: title, count }),
      ]);
    return done(await work({ title, leads, note }));
  } finally {
    await endExport(deps.db.prisma, run);
  }
}

async function meantBy(
  deps: Deps,
  ctx: Ctx,
  wish: ExportWish,
): Promise<Outcome<{ which: Which; title: string }>> {
  if (wish.list === 'all' && !may(ctx.role, 'team_views')) return refused({ kind: 'export_all' });
  if (wish.list === 'mine') return done({ which: { list: 'mine', person: ctx.actor }, title: 'mine' });
  if (wish.list !== 'segment') return done({ which: { list: wish.list }, title: wish.list });
  const found = await findSegment(deps, ctx, wish.asked);
  if (!found.ok) return found;
  const { id } = found.value;
  return done({ which: { list: 'segment', id }, title: id });
}

async function* inBatches(
  deps: Deps,
  ctx: Ctx,
  which: Which,
  onBatch: (done: number) => Promise<void>,
): AsyncGenerator<Lead[]> {
  let after: string | null = null;
  for (let count = 0; ; ) {
    const from: string | null = after;
    const leads: Lead[] = await inTx(deps.db, async (tx) =>
      nextLeads(tx, await liveRules(tx, deps, ctx), ctx, { which, after: from, size: BATCH }),
    );
    if (leads.length === 0) return;
    yield leads;
    count += leads.length;
    after = leads.at(-1)?.id ?? null;
    await onBatch(count);
  }
}
