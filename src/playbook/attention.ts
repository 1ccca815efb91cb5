import { z } from 'zod';
import { ACTIVITY_KINDS } from '../domain/activity.js';
import type { Attention } from '../domain/attention.js';
import { count } from './fields.js';
import { loadYaml } from './load.js';

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected an hour, such as 09:00');

const attention = z.strictObject({
  snoozeDays: z.int().min(1).max(366),
  snoozesInARow: z.int().min(2).max(100),
  workday: z
    .strictObject({ from: hour, to: hour })
    .refine(({ from, to }) => from < to, { path: ['from'], message: 'is not before `to`' }),
  sameDay: z.array(z.enum(ACTIVITY_KINDS)),
  automatedTouches: count,
});

/** Checks the numbers read from a file. */
export const attentionSchema: z.ZodType<Attention> = attention;

/** Reads the numbers that ship with Kindling. Throws with file, line and column. */
export const loadAttention = (): Attention =>
  loadYaml(new URL('./attention.yaml', import.meta.url), attentionSchema);
