import { nearestWords } from '../nearest.js';
import { done, type Outcome, refused } from '../outcome.js';
import type { Icp, Line, Model } from './model.js';

/** A change of the rules, as people make it: by a form, by words, or by a whole file. */
export type Change =
  | { kind: 'preset'; name: string; mqlScore: number | null }
  | { kind: 'points'; rule: string; points: number; cap: number | null }
  | { kind: 'lines'; lines: Lines; halfLife: { group: string; days: number | null } | null }
  | { kind: 'icp'; icp: Icp }
  /** `demo=50 sql=90 halflife:intent=14` */
  | { kind: 'words'; settings: { name: string; value: string }[] }
  | { kind: 'yaml'; text: string };

export type Lines = {
  mql: { enter: number; leave: number } | null;
  sql: { enter: number; leave: number } | null;
  stayHours: number;
  atRiskDays: number;
  coldDays: number;
  firstMinutes: number;
  escalateMinutes: number;
  /** Whether only a high fit is handed over for its points (C10). */
  requireFit: boolean;
};

/** The model after a change. Whether it makes sense as a whole is for its check to say. */
export function changed(model: Model, change: Exclude<Change, { kind: 'yaml' }>): Outcome<Model> {
  switch (change.kind) {
    case 'preset':
      return done(change.mqlScore === null ? model : withMql(model, change.mqlScore));
    case 'points':
      return withPoints(model, change.rule, { points: change.points, cap: change.cap });
    case 'lines':
      return change.halfLife === null
        ? done(withLines(model, change.lines))
        : withHalfLife(withLines(model, change.lines), change.halfLife.group, change.halfLife.days);
    case 'icp':
      return done({ ...model, icp: change.icp });
    case 'words':
      return change.settings.reduce<Outcome<Model>>(
        (before, setting) => (before.ok ? withSetting(before.value, setting) : before),
        done(model),
      );
  }
}

const GAP = 10;
/** A line that moves keeps its distance to where it is left. */
const lineAt = (enter: number, old: Line | null) => ({
  enter,
  leave: Math.max(0, enter - (old === null ? GAP : old.enter - old.leave)),
});

const withMql = (model: Model, score: number): Model =>
  withIntent({ ...model, lines: { ...model.lines, mql: lineAt(score, model.lines.mql) } });

/**
 * Where a high fit is handed over at the MQL score, and points are for behaviour only, that score is what a high intent
 * is: the matrix and the alert say the same (S16).
 */
function withIntent(model: Model): Model {
  const { alert, lines, fit, high } = model;
  const isMatrix = alert.at === 'mql' && alert.requireFit && fit.length === 0 && lines.mql !== null;
  return isMatrix ? { ...model, high: { ...high, intent: lines.mql?.enter ?? high.intent } } : model;
}

function withLines(model: Model, lines: Lines): Model {
  const { mql, sql, stayHours, atRiskDays, coldDays, firstMinutes, escalateMinutes, requireFit } = lines;
  return withIntent({
    ...model,
    lines: { mql, sql, stayHours },
    quiet: { atRiskDays, coldDays },
    sla: { firstMinutes, escalateMinutes },
    alert: { ...model.alert, requireFit },
  });
}

function withPoints(
  model: Model,
  asked: string,
  to: { points: number; cap?: number | null },
): Outcome<Model> {
  const wanted = plain(asked);
  const isMeant = ({ id, label }: { id: string; label: string }) =>
    plain(id) === wanted || plain(label) === wanted;
  const rules = model.rules.map((rule) => (isMeant(rule) ? { ...rule, ...to } : rule));
  const fit = model.fit.map((rule) => (isMeant(rule) ? { ...rule, points: to.points } : rule));
  const isKnown = model.rules.some(isMeant) || model.fit.some(isMeant);
  if (isKnown) return done({ ...model, rules, fit });
  const names = [...model.rules, ...model.fit].map(({ id }) => id);
  return refused({
    kind: 'no_such_rule',
    asked,
    near: nearestWords(asked, [...names, ...Object.keys(SETTINGS)]),
  });
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** What may be set by a word and a number, besides the points of a rule. */
const SETTINGS: Record<string, (model: Model, value: number) => Model> = {
  mql: (model, value) => withMql(model, value),
  sql: (model, value) => ({ ...model, lines: { ...model.lines, sql: lineAt(value, model.lines.sql) } }),
  'mql leave': (model, value) => leaving(model, 'mql', value),
  'sql leave': (model, value) => leaving(model, 'sql', value),
  stay: (model, value) => ({ ...model, lines: { ...model.lines, stayHours: value } }),
  cold: (model, value) => ({ ...model, quiet: { ...model.quiet, coldDays: value } }),
  'at risk': (model, value) => ({ ...model, quiet: { ...model.quiet, atRiskDays: value } }),
  silence: (model, value) => ({
    ...model,
    silence: model.silence === null ? null : { ...model.silence, points: value },
  }),
  cap: (model, value) => ({ ...model, cap: value }),
  sla: (model, value) => ({ ...model, sla: { ...model.sla, firstMinutes: value } }),
  escalate: (model, value) => ({ ...model, sla: { ...model.sla, escalateMinutes: value } }),
};

function leaving(model: Model, stage: 'mql' | 'sql', leave: number): Model {
  const line = model.lines[stage];
  return line === null ? model : { ...model, lines: { ...model.lines, [stage]: { ...line, leave } } };
}

function withSetting(model: Model, { name, value }: { name: string; value: string }): Outcome<Model> {
  const number = Number(value.replace(/^\+/, '').replace('−', '-'));
  if (!/^[+−-]?\d+(\.\d+)?$/.test(value.trim())) return refused({ kind: 'not_a_number', name, typed: value });
  const group = /^(?:half ?life|halflife)[ :](.+)$/.exec(plain(name))?.[1];
  if (group !== undefined) return withHalfLife(model, group, number);
  const setting = Object.hasOwn(SETTINGS, plain(name)) ? SETTINGS[plain(name)] : undefined;
  return setting === undefined ? withPoints(model, name, { points: number }) : done(setting(model, number));
}

function withHalfLife(model: Model, asked: string, days: number | null): Outcome<Model> {
  const isMeant = ({ id, label }: { id: string; label: string }) =>
    [plain(id), plain(label)].includes(plain(asked));
  if (!model.groups.some(isMeant))
    return refused({ kind: 'no_such_rule', asked, near: model.groups.map(({ id }) => `halflife:${id}`) });
  const groups = model.groups.map((group) => (isMeant(group) ? { ...group, halfLifeDays: days } : group));
  return done({ ...model, groups });
}
