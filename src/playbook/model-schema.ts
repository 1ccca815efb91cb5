import { z } from 'zod';
import { FUNNEL_STAGES } from '../domain/lead.js';
import type { Condition, FitRule, Model, Repeat, Rule } from '../domain/scoring/model.js';
import { SENIORITY_NAMES } from '../domain/title.js';
import { attributeTest, conditionSchema, moveSchema, reportUnknown, testFields } from './condition-schema.js';
import { count, days, id, instant, line, points, range, word } from './fields.js';
import { modelFaults } from './model-checks.js';

const label = line(100);
const upTo = z.int().min(1).max(100_000).nullable().default(null);

const group = z.strictObject({
  id,
  label,
  halfLifeDays: z.number().positive().max(3650).nullable().default(null),
  cap: upTo,
});

export const DAILY: Repeat = { most: 1, days: 1 };

const repeat = z
  .union([z.enum(['every', 'once', 'daily']), z.strictObject({ most: count, days })])
  .transform((value): Repeat => (value === 'daily' ? DAILY : value));

const rule = z.strictObject({
  id,
  label,
  points,
  group: id.optional(),
  when: conditionSchema,
  repeat: repeat.optional(),
  cap: upTo,
  from: instant.nullable().default(null),
  until: instant.nullable().default(null),
});

const fitRule = z
  .strictObject({ id, label, points, ...testFields })
  .transform(({ id, label, points, is, ...parts }, report): FitRule => {
    return { id, label, points, is: attributeTest(is, parts, report) };
  });

const words = z.array(word).max(200).default([]);

const icp = z
  .strictObject({
    industries: words,
    companySize: range(1).prefault({}),
    seniorities: words,
    budget: range(0).prefault({}),
    countries: words,
  })
  .superRefine(({ seniorities }, report) =>
    reportUnknown(SENIORITY_NAMES, seniorities, ['seniorities'], report),
  );

const scoreLine = z
  .strictObject({ enter: z.int().min(1).max(100_000), leave: z.int().min(0).max(100_000) })
  .refine(({ enter, leave }) => leave <= enter, {
    path: ['leave'],
    message: 'is above enter: a stage would be left before it is entered',
  })
  .nullable();

const named = z
  .array(z.strictObject({ id, label, when: conditionSchema }))
  .max(100)
  .default([]);

const written = z.strictObject({
  name: id,
  title: line(100),
  source: line(300),
  groups: z.array(group).min(1).max(20),
  rules: z.array(rule).max(200),
  fit: z.array(fitRule).max(50).default([]),
  cap: upTo,
  icp,
  high: z.strictObject({ fit: z.int().min(0).max(5), intent: z.int().min(0).max(100_000) }),
  silence: z.strictObject({ label, afterDays: days, points: z.int().min(-1000).max(-1) }).nullable(),
  quiet: z.strictObject({ atRiskDays: days, coldDays: days }),
  lines: z.strictObject({ mql: scoreLine, sql: scoreLine, stayHours: z.int().min(0).max(8760) }),
  alert: z.strictObject({
    at: z.enum(['mql', 'sql']),
    requireFit: z.boolean(),
    pointsAfterNotReady: z.int().min(1).max(1000),
    sameRuleDays: z.int().min(0).max(365),
  }),
  ready: named,
  disqualify: named,
  unsubscribe: z.enum(['keep', 'remove']),
  funnel: z
    .array(z.strictObject({ to: z.enum(FUNNEL_STAGES), when: moveSchema }))
    .max(50)
    .default([]),
  sla: z.strictObject({
    firstMinutes: z.int().min(1).max(10_080),
    escalateMinutes: z.int().min(1).max(10_080),
  }),
  segments: named,
});

/** Checks a scoring model, and fills in what may be left out. */
export const modelSchema: z.ZodType<Model> = written.transform((parts, report): Model => {
  const only = parts.groups.length === 1 ? parts.groups[0]?.id : undefined;
  const rules = parts.rules.map((each, at): Rule => {
    const group = each.group ?? only;
    if (group === undefined)
      report.addIssue({
        code: 'custom',
        path: ['rules', at, 'group'],
        message: `is missing: expected one of ${parts.groups.map(({ id }) => id).join(', ')}`,
      });
    return { ...each, group: group ?? '', repeat: each.repeat ?? defaultRepeat(each.when) };
  });
  const model: Model = { ...parts, rules };
  for (const fault of modelFaults(model)) report.addIssue({ code: 'custom', ...fault });
  return model;
});

/** How often a rule gives its points where its file says nothing of it: as often as its kind makes sense. */
export function defaultRepeat(when: Condition): Repeat {
  if (!('did' in when)) return 'once';
  if (when.days !== null) return { most: 1, days: when.days };
  return when.times === 1 || when.of !== null ? 'every' : 'once';
}
