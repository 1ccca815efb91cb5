import { z } from 'zod';
import { FUNNEL_STAGES } from '../domain/lead.js';
import { fill, TOKENS, type Track } from '../domain/track.js';

const NOBODY = { name: null, company: null, title: null, industry: null };

/** Words with `{tokens}`: one that we don't know, or ill-made, would reach a customer raw, so it is refused here. */
const words = z
  .string()
  .min(1)
  .max(2500)
  .refine(
    (text) => !/[{}]/.test(fill(text, NOBODY)),
    `unknown token; known are ${TOKENS.map((token) => `{${token}}`).join(' ')}`,
  );

const track = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1).max(100),
  source: z.string(),
  stage: z.enum(FUNNEL_STAGES).nullable().default(null),
  tags: z.array(z.string().min(1).max(50)).max(20).default([]),
  quietDaysToEnd: z.int().min(1),
  steps: z
    .array(z.strictObject({ title: words, afterDays: z.int().min(0), subject: words, body: words }))
    .min(1)
    .max(20),
});

/** Checks a track read from a file. */
export const trackSchema: z.ZodType<Track> = track;
