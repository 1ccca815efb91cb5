import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/domain/scoring/differences.js';
import type { Model, Rule } from '../../../src/domain/scoring/model.js';
import { loadPresets } from '../../../src/playbook/presets.js';

const PRESETS = [...loadPresets().values()].map(({ model }) => model);
const MODEL = PRESETS.find(({ name }) => name === 'house') as Model;

/** The model with one rule changed. */
const withRule = (id: string, change: Partial<Rule>): Model => ({
  ...MODEL,
  rules: MODEL.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});
const withGroup = (id: string, change: Partial<Model['groups'][number]>): Model => ({
  ...MODEL,
  groups: MODEL.groups.map((group) => (group.id === id ? { ...group, ...change } : group)),
});
const did = { did: ['blog_read' as const], where: {}, about: [], times: 1, days: null, of: null };
const [demo] = MODEL.rules as [Rule];
const lines = MODEL.lines as { mql: { enter: number; leave: number }; sql: { enter: number; leave: number } };
const silence = MODEL.silence as { label: string; afterDays: number; points: number };

describe('a change of the model is told in a rep’s words', () => {
  it.each<[string, Model]>([
    ['name: house -> ours', { ...MODEL, name: 'ours' }],
    ['title: House -> Ours', { ...MODEL, title: 'Ours' }],
    ['source: Kindling -> Us', { ...MODEL, source: 'Us' }],
    ['half-life of What they ask for: 21 -> 14 days', withGroup('intent', { halfLifeDays: 14 })],
    ['half-life of What they ask for: 21 days -> none', withGroup('intent', { halfLifeDays: null })],
    ['most that What they ask for is worth: 100 -> 60 points', withGroup('intent', { cap: 60 })],
    ['most that What speaks against them is worth: none -> 9 points', withGroup('against', { cap: 9 })],
    ['group E-mails is now called Mail', withGroup('email', { label: 'Mail' })],
    [
      'new group: Calls',
      { ...MODEL, groups: [...MODEL.groups, { id: 'calls', label: 'Calls', halfLifeDays: 3, cap: 9 }] },
    ],
    ['Requested a demo: 40 -> 50 points', withRule('demo', { points: 50 })],
    ['Requested a demo is now called Demo', withRule('demo', { label: 'Demo' })],
    ['Requested a demo: moved from What they ask for to E-mails', withRule('demo', { group: 'email' })],
    ['Requested a demo: what it counts changed', withRule('demo', { when: did })],
    ['Requested a demo: counts once in 30 days -> every time', withRule('demo', { repeat: 'every' })],
    ['Replied to an e-mail: counts once in 24 hours -> once', withRule('reply', { repeat: 'once' })],
    [
      'Added users: counts once in 7 days -> 3 times in 24 hours',
      withRule('users', { repeat: { most: 3, days: 1 } }),
    ],
    ['most that Visited the pricing page is worth: 45 -> 30 points', withRule('pricing', { cap: 30 })],
    [
      'Requested a demo: counts from the start -> 2026-01-01',
      withRule('demo', { from: new Date('2026-01-01T00:00:00Z') }),
    ],
    [
      'Requested a demo: counts until the end -> 2026-01-01T08:00:00.000Z',
      withRule('demo', { until: new Date('2026-01-01T08:00:00Z') }),
    ],
    [
      'new rule: Logged in, +5 points',
      { ...MODEL, rules: [...MODEL.rules, { ...demo, id: 'login', label: 'Logged in', points: 5 }] },
    ],
    ['rule gone: Requested a demo', { ...MODEL, rules: MODEL.rules.slice(1) }],
    [
      'new fit rule: Nearby, -5 points',
      {
        ...MODEL,
        fit: [
          ...MODEL.fit,
          {
            id: 'near',
            label: 'Nearby',
            points: -5,
            is: { is: 'country', in: ['Germany'], from: null, to: null },
          },
        ],
      },
    ],
    [
      'Target industry: 10 -> 15 points',
      { ...MODEL, fit: MODEL.fit.map((rule) => (rule.id === 'industry' ? { ...rule, points: 15 } : rule)) },
    ],
    [
      'Decision-maker: whom it fits changed',
      {
        ...MODEL,
        fit: MODEL.fit.map((rule) =>
          rule.id === 'decider' ? { ...rule, is: { ...rule.is, in: ['vp'] } } : rule,
        ),
      },
    ],
    ['most that a total can be: none -> 100 points', { ...MODEL, cap: 100 }],
    [
      'ideal industries: added fishing; removed agency',
      {
        ...MODEL,
        icp: {
          ...MODEL.icp,
          industries: [...MODEL.icp.industries.filter((each) => each !== 'agency'), 'fishing'],
        },
      },
    ],
    [
      'ideal company size: 10 to 500 -> 10 or more',
      { ...MODEL, icp: { ...MODEL.icp, companySize: { from: 10, to: null } } },
    ],
    [
      'ideal seniorities: removed founder',
      {
        ...MODEL,
        icp: { ...MODEL.icp, seniorities: MODEL.icp.seniorities.filter((each) => each !== 'founder') },
      },
    ],
    [
      'ideal budget: any -> up to 9000',
      { ...MODEL, icp: { ...MODEL.icp, budget: { from: null, to: 9000 } } },
    ],
    ['ideal countries: added Germany', { ...MODEL, icp: { ...MODEL.icp, countries: ['Germany'] } }],
    ['criteria for a high fit: 2 -> 3', { ...MODEL, high: { ...MODEL.high, fit: 3 } }],
    ['behaviour for a high intent: 40 -> 50 points', { ...MODEL, high: { ...MODEL.high, intent: 50 } }],
    ['rule gone: No activity for 60 days', { ...MODEL, silence: null }],
    ['No activity for 60 days: -15 -> -25 points', { ...MODEL, silence: { ...silence, points: -25 } }],
    ['No activity for 60 days: after 60 -> 90 days', { ...MODEL, silence: { ...silence, afterDays: 90 } }],
    ['at risk after a silence of 14 -> 21 days', { ...MODEL, quiet: { ...MODEL.quiet, atRiskDays: 21 } }],
    ['cold after a silence of 45 -> 30 days', { ...MODEL, quiet: { ...MODEL.quiet, coldDays: 30 } }],
    ['SQL line: enter 80 -> 90', { ...MODEL, lines: { ...MODEL.lines, sql: { ...lines.sql, enter: 90 } } }],
    ['MQL line: leave 40 -> 45', { ...MODEL, lines: { ...MODEL.lines, mql: { ...lines.mql, leave: 45 } } }],
    ['MQL line gone', { ...MODEL, lines: { ...MODEL.lines, mql: null } }],
    ['a stage lasts at least 24 -> 12 hours', { ...MODEL, lines: { ...MODEL.lines, stayHours: 12 } }],
    ['sales is told at the SQL line -> MQL line', { ...MODEL, alert: { ...MODEL.alert, at: 'mql' } }],
    ['handed over: any fit -> high fit only', { ...MODEL, alert: { ...MODEL.alert, requireFit: true } }],
    [
      'after "not ready", again with 20 -> 30 more points',
      { ...MODEL, alert: { ...MODEL.alert, pointsAfterNotReady: 30 } },
    ],
    [
      'one handoff rule rings again after 7 -> 14 days',
      { ...MODEL, alert: { ...MODEL.alert, sameRuleDays: 14 } },
    ],
    ['handoff rule gone: Requested a demo', { ...MODEL, ready: MODEL.ready.slice(1) }],
    [
      'disqualifying rule Competitor changed',
      {
        ...MODEL,
        disqualify: MODEL.disqualify.map((each) =>
          each.id === 'competitor' ? { ...each, when: { tag: 'rival' } } : each,
        ),
      },
    ],
    ['who unsubscribes: keeps the score -> has no score', { ...MODEL, unsubscribe: 'remove' }],
    [
      'what brings a lead to decision changed',
      { ...MODEL, funnel: [...MODEL.funnel, { to: 'decision', when: did }] },
    ],
    ['first response within 5 -> 3 minutes', { ...MODEL, sla: { ...MODEL.sla, firstMinutes: 3 } }],
    ['a manager is told after 10 -> 20 minutes', { ...MODEL, sla: { ...MODEL.sla, escalateMinutes: 20 } }],
    [
      'segment 500 people or more changed',
      {
        ...MODEL,
        segments: MODEL.segments.map((each) => (each.id === 'large' ? { ...each, when: did } : each)),
      },
    ],
    [
      'segment We came to them is now called Outbound',
      {
        ...MODEL,
        segments: MODEL.segments.map((each) =>
          each.id === 'outbound' ? { ...each, label: 'Outbound' } : each,
        ),
      },
    ],
    [
      'new segment: Readers',
      { ...MODEL, segments: [...MODEL.segments, { id: 'readers', label: 'Readers', when: did }] },
    ],
  ])('%s', (words, after) => {
    expect(differences(MODEL, after)).toEqual([words]);
  });

  it.each([
    ['new MQL line: enter 50, leave 40', { ...MODEL, lines: { ...MODEL.lines, mql: null } }],
    ['new rule: No activity for 60 days, -15 points', { ...MODEL, silence: null }],
    ['new rule: Requested a demo, +40 points', { ...MODEL, rules: MODEL.rules.slice(1) }],
  ])('%s', (words, before) => {
    expect(differences(before, MODEL)).toEqual([words]);
  });

  it('several changes are told by their weight: who is told of whom before points, and points before groups', () => {
    const changed = {
      ...withRule('demo', { points: 50, label: 'Demo' }),
      sla: { firstMinutes: 3, escalateMinutes: 9 },
      cap: 200,
    };
    expect(differences(MODEL, changed)).toEqual([
      'Requested a demo is now called Demo',
      'Demo: 40 -> 50 points',
      'most that a total can be: none -> 200 points',
      'first response within 5 -> 3 minutes',
      'a manager is told after 10 -> 9 minutes',
    ]);
  });
});

describe('nothing is told', () => {
  it('of two equal models', () => {
    for (const model of PRESETS) expect(differences(model, structuredClone(model))).toEqual([]);
  });

  it('where only the order is another, of rules or of what is in them', () => {
    const rules = MODEL.rules
      .toReversed()
      .map((rule) => ({ ...rule, when: shuffled(rule.when) as Rule['when'] }));
    expect(differences(MODEL, { ...MODEL, rules, segments: MODEL.segments.toReversed() })).toEqual([]);
  });

  /** Its keys the other way round, as a database may give them back. */
  function shuffled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, each]) => [key, shuffled(each)]),
    );
  }
});

it('between any two of the presets there is something to tell', () => {
  for (const one of PRESETS)
    for (const other of PRESETS) expect(differences(one, other).length > 0).toBe(one !== other);
});
