import { z } from 'zod';
import { ACTIVITY_KINDS } from '../domain/activity.js';
import { BUYING_ROLES } from '../domain/buying-role.js';
import { FUNNEL_STAGES, LIFECYCLES } from '../domain/lead.js';
import { ATTRIBUTES, type Attribute } from '../domain/scoring/attribute-names.js';
import { IDEAL, isNumber } from '../domain/scoring/attributes.js';
import type { AttributeTest, Condition, DidCondition } from '../domain/scoring/model.js';
import { TOPICS } from '../domain/scoring/topics.js';
import { DEPARTMENT_NAMES, SENIORITY_NAMES } from '../domain/title.js';
import { count, days, oneOrMore, word } from './fields.js';
import { oneOf, unknownWord } from './issue-words.js';

/** Words that may say who a lead is, where not just any will do. */
const CLOSED: Partial<Record<Attribute, readonly string[]>> = {
  seniority: SENIORITY_NAMES,
  department: DEPARTMENT_NAMES,
  buyingRole: BUYING_ROLES,
  origin: ['inbound', 'outbound'],
};

type TestParts = { in?: string[] | undefined; from?: number | undefined; to?: number | undefined };
type Report = Pick<z.core.$RefinementCtx, 'addIssue'>;

/** The fields of a test on who a lead is. */
export const testFields = {
  is: z.enum(ATTRIBUTES),
  in: oneOrMore(word).optional(),
  from: z.int().min(0).optional(),
  to: z.int().min(0).optional(),
};

/** A test from its parts; what does not go together is reported. */
export function attributeTest(is: Attribute, parts: TestParts, report: Report): AttributeTest {
  const { in: words, from, to } = parts;
  const isBand = from !== undefined || to !== undefined;
  const fault = (path: string, message: string) => report.addIssue({ code: 'custom', path: [path], message });
  if (isNumber(is) && words !== undefined) fault('in', `${is} is a number: say from and to`);
  if (!isNumber(is) && isBand) fault(from === undefined ? 'to' : 'from', `${is} is no number: say in: [...]`);
  if (from !== undefined && to !== undefined && from > to)
    fault('from', 'is larger than `to`: turn them around');
  if (words === undefined && !isBand && !IDEAL.includes(is))
    fault('is', `the ideal customer (icp) says nothing of ${is}: say which with in: [...]`);
  reportUnknown(CLOSED[is], words ?? [], ['in'], report);
  return { is, in: words ?? null, from: from ?? null, to: to ?? null };
}

/** Reports those of the words that are none of the known. */
export function reportUnknown(
  known: readonly string[] | undefined,
  words: string[],
  path: (string | number)[],
  report: Report,
): void {
  if (known === undefined) return;
  for (const [at, asked] of words.entries()) {
    if (known.includes(asked)) continue;
    const message = `"${asked.slice(0, 60)}": expected ${oneOf(asked, [...known])}`;
    report.addIssue({ code: 'custom', ...unknownWord([...path, at], asked, known, message) });
  }
}

const written = z.strictObject({
  did: oneOrMore(z.enum(ACTIVITY_KINDS)).optional(),
  where: z.record(z.string().min(1).max(100), oneOrMore(word)).optional(),
  about: oneOrMore(z.enum(TOPICS)).optional(),
  times: count.optional(),
  days: days.optional(),
  of: z.string().min(1).max(100).optional(),
  // More e-mails than that are not remembered (condition.ts).
  opened: z.int().min(1).max(20).optional(),
  ...testFields,
  is: testFields.is.optional(),
  score: z.int().min(-10_000).max(10_000).optional(),
  stage: z.enum(['mql', 'sql']).optional(),
  fit: z.literal('high').optional(),
  intent: z.literal('high').optional(),
  funnel: z.enum(FUNNEL_STAGES).optional(),
  lifecycle: z.enum(LIFECYCLES).optional(),
  tag: word.optional(),
  all: z.lazy(() => z.array(conditionSchema).min(1)).optional(),
  any: z.lazy(() => z.array(conditionSchema).min(1)).optional(),
  not: z.lazy(() => conditionSchema).optional(),
});
type Written = z.output<typeof written>;
type Key = keyof Written;

const GO_WITH: Partial<Record<Key, Key[]>> = {
  did: ['where', 'about', 'times', 'days', 'of'],
  is: ['in', 'from', 'to'],
};
const COMPANIONS = Object.values(GO_WITH).flat();
const HEADS = (Object.keys(written.shape) as Key[]).filter((key) => !COMPANIONS.includes(key));

/** What must be so. One word stands for "did that". */
export const conditionSchema: z.ZodType<Condition> = z.preprocess(
  (value) => (typeof value === 'string' ? { did: value } : value),
  written.transform((parts, report): Condition => {
    const found = HEADS.filter((head) => parts[head] !== undefined);
    const [head] = found;
    if (head === undefined || found.length > 1) {
      const message =
        head === undefined
          ? `says nothing: expected one of ${HEADS.join(', ')}`
          : `${found.join(' and ')} in one: put each into a list, under all: or any:`;
      report.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    for (const key of COMPANIONS) {
      if (parts[key] === undefined || GO_WITH[head]?.includes(key)) continue;
      report.addIssue({ code: 'custom', path: [key], message: `does not go with ${head}` });
    }
    return conditionOf(parts, report);
  }),
);

function conditionOf(parts: Written, report: Report): Condition {
  const { did, opened, is, score, stage, fit, intent, funnel, lifecycle, tag, not } = parts;
  if (did !== undefined) return didCondition(did, parts, report);
  if (is !== undefined) return attributeTest(is, parts, report);
  if (opened !== undefined) return { opened };
  if (score !== undefined) return { score };
  if (stage !== undefined) return { stage };
  if (fit !== undefined) return { fit };
  if (intent !== undefined) return { intent };
  if (funnel !== undefined) return { funnel };
  if (lifecycle !== undefined) return { lifecycle };
  if (tag !== undefined) return { tag };
  if (parts.all !== undefined) return { all: parts.all };
  if (parts.any !== undefined) return { any: parts.any };
  return not === undefined ? z.NEVER : { not };
}

function didCondition(did: DidCondition['did'], parts: Written, report: Report): DidCondition {
  const { where, about, times, days: within, of } = parts;
  if (of !== undefined && within !== undefined)
    report.addIssue({ code: 'custom', path: ['of'], message: 'does not go with days: say one of the two' });
  return {
    did,
    where: where ?? {},
    about: about ?? [],
    times: times ?? 1,
    days: within ?? null,
    of: of ?? null,
  };
}

/** What moves a lead in the funnel: one event is enough. */
export const moveSchema = conditionSchema.transform((condition, report): DidCondition => {
  if (!('did' in condition)) {
    report.addIssue({ code: 'custom', message: 'expected did: the funnel moves with what a lead did' });
    return z.NEVER;
  }
  if (condition.times > 1 || condition.days !== null || condition.of !== null)
    report.addIssue({
      code: 'custom',
      message: 'the funnel moves with a single event: times, days and of say nothing here',
    });
  return condition;
});
