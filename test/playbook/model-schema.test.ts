import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/scoring/model.js';
import { altered, faultLines, faultsOf, readModel, SMALL, whenModel } from './small-model.js';

const whenOf = (when: string): Condition | undefined => readModel(whenModel(when)).rules[0]?.when;
const did = { where: {}, about: [], times: 1, days: null, of: null };

describe('a model may be written short', () => {
  it('and everything left out has the value that changes nothing', () => {
    expect(readModel(SMALL)).toMatchObject({
      groups: [{ halfLifeDays: null, cap: null }],
      rules: [{ group: 'behaviour', cap: null, from: null, until: null }, {}],
      fit: [{ is: { is: 'industry', in: null, from: null, to: null } }],
      cap: null,
      icp: {
        industries: ['software'],
        companySize: { from: null, to: null },
        seniorities: [],
        budget: { from: null, to: null },
        countries: [],
      },
      ready: [],
      disqualify: [],
      funnel: [],
      segments: [],
    });
  });

  it.each<[string, Condition]>([
    ['demo_requested', { ...did, did: ['demo_requested'] }],
    ['{ did: demo_requested }', { ...did, did: ['demo_requested'] }],
    ['{ did: [blog_read, page_viewed] }', { ...did, did: ['blog_read', 'page_viewed'] }],
    ['{ did: blog_read, about: pricing }', { ...did, did: ['blog_read'], about: ['pricing'] }],
    [
      '{ did: blog_read, where: { kind: guide } }',
      { ...did, did: ['blog_read'], where: { kind: ['guide'] } },
    ],
    [
      '{ did: blog_read, where: { kind: [guide, 3, true] } }',
      { ...did, did: ['blog_read'], where: { kind: ['guide', '3', 'true'] } },
    ],
    [
      '{ all: [blog_read, { opened: 4 }, { not: page_viewed }] }',
      {
        all: [{ ...did, did: ['blog_read'] }, { opened: 4 }, { not: { ...did, did: ['page_viewed'] } }],
      },
    ],
  ])('when: %s', (when, condition) => {
    expect(whenOf(when)).toEqual(condition);
  });

  it('a condition may ask for anything about how a lead stands, where no points hang on it', () => {
    const text = `${SMALL}segments:
  - id: all
    label: All of it
    when:
      any: [{ score: 40 }, { stage: mql }, { fit: high }, { intent: high }, { funnel: decision }, { lifecycle: at-risk }, { tag: vip },
        { is: title, in: CTO }, { is: budget, from: 5000 }]
`;
    expect(readModel(text).segments[0]?.when).toEqual({
      any: [
        { score: 40 },
        { stage: 'mql' },
        { fit: 'high' },
        { intent: 'high' },
        { funnel: 'decision' },
        { lifecycle: 'at-risk' },
        { tag: 'vip' },
        { is: 'title', in: ['CTO'], from: null, to: null },
        { is: 'budget', in: null, from: 5000, to: null },
      ],
    });
  });
});

describe('how often a rule gives its points', () => {
  it.each([
    ['what happens counts every time', 'demo_requested', 'every'],
    ['a count within something starts anew with each', '{ did: blog_read, times: 3, of: topic }', 'every'],
    [
      'a count within days counts once in those',
      '{ did: blog_read, times: 3, days: 14 }',
      { most: 1, days: 14 },
    ],
    ['a count counts once', '{ did: blog_read, times: 3 }', 'once'],
    ['several things together count once', '{ all: [blog_read, page_viewed] }', 'once'],
  ])('where it says nothing of it: %s', (_, when, repeat) => {
    expect(readModel(whenModel(when)).rules[0]?.repeat).toEqual(repeat);
  });

  it.each([
    ['every', 'every'],
    ['once', 'once'],
    ['daily', { most: 1, days: 1 }],
    ['{ most: 3, days: 7 }', { most: 3, days: 7 }],
  ])('where it says %s', (said, repeat) => {
    expect(readModel(whenModel(`blog_read, repeat: ${said}`)).rules[0]?.repeat).toEqual(repeat);
  });
});

describe('the dates of a rule', () => {
  it('are days, whose start in UTC counts, or instants', () => {
    const text = whenModel('blog_read, from: 2026-01-01, until: 2026-12-31T12:00:00+01:00');
    expect(readModel(text).rules[0]).toMatchObject({
      from: new Date('2026-01-01T00:00:00Z'),
      until: new Date('2026-12-31T11:00:00Z'),
    });
  });

  it.each(['2026-02-30', 'tomorrow', '2026', '01.02.2026'])('%s is none', (text) => {
    expect(faultLines(whenModel(`blog_read, from: ${text}`)).join()).toContain('rules.0.from');
  });
});

