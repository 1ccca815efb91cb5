import { activityType } from '../activity.js';
import { isTold } from './condition.js';
import type { Deed } from './deed.js';
import type { Engine, ReadyRule } from './engine.js';
import { isTouched } from './fold.js';

/** Something the lead did, in words, that the rules know no points for, and how often. */
export type Unscored = { label: string; count: number };

/**
 * What the lead did by itself that no rule looks for: it counts nothing, and people wonder why (C04). Where rules look
 * at such events but not at these, the words that made the difference stand beside: "Downloaded content (ebook)".
 */
export function unscored({ byKind, model }: Engine, past: Deed[]): Unscored[] {
  const counts = new Map<string, number>();
  for (const deed of past) {
    const { label, family, warms } = activityType(deed.kind);
    const rules = byKind.get(deed.kind)?.rules ?? [];
    const isTheirs = warms && family !== 'touch';
    if (!isTheirs || model.rules.length === 0 || rules.some((rule) => looksFor(rule, deed))) continue;
    const named = `${label}${wordsFor(rules, deed)}`;
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count }));
}

const looksFor = ({ did, matches, test }: ReadyRule, deed: Deed): boolean =>
  did === null ? isTouched(test, deed) : matches(deed);

/** What the event says of that which the rules ask about. */
function wordsFor(rules: ReadyRule[], { properties }: Deed): string {
  const asked = new Set(rules.flatMap(({ did }) => Object.keys(did?.where ?? {})));
  const said = [...asked].map((name) => {
    const told = [properties[name]].flat().filter(isTold);
    return told.length === 0 ? `${name} not told` : told.join(', ');
  });
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
