import type { Profile } from '../lead.js';
import { idealCriteria, passes } from './attributes.js';
import type { Engine, ReadyGroup } from './engine.js';
import type { Rule } from './model.js';
import type { Fading, Standing } from './standing.js';

const DAY = 86_400_000;

/** What a fading sum is worth at an instant (ms) not before its own. `halfLife` in ms; 0 never fades. */
export const worth = (fading: Fading, halfLife: number, at: number): number =>
  halfLife === 0 || at <= fading[1] ? fading[0] : fading[0] * 2 ** ((fading[1] - at) / halfLife);

/** Gives a rule's points at an instant (ms). Those of a rule with a cap are kept apart. `halfLife` in ms. */
export function addPoints(standing: Standing, rule: Rule, halfLife: number, at: number): void {
  const sums = rule.cap === null ? standing.groups : standing.capped;
  const id = rule.cap === null ? rule.group : rule.id;
  const sum = sums[id];
  sums[id] = sum === undefined ? [rule.points, at] : [worth(sum, halfLife, at) + rule.points, at];
}

/** How many silences there were by then, the one still going on included once it is long enough. */
export function silencesAt(engine: Engine, standing: Standing, at: number): number {
  const { silence } = engine.model;
  if (silence === null) return 0;
  return standing.silences + (at >= standing.quietSince + silence.afterDays * DAY ? 1 : 0);
}

/** What a group is worth at an instant: before its cap, and after. */
export function groupAt(
  engine: Engine,
  standing: Standing,
  id: string,
  at: number,
): { raw: number; value: number } {
  const known = engine.groups.get(id);
  if (known === undefined) return { raw: 0, value: 0 };
  const raw = rawAt(known, standing, at);
  return { raw, value: Math.min(raw, known.cap) };
}

function rawAt({ group, halfLife, capped }: ReadyGroup, standing: Standing, at: number): number {
  const free = standing.groups[group.id];
  let raw = free === undefined ? 0 : worth(free, halfLife, at);
  for (const { id, cap } of capped) {
    const sum = standing.capped[id];
    if (sum !== undefined) raw += Math.min(worth(sum, halfLife, at), cap);
  }
  return raw;
}

/** Points for what they did, exactly, at an instant (ms) not before the newest deed. Never rises with time alone. */
export function behaviourAt(engine: Engine, standing: Standing, at: number): number {
  let sum = silencesAt(engine, standing, at) * (engine.model.silence?.points ?? 0);
  for (const group of engine.groupList) sum += Math.min(rawAt(group, standing, at), group.cap);
  return sum;
}

export type Score = { fit: number; behaviour: number; total: number; out: boolean };

const EPSILON = 1e-9;

/** Points as people see them, and as lines look at them: whole, rounded down. */
export const whole = (points: number): number => Math.floor(points + EPSILON);

/** The score at an instant (ms), exactly. Nothing is left of it where the lead was taken out of scoring. */
export function scoreAt(engine: Engine, standing: Standing, at: number): Score {
  if (standing.outAt !== null) return { fit: 0, behaviour: 0, total: 0, out: true };
  const behaviour = behaviourAt(engine, standing, at);
  const total = Math.min(engine.model.cap ?? Infinity, standing.fit + behaviour);
  return { fit: standing.fit, behaviour, total, out: false };
}

export const totalAt = (engine: Engine, standing: Standing, at: number): number =>
  whole(scoreAt(engine, standing, at).total);

/** Whole points for what they did, as a card shows them: what is left of the total without the fit (S16). */
export function intentAt(engine: Engine, standing: Standing, at: number): number {
  const { total, fit } = scoreAt(engine, standing, at);
  return whole(total) - fit;
}

/** Points for who they are, and how many of the ideal customer's criteria they meet. */
export function fitOf({ model }: Engine, profile: Profile): { fit: number; met: number } {
  const fit = model.fit
    .filter(({ is }) => passes(is, model.icp, profile))
    .reduce((sum, { points }) => sum + points, 0);
  return { fit, met: idealCriteria(model.icp, profile).met.length };
}