describe('what does not go together is refused, at its place', () => {
  it.each([
    ['a line left above where it is entered', 'leave: 40', 'leave: 60', 'lines.mql.leave', 15],
    ['mql at sql', 'enter: 50', 'enter: 80', 'lines.mql.enter', 15],
    ['mql above sql', 'enter: 50', 'enter: 90', 'lines.mql.enter', 15],
    ['a line above the cap on all', 'icp:', 'cap: 70\nicp:', 'lines.sql.enter', 16],
    [
      'a half-life below zero',
      'What they do }',
      'What they do, halfLifeDays: -3 }',
      'groups.0.halfLifeDays',
      5,
    ],
    ['two rules of one id', 'id: opens', 'id: demo', 'rules.1.id', 8],
    ['a fit rule with the id of a rule', 'id: industry', 'id: opens', 'fit.0.id', 10],
    ['an id that the history needs', 'id: industry', 'id: silence', 'fit.0.id', 10],
    ['a rule in a group there is not', 'points: 30', 'points: 30, group: intent', 'rules.0.group', 7],
    ['no points at all', 'points: 30', 'points: 0', 'rules.0.points', 7],
    [
      'company sizes turned around',
      '[software]',
      '[software], companySize: { from: 9, to: 2 }',
      'icp.companySize.from',
      11,
    ],
    ['a seniority there is not', '[software]', '[software], seniorities: [bossy]', 'icp.seniorities.0', 11],
    [
      'an end before the start',
      'demo_requested',
      'blog_read, from: 2026-02-01, until: 2026-01-01',
      'rules.0.until',
      7,
    ],
    ['at risk after cold', 'atRiskDays: 30', 'atRiskDays: 50', 'quiet.atRiskDays', 14],
    ['a manager told first', 'firstMinutes: 5', 'firstMinutes: 15', 'sla.escalateMinutes', 18],
    ['a reward for silence', 'points: -15', 'points: 15', 'silence.points', 13],
    ['a cap on points lost', 'points: 30', 'points: -30, cap: 10', 'rules.0.cap', 7],
  ])('%s', (_, from, to, path, line) => {
    const faults = faultsOf(altered(SMALL, from, to));
    expect(faults.map((fault) => [fault.path, fault.line])).toEqual([[path, line]]);
  });

  it.each([
    ['an end before a beginning', '{ did: blog_read, times: 0 }', 'when.times'],
    ['a count of a property, and in days', '{ did: blog_read, times: 2, of: x, days: 3 }', 'when.of'],
    ['a count of nothing', '{ opened: 4, times: 3 }', 'when.times'],
    ['nothing to be so', '{ all: [] }', 'when.all'],
    ['nothing of which any is so', '{ any: [] }', 'when.any'],
    ['nothing at all', '{}', 'when'],
    ['two things in one', '{ did: blog_read, opened: 3 }', 'when'],
    ['points for points', '{ any: [blog_read, { score: 40 }] }', 'when.any.1.score'],
    ['points for a stage', '{ all: [blog_read, { not: { stage: mql } }] }', 'when.all.1.not.stage'],
    ['points for a fit', '{ all: [blog_read, { fit: high }] }', 'when.all.1.fit'],
    ['points for an intent', '{ all: [blog_read, { intent: high }] }', 'when.all.1.intent'],
    ['points for who they are, which fit gives', '{ is: industry }', 'when'],
    ['a number among words', '{ all: [blog_read, { is: companySize, in: [big] }] }', 'when.all.1.in'],
    ['a band of words', '{ all: [blog_read, { is: industry, from: 3 }] }', 'when.all.1.from'],
    ['a band turned around', '{ all: [blog_read, { is: budget, from: 3, to: 2 }] }', 'when.all.1.from'],
    ['what no ideal customer has', '{ all: [blog_read, { is: source }] }', 'when.all.1.is'],
    ['a seniority there is not', '{ all: [blog_read, { is: seniority, in: [bossy] }] }', 'when.all.1.in.0'],
  ])('when: %s', (_, when, path) => {
    expect(faultsOf(whenModel(when)).map((fault) => fault.path)).toEqual([`rules.0.${path}`]);
  });

  it('points lost in a group that fades, for they would come back', () => {
    const fading = altered(SMALL, 'What they do }', 'What they do, halfLifeDays: 30 }');
    expect(faultsOf(altered(fading, 'points: 30', 'points: -30'))).toMatchObject([
      { path: 'rules.0.points' },
    ]);
    expect(faultsOf(altered(SMALL, 'points: 30', 'points: -30'))).toEqual([]);
  });

  it('a rule without a group where there are two', () => {
    const two = altered(SMALL, 'What they do }', 'What they do }\n  - { id: other, label: Other }');
    expect(faultLines(two)).toEqual([
      expect.stringContaining('m:8:5 rules.0.group: is missing: expected one of behaviour, other'),
      expect.stringContaining('m:9:5 rules.1.group: '),
    ]);
  });

  it('two groups of one id', () => {
    const two = altered(SMALL, 'What they do }', 'What they do }\n  - { id: behaviour, label: Other }');
    expect(faultsOf(two).map(({ path }) => path)).toContain('groups.1.id');
  });

  it('segments, handoff rules and what disqualifies share their ids with the rules', () => {
    const text = `${SMALL}ready: [{ id: demo, label: A, when: blog_read }]
disqualify: [{ id: x, label: B, when: { tag: x } }]
segments: [{ id: x, label: C, when: { tag: x } }]
`;
    expect(faultsOf(text).map(({ path }) => path)).toEqual(['ready.0.id', 'segments.0.id']);
  });

  it.each(['{ opened: 3 }', '{ did: blog_read, times: 2 }', '{ did: blog_read, days: 2 }'])(
    'the funnel moves with one event, so not when: %s',
    (when) => {
      const text = `${SMALL}funnel: [{ to: decision, when: ${when} }]\n`;
      expect(faultsOf(text).map(({ path }) => path)).toEqual(['funnel.0.when']);
    },
  );
});

describe('a line may be left open', () => {
  it.each([
    'mql: null, sql: null',
    'mql: { enter: 50, leave: 40 }, sql: null',
    'mql: null, sql: { enter: 9, leave: 9 }',
  ])('lines: { %s }', (lines) => {
    const text = altered(SMALL, 'mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }', lines);
    expect(faultsOf(text)).toEqual([]);
  });

  it('but not left out: nobody should lose it by a slip', () => {
    expect(faultsOf(altered(SMALL, 'mql: { enter: 50, leave: 40 }, ', ''))).toMatchObject([
      { path: 'lines.mql', message: expect.stringContaining('is missing') },
    ]);
  });
});
