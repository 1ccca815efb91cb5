import fc from 'fast-check';
import { FUNNEL_STAGES, LIFECYCLES } from '../../../src/domain/lead.js';
import type {
  AttributeTest,
  Condition,
  DidCondition,
  FitRule,
  Group,
  Icp,
  Model,
  Named,
  Repeat,
  Rule,
} from '../../../src/domain/scoring/model.js';
import { TOPICS, type Topic } from '../../../src/domain/scoring/topics.js';
import { loadPresets } from '../../../src/playbook/presets.js';
import { ANY_KINDS, onDay } from './any-past.js';

const upTo = (min: number, max: number) => fc.option(fc.integer({ min, max }), { freq: 2 });
const some = <T>(...values: T[]): fc.Arbitrary<T[]> =>
  fc.subarray(values, { minLength: 1, maxLength: Math.min(4, values.length) });

type Where = DidCondition['where'];
const anyWhere: fc.Arbitrary<Where> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Where>({}) },
  {
    weight: 1,
    arbitrary: some('case study', 'ebook', 'guide', '7', 'true', 'unknown').map((kind): Where => ({ kind })),
  },
);
const anyAbout: fc.Arbitrary<Topic[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Topic[]>([]) },
  { weight: 1, arbitrary: some(...TOPICS) },
);
const anyDid: fc.Arbitrary<DidCondition> = fc.record({
  did: some(...ANY_KINDS),
  where: anyWhere,
  about: anyAbout,
  times: fc.integer({ min: 1, max: 4 }),
  days: fc.constant(null),
  of: fc.constant(null),
});
const plainDid = anyDid.map((did): DidCondition => ({ ...did, times: 1 }));
const didWithin = fc
  .tuple(anyDid, fc.constantFrom(1, 7, 30))
  .map(([did, days]): DidCondition => ({ ...did, days }));
const didOf = anyDid.map((did): DidCondition => ({ ...did, did: ['email_opened'], of: 'sequence' }));
const didAny = fc.oneof(plainDid, anyDid, didWithin, didOf);
const opened = fc.integer({ min: 1, max: 4 }).map((count): Condition => ({ opened: count }));
const deedLeaf = fc.oneof({ weight: 4, arbitrary: didAny }, { weight: 1, arbitrary: opened });

const anyTest: fc.Arbitrary<AttributeTest> = fc.constantFrom<AttributeTest>(
  { is: 'industry', in: null, from: null, to: null },
  { is: 'companySize', in: null, from: 20, to: 500 },
  { is: 'companySize', in: null, from: null, to: null },
  { is: 'seniority', in: ['vp', 'manager'], from: null, to: null },
  { is: 'country', in: ['germany'], from: null, to: null },
  { is: 'origin', in: ['outbound'], from: null, to: null },
);

/** Of leaves: the leaf itself, its opposite, and combinations; the first of a list is a deed. */
const combined = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> => {
  const part = fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map((each): Condition => ({ not: each })) },
    {
      weight: 1,
      arbitrary: fc.array(leaf, { minLength: 1, maxLength: 2 }).map((parts): Condition => ({ any: parts })),
    },
  );
  const list = fc
    .tuple(deedLeaf, fc.array(part, { minLength: 1, maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest]);
  return fc.oneof(
    list.map((parts): Condition => ({ all: parts })),
    list.map((parts): Condition => ({ any: parts })),
  );
};

const level: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: -5, max: 60 }).map((score): Condition => ({ score })),
  fc.constantFrom<Condition>({ stage: 'mql' }, { stage: 'sql' }, { fit: 'high' }, { tag: 'vip' }),
  fc.constant<Condition>({ intent: 'high' }),
  fc.constantFrom(...FUNNEL_STAGES).map((funnel): Condition => ({ funnel })),
  fc.constantFrom(...LIFECYCLES).map((lifecycle): Condition => ({ lifecycle })),
);
const forPoints = fc.oneof(
  { weight: 3, arbitrary: plainDid },
  { weight: 3, arbitrary: deedLeaf },
  { weight: 3, arbitrary: combined(fc.oneof(deedLeaf, anyTest)) },
);
export const anyCondition = fc.oneof(deedLeaf, level, combined(fc.oneof(deedLeaf, anyTest, level)));

const named = (prefix: string, maxLength: number): fc.Arbitrary<Named[]> =>
  fc
    .array(anyCondition, { maxLength })
    .map((all) => all.map((when, index) => ({ id: `${prefix}${index}`, label: `${prefix} ${index}`, when })));

const anyRepeat: fc.Arbitrary<Repeat> = fc.oneof(
  fc.constantFrom<Repeat>('every', 'every', 'every', 'once'),
  fc.record({ most: fc.integer({ min: 1, max: 3 }), days: fc.constantFrom(1, 7, 30) }),
);
const anyDates = fc.constantFrom<[number | null, number | null]>(
  [null, null],
  [null, null],
  [null, null],
  [20, null],
  [null, 60],
  [10, 100],
);

