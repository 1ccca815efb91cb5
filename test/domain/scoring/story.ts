import type { ActivityKind } from '../../../src/domain/activity.js';
import type { Profile } from '../../../src/domain/lead.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { totalAt } from '../../../src/domain/scoring/score.js';
import { standingOf, type Tracked } from '../../../src/domain/stand.js';
import { modelSchema } from '../../../src/playbook/model-schema.js';
import { rowOf } from './any-lead.js';
import { CREATED, LAST_DAY, onDay } from './any-past.js';
import { LEAD, live } from './arrivals.js';

const BASE = {
  name: 'story',
  title: 'Story',
  source: 'test',
  groups: [{ id: 'does', label: 'What they do' }],
  rules: [],
  icp: { industries: ['software'], seniorities: ['vp'], companySize: { from: 10, to: 500 } },
  high: { fit: 2, intent: 50 },
  silence: null,
  quiet: { atRiskDays: 30, coldDays: 45 },
  lines: { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 0 },
  alert: { at: 'sql', requireFit: false, pointsAfterNotReady: 20, sameRuleDays: 7 },
  unsubscribe: 'keep',
  sla: { firstMinutes: 5, escalateMinutes: 10 },
};

/** A model with these parts, written as in its file; the rest is plain. */
export const modelOf = (parts: Record<string, unknown>): Model => modelSchema.parse({ ...BASE, ...parts });

/** A model with one rule: `points` when `when`, and whatever else is said of it. */
export const ruleOf = (points: number, when: unknown, more: Record<string, unknown> = {}): Model =>
  modelOf({ rules: [{ id: 'rule', label: 'The rule', points, when, ...more }] });

let made = 0;
/** Something done on a day after the lead came to be, or a part of one. Of two at one time the first written is first. */
export const did = (
  day: number,
  kind: ActivityKind,
  properties: Record<string, unknown> = {},
  profile: Partial<Profile> | null = null,
): Deed => ({ id: String(++made).padStart(6, '0'), at: onDay(day), kind, properties, profile });

export const states = (day: number, profile: Partial<Profile>): Deed =>
  did(day, 'profile_stated', {}, profile);

/** How the lead stands on a day. */
export function leadOn(model: Model, past: Deed[], day: number): Tracked {
  const engine = compile(model);
  const sheet = replay(engine, LEAD, past, onDay(day));
  return standingOf(engine, { ...rowOf(LEAD), dueAt: null, scored: true }, sheet, onDay(day));
}

export const totalOn = (model: Model, past: Deed[], day: number): number => {
  const engine = compile(model);
  const now = onDay(day);
  return totalAt(engine, replay(engine, LEAD, past, now).standing, now.getTime());
};

/** The total right after each deed. */
export const totals = (model: Model, past: Deed[]): number[] =>
  past.map(({ at }, index) => totalOn(model, past.slice(0, index + 1), dayOf(at)));

const dayOf = (at: Date): number => (at.getTime() - CREATED.getTime()) / 86_400_000;

/** The stage from a day on, by day: `['mql from 0', 'new from 12']`. */
export function stages(model: Model, past: Deed[], until = LAST_DAY): string[] {
  const moves: string[] = [];
  replay(compile(model), LEAD, past, onDay(until), {
    moved: ({ to, at }) => moves.push(`${to} from ${Number(dayOf(new Date(at)).toFixed(3))}`),
  });
  return moves;
}

/** When sales is told, and by which rule, as news comes in one by one: `['score on 3']`. */
export const alerts = (model: Model, past: Deed[], tags: string[] = []): string[] =>
  live(
    compile(model),
    past.map((deed) => ({ now: deed.at, news: [deed], word: null })),
    onDay(LAST_DAY),
    undefined,
    tags,
  ).flatMap(({ verdict, now }) =>
    verdict.crossed === null ? [] : [`${verdict.crossed.id} on ${Number(dayOf(now).toFixed(3))}`],
  );
