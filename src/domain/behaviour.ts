import type { ActivityKind } from './activity.js';
import type { BehaviourRule, ScoringModel } from './model.js';

/** Points an activity earns by itself. `key` makes the ledger line unique for its lead. */
export type Earned = { rule: BehaviourRule; key: string; points: number };

/** How often each (rule, group) was met before: for rules that count. Keys as made by `groupKey`. */
export type Counts = Map<string, number>;

export type Done = { id: string; kind: ActivityKind; properties: Record<string, unknown> };

/** Rules indexed by the kind of activity they listen to: compiled once per model. */
export type Compiled = Map<ActivityKind, BehaviourRule[]>;

export function compile(model: ScoringModel): Compiled {
  const byKind: Compiled = new Map();
  for (const rule of model.behaviour) {
    for (const kind of rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  return byKind;
}

/** What an activity earns. Counting rules move `counts` on. */
export function earn(rules: Compiled, counts: Counts, done: Done): Earned[] {
  return (rules.get(done.kind) ?? []).flatMap((rule) => {
    if (!applies(rule, done.properties)) return [];
    if (rule.nth === null) return [{ rule, key: `${rule.id}:${done.id}`, points: rule.points }];
    const group = groupKey(rule, done.properties);
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count === rule.nth.at ? [{ rule, key: group, points: rule.points }] : [];
  });
}

/** The group a counting rule counts in: opens of one sequence. Events that name none share one group. */
export function groupKey(rule: BehaviourRule, properties: Record<string, unknown>): string {
  return `${rule.id}:${rule.nth === null ? '' : groupValue(properties[rule.nth.of])}`;
}

export const groupValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';

function applies(rule: BehaviourRule, properties: Record<string, unknown>): boolean {
  if (rule.where === null) return true;
  const value = properties[rule.where.property];
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && rule.where.in.includes(asWord(value));
}

/** "Case Study" and "case-study" are written `case_study` in rules. */
const asWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