type Part = Omit<Rule, 'group'> & { among: number };
const anyRule: fc.Arbitrary<Part> = fc
  .record({
    points: fc.integer({ min: 3, max: 40 }),
    isLoss: fc.oneof(fc.constant(false), fc.constant(false), fc.boolean()),
    among: fc.nat(3),
    when: forPoints,
    repeat: anyRepeat,
    cap: upTo(1, 60),
    dates: anyDates,
  })
  .map(({ points, isLoss, dates: [from, until], cap, ...rule }) => ({
    ...rule,
    id: '',
    label: '',
    points: isLoss ? -points : points,
    cap: isLoss ? null : cap,
    from: from === null ? null : onDay(from),
    until: until === null ? null : onDay(until),
  }));

const anyGroups: fc.Arbitrary<Group[]> = fc
  .array(fc.record({ halfLifeDays: fc.constantFrom(null, 0.5, 5, 21, 45.5), cap: upTo(5, 70) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((groups) =>
    [{ halfLifeDays: null, cap: null }, ...groups].map((group, index) => ({
      id: `g${index}`,
      label: `Group ${index}`,
      ...group,
    })),
  );

const anyIcp: fc.Arbitrary<Icp> = fc.constantFrom<Icp>({
  industries: ['software', 'Banking'],
  companySize: { from: 10, to: 500 },
  seniorities: ['vp'],
  budget: { from: null, to: null },
  countries: [],
});

const anyLines: fc.Arbitrary<Model['lines']> = fc
  .record({
    mql: fc.integer({ min: 5, max: 40 }),
    more: fc.integer({ min: 1, max: 40 }),
    gaps: fc.tuple(fc.nat(15), fc.nat(15)),
    has: fc.constantFrom('both', 'both', 'mql', 'sql'),
    stayHours: fc.constantFrom(0, 24, 24, 500),
  })
  .map(({ mql, more, gaps, has, stayHours }) => ({
    mql: has === 'sql' ? null : { enter: mql, leave: Math.max(0, mql - gaps[0]) },
    sql: has === 'mql' ? null : { enter: mql + more, leave: Math.max(0, mql + more - gaps[1]) },
    stayHours,
  }));

const anyFit: fc.Arbitrary<FitRule[]> = fc
  .array(fc.record({ points: fc.integer({ min: -10, max: 15 }), is: anyTest }), { maxLength: 3 })
  .map((rules) => rules.map((rule, index) => ({ id: `f${index}`, label: `Fit ${index}`, ...rule })));

/** A scoring model that the schema would take. */
export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    groups: anyGroups,
    parts: fc.array(anyRule, { minLength: 3, maxLength: 9 }),
    fit: anyFit,
    // How far above its highest line a total may go.
    room: fc.option(fc.nat(15), { freq: 2 }),
    icp: anyIcp,
    high: fc.record({ fit: fc.integer({ min: 0, max: 3 }), intent: fc.integer({ min: 0, max: 50 }) }),
    silence: fc.option(
      fc.record({ afterDays: fc.constantFrom(3, 14, 60), points: fc.integer({ min: -30, max: -1 }) }),
    ),
    quiet: fc.constantFrom({ atRiskDays: 14, coldDays: 30 }, { atRiskDays: 5, coldDays: 5 }),
    lines: anyLines,
    alert: fc.record({
      at: fc.constantFrom('mql' as const, 'sql' as const),
      requireFit: fc.boolean(),
      pointsAfterNotReady: fc.constantFrom(1, 20),
      sameRuleDays: fc.constantFrom(0, 7),
    }),
    ready: named('ready', 3),
    disqualify: named('never', 1),
    unsubscribe: fc.constantFrom('keep' as const, 'remove' as const),
    funnel: fc.array(fc.record({ to: fc.constantFrom(...FUNNEL_STAGES), when: plainDid }), { maxLength: 3 }),
    segments: named('segment', 2),
  })
  .map(({ parts, silence, room, ...model }) => ({
    ...model,
    cap: room === null ? null : (model.lines.sql ?? model.lines.mql ?? { enter: 50 }).enter + room,
    name: 'any',
    title: 'Any',
    source: 'chance',
    rules: parts.map(({ among, ...rule }, index) => ({
      ...rule,
      id: `r${index}`,
      label: `Rule ${index}`,
      // Points lost must not fade, or they would come back.
      group: rule.points < 0 ? 'g0' : `g${among % model.groups.length}`,
    })),
    silence: silence === null ? null : { label: 'Silence', ...silence },
    sla: { firstMinutes: 5, escalateMinutes: 10 },
  }));

const LINES = { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 24 };

/** The same, where what was done within some days keeps a lead from being handed over. */
export const anyHolding: fc.Arbitrary<Model> = fc.tuple(anyModel, didWithin).map(([model, when]) => ({
  ...model,
  disqualify: [{ id: 'never', label: 'Never', when }],
}));

/** A model that ships; with lines where it leaves those to the team. */
export const anyOfOurs: fc.Arbitrary<Model> = fc
  .constantFrom(...[...loadPresets().values()].map(({ model }) => model))
  .map((model) => ({ ...model, lines: model.lines.sql === null ? LINES : model.lines }));
