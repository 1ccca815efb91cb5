import type { ScoreLine } from '../../domain/facts.js';
import { explain } from '../../domain/scoring/explain.js';
import type { Tracked } from '../../domain/stand.js';
import { readDeeds } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

/** What each rule is worth to each lead now, largest first; `at` is the newest time. What takes away is left out. */
export async function readReasons(
  tx: Tx,
  deps: Deps,
  at: At,
  leads: Tracked[],
): Promise<Map<string, ScoreLine[]>> {
  if (leads.length === 0) return new Map();
  const { engine } = await liveRules(tx, deps, at);
  const deeds = await readDeeds(
    tx,
    leads.map(({ id }) => id),
  );
  return new Map(
    leads.map((lead) => {
      const { lines } = explain(engine, lead, deeds.get(lead.id) ?? [], at.now);
      return [lead.id, byRule(lines.filter(({ what }) => what === 'given'))];
    }),
  );
}

function byRule(lines: ScoreLine[]): ScoreLine[] {
  const sums = new Map<string, ScoreLine & { times: number }>();
  for (const { part, rule, points, reason, at } of lines) {
    const sum = sums.get(rule) ?? { part, rule, points: 0, reason, at, times: 0 };
    sums.set(rule, {
      ...sum,
      points: sum.points + points,
      at: at > sum.at ? at : sum.at,
      times: sum.times + 1,
    });
  }
  return [...sums.values()]
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points || b.at.getTime() - a.at.getTime())
    .map(({ times, reason, ...line }) => ({ ...line, reason: times > 1 ? `${reason} ×${times}` : reason }));
}
