import { judge, type Verdict } from '../../domain/judge.js';
import type { Rules } from '../../domain/scoring/rules.js';
import type { Tracked } from '../../domain/stand.js';
import { readDeeds } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import { carryOut } from '../carry-out.js';
import type { Ctx, Deps } from '../deps.js';
import { liveRules } from '../rules/live-rules.js';
import { saveVerdicts } from './save-verdicts.js';

/** How a lead stands by all that it did. */
export async function fromTheFirst(tx: Tx, { engine }: Rules, lead: Tracked, now: Date): Promise<Verdict> {
  const past = (await readDeeds(tx, [lead.id])).get(lead.id) ?? [];
  return judge(engine, lead, [], past, now);
}

/** All that the lead did is gone through from the first: as if it had always had these tags, and done no other thing. */
export async function judgeAnew(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  lead: Tracked,
  tags: string[] = lead.tags,
): Promise<void> {
  const rules = await liveRules(tx, deps, ctx);
  const judged = await fromTheFirst(tx, rules, { ...lead, tags }, ctx.now);
  const verdict = { ...judged, before: lead, changed: true };
  await saveVerdicts(tx, rules, [verdict], new Set());
  await carryOut(tx, deps, rules, ctx, [verdict], new Set());
}
