import { z } from 'zod';
import { textProblem } from '../domain/event.js';

/** Fields that the files of the playbook have in common. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'expected lower-case letters, digits and _, a letter first')
  .max(60);

/** A line of text that people will see. */
export const line = (limit: number) =>
  z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      const problem = textProblem(text, limit);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    });

export const points = z
  .int()
  .min(-1000)
  .max(1000)
  .refine((each) => each !== 0, 'no points at all: leave the rule out');

/** Enough for any rule, and few enough to be remembered for every lead. */
export const count = z.int().min(1).max(100);
export const days = z.int().min(1).max(3650);

/** A list, or one thing that stands for a list of it. */
export const oneOrMore = <T extends z.ZodType>(each: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(each).min(1).max(200));

/** A word of a list; numbers and true/false are words as they are written. */
export const word = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1).max(200));

/** A day (its start in UTC) or an instant. */
export const instant = z
  .string()
  .refine(
    (text) =>
      z.iso.date().safeParse(text).success || z.iso.datetime({ offset: true }).safeParse(text).success,
    'expected a day, such as 2026-12-31',
  )
  .transform((text) => new Date(text));

/** From and to, both included and both optional. */
export const range = (least: number) =>
  z
    .strictObject({
      from: z.int().min(least).nullable().default(null),
      to: z.int().min(least).nullable().default(null),
    })
    .refine(({ from, to }) => from === null || to === null || from <= to, {
      path: ['from'],
      message: 'is larger than `to`: turn them around',
    });
