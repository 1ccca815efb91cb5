import { happened } from '../../domain/context.js';
import { type Lead, total } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { replay } from '../../domain/scoring/replay.js';
import { totalAt } from '../../domain/scoring/score.js';
import type { NewThing, SinceFacts } from '../../domain/since.js';
import { readDeeds } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import { newsOf } from '../../store/looks.js';
import type { TimelineRow } from '../../store/timelines.js';
import type { Ctx, Deps } from '../deps.js';
import { toldDeed } from '../facts/told-deed.js';
import { liveRules } from '../rules/live-rules.js';
import { type Shown, showLead } from './show-lead.js';

const THINGS = 5;
/** How far news is gone through: beyond it, "and many more" is all a person wants to know. */
const MOST = 100;

export type Looked = Shown & { since: SinceFacts | null };

/** Everything about one lead, for the eyes of a person: with what changed since they last looked. */
export async function lookAtLead(deps: Deps, ctx: Ctx, asked: string): Promise<Outcome<Looked>> {
  const found = await showLead(deps, ctx, asked, ctx.actor);
  if (!found.ok) return found;
  const { lead, lookedAt } = found.value;
  const since = lookedAt === null ? null : await changesSince(deps, ctx, lead, lookedAt);
  return done({ ...found.value, since });
}

async function changesSince(deps: Deps, ctx: Ctx, lead: Lead, at: Date): Promise<SinceFacts | null> {
  const tx = deps.db.prisma;
  const { teamId, actor: personId } = ctx;
  const things = inShort(deps, await newsOf(tx, { teamId, leadId: lead.id, personId }, at, MOST));
  // That points fade is no news by itself.
  if (things.length === 0) return null;
  const before = await totalThen(tx, deps, ctx, lead, at);
  const score = before === total(lead) ? null : { before, after: total(lead) };
  return { at, score, things: things.slice(0, THINGS), more: Math.max(0, things.length - THINGS) };
}

/** The score as it was then, by the rules of today: a change of the rules is no news of the lead. */
async function totalThen(tx: Tx, deps: Deps, ctx: Ctx, lead: Lead, then: Date): Promise<number> {
  const { engine } = await liveRules(tx, deps, ctx);
  const deeds = (await readDeeds(tx, [lead.id])).get(lead.id) ?? [];
  return totalAt(engine, replay(engine, lead, deeds, then).standing, then.getTime());
}

/** The same thing done several times is one line, where the newest of them stands. */
function inShort(deps: Deps, rows: TimelineRow[]): NewThing[] {
  const seen = new Map<string, Extract<NewThing, { of: 'activity' }>>();
  return rows.flatMap((row): NewThing[] => {
    if (row.of === 'deed') return [{ of: 'deed', deed: toldDeed(deps, { ...row, verb: row.key }) }];
    const what = happened({ kind: row.kind, occurredAt: row.at, properties: row.facts });
    const key = `${row.kind} ${what.detail ?? ''}`;
    const known = seen.get(key);
    if (known !== undefined) {
      known.times += 1;
      return [];
    }
    const thing = { of: 'activity' as const, what, times: 1 };
    seen.set(key, thing);
    return [thing];
  });
}
