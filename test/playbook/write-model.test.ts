import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { FUNNEL_STAGES, LIFECYCLES } from '../../src/domain/lead.js';
import type { Condition, Model, Repeat } from '../../src/domain/scoring/model.js';
import { TOPICS } from '../../src/domain/scoring/topics.js';
import { checkYaml } from '../../src/playbook/load.js';
import { modelSchema } from '../../src/playbook/model-schema.js';
import { loadPresets } from '../../src/playbook/presets.js';
import { writeYaml } from '../../src/playbook/write-model.js';
import { readModel, SMALL, whenModel } from './small-model.js';

const reread = (model: Model) => checkYaml(writeYaml(model), 'model.yaml', modelSchema);

describe('a model that is written down', () => {
  it.each([...loadPresets()])('is read as it was: %s', (_, { model }) => {
    expect(reread(model)).toEqual({ ok: true, value: model });
  });

  it('is written as people write it: short, and without what says nothing', () => {
    const text = writeYaml(readModel(SMALL));
    expect(text).toContain(
      'rules:\n  - { id: demo, label: Requested a demo, points: 30, when: demo_requested }\n',
    );
    expect(text).toContain('\nready: []\n');
    expect(text).toContain(
      '\nlines: { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 24 }\n',
    );
  });

  it('has lines that a screen can hold', () => {
    for (const [, { model }] of loadPresets())
      for (const line of writeYaml(model).split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026-01-01T12:30:00Z', '2026-01-01T12:30:00.000Z'],
  ])('names a day, or an instant where it is one: %s', (said, written) => {
    expect(writeYaml(readModel(whenModel(`blog_read, from: ${said}`)))).toContain(`from: ${written}`);
  });
});

const words = fc.stringMatching(/^[\x21-\x7eäß][\x20-\x7eäß]{0,20}$/).map((text) => text.trim());
const someWords = fc.array(words, { minLength: 1, maxLength: 3 });
const few = fc.integer({ min: 1, max: 20 });
const orNull = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: null });

const did = fc
  .record({
    did: fc.uniqueArray(fc.constantFrom(...ACTIVITY_KINDS), { minLength: 1, maxLength: 3 }),
    where: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), someWords, { maxKeys: 2 }),
    about: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 2 }),
    times: few,
    days: orNull(few),
    of: orNull(fc.stringMatching(/^[a-z]{1,8}$/)),
  })
  .map((condition) => (condition.days === null ? condition : { ...condition, of: null }));

const test = fc.oneof(
  fc.record({
    is: fc.constantFrom('industry' as const, 'title' as const, 'source' as const),
    in: someWords,
    from: fc.constant(null),
    to: fc.constant(null),
  }),
  fc.record({
    is: fc.constantFrom('companySize' as const, 'budget' as const),
    in: fc.constant(null),
    from: fc.integer({ min: 0, max: 9 }),
    to: orNull(fc.integer({ min: 9, max: 99 })),
  }),
);

const leaf: fc.Arbitrary<Condition> = fc.oneof(did, test, fc.record({ opened: few }));
const state: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.record({ score: few }),
  fc.record({ stage: fc.constantFrom('mql' as const, 'sql' as const) }),
  fc.constant({ fit: 'high' as const }),
  fc.constant({ intent: 'high' as const }),
  fc.record({ funnel: fc.constantFrom(...FUNNEL_STAGES) }),
  fc.record({ lifecycle: fc.constantFrom(...LIFECYCLES) }),
  fc.record({ tag: words }),
);
const nested = (each: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.oneof(
    each,
    fc.record({ all: fc.array(each, { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(each, { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: each }),
  );

const repeat: fc.Arbitrary<Repeat> = fc.oneof(
  fc.constantFrom('every' as const, 'once' as const),
  fc.record({ most: few, days: few }),
);

const rule = fc
  .record({
    label: words,
    points: few,
    group: fc.constantFrom('one', 'two'),
    when: nested(nested(fc.oneof(did, fc.record({ all: fc.tuple(did, leaf) })))),
    repeat,
    cap: orNull(few),
    from: orNull(fc.constant(new Date('2026-01-01T00:00:00Z'))),
    until: orNull(fc.date({ min: new Date('2026-01-02'), max: new Date('2030-01-01'), noInvalidDate: true })),
  })
  // What asks for mails opened has no dates.
  .map((each) =>
    JSON.stringify(each.when).includes('"opened":') ? { ...each, from: null, until: null } : each,
  );

const model: fc.Arbitrary<Model> = fc
  .record({
    title: words,
    rules: fc.array(rule, { maxLength: 4 }),
    segments: fc.array(fc.record({ label: words, when: nested(nested(state)) }), { maxLength: 3 }),
    moves: fc.array(did, { maxLength: 2 }),
    cap: orNull(fc.integer({ min: 100, max: 200 })),
    industries: fc.array(words, { maxLength: 12 }),
  })
  .map(({ title, rules, segments, moves, cap, industries }) => {
    const small = readModel(SMALL);
    const groups = [
      { id: 'one', label: title, halfLifeDays: 7.5, cap: null },
      { id: 'two', label: 'Two', halfLifeDays: null, cap: 20 },
    ];
    return {
      ...small,
      title,
      groups,
      cap,
      rules: rules.map((each, at) => ({ ...each, id: `r${at}` })),
      segments: segments.map((each, at) => ({ ...each, id: `s${at}` })),
      funnel: moves.map((when) => ({
        to: 'decision' as const,
        when: { ...when, times: 1, days: null, of: null },
      })),
      icp: { ...small.icp, industries },
    };
  });

describe('whatever a model says', () => {
  it('it is read back as it was', () => {
    fc.assert(
      fc.property(model, (each) => {
        expect(reread(each)).toEqual({ ok: true, value: each });
      }),
      { numRuns: 60 },
    );
  });
});
