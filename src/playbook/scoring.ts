import { z } from 'zod';
import { ACTIVITY_KINDS } from '../domain/activity.js';
import type { ScoringModel } from '../domain/model.js';

const points = z.int().min(-1000).max(1000);
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and _');

// Counting goes by kind and group alone (store/activities.ts): under a condition it would count too much.
const behaviourRule = z
  .strictObject({
    id,
    label: z.string().min(1).max(100),
    points,
    kinds: z.array(z.enum(ACTIVITY_KINDS)).min(1),
    where: z
      .strictObject({ property: z.string(), in: z.array(z.string()).min(1) })
      .nullable()
      .default(null),
    nth: z
      .strictObject({ of: z.string(), at: z.int().min(1) })
      .nullable()
      .default(null),
  })
  .refine(({ where, nth }) => where === null || nth === null, 'a rule that counts can have no condition');

const scoring = z
  .strictObject({
    name: id,
    version: z.int().min(1),
    behaviour: z.array(behaviourRule),
    fit: z.array(
      z.strictObject({
        id,
        label: z.string().min(1).max(100),
        points,
        attribute: z.enum(['industry', 'companySize', 'seniority']),
      }),
    ),
    idealCustomer: z.strictObject({
      industries: z.array(z.string().toLowerCase()),
      companySize: z
        .strictObject({ min: z.int().min(1), max: z.int() })
        .refine(({ min, max }) => min <= max, 'min is larger than max: turn them around'),
      seniorities: z.array(z.string()),
    }),
    silence: z.strictObject({ id, label: z.string(), afterDays: z.int().min(1), points: points.max(0) }),
    coldAfterDays: z.int().min(1),
    lines: z.strictObject({ mql: points, sql: points }),
    readyAgainAfter: z.int().min(1),
  })
  .refine(({ lines }) => lines.mql < lines.sql, { path: ['lines'], message: 'mql must be below sql' })
  .refine(
    ({ behaviour, fit }) =>
      new Set([...behaviour, ...fit].map((rule) => rule.id)).size === behaviour.length + fit.length,
    {
      path: ['behaviour'],
      message: 'two rules have the same id',
    },
  );

/** Checks a scoring model read from a file. */
export const scoringSchema: z.ZodType<ScoringModel> = scoring;
