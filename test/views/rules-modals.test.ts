import { describe, expect, it } from 'vitest';
import { readOrigin } from '../../src/views/modals/form.js';
import { personaModal } from '../../src/views/modals/persona.js';
import { presetModal, readPresetModal } from '../../src/views/modals/preset.js';
import { icpModal, readIcpModal } from '../../src/views/modals/rule-icp.js';
import { linesModal, readLinesModal } from '../../src/views/modals/rule-lines.js';
import {
  type PointsForm,
  pointsAfter,
  pointsModal,
  readPointsModal,
} from '../../src/views/modals/rule-points.js';
import { readUploadModal, uploadModal } from '../../src/views/modals/upload.js';
import { filled, inputs, sent } from './fill.js';
import { inSlack } from './given.js';
import { aPersona } from './given-lists.js';
import { aModel } from './given-rules.js';

const origin = { about: 'rules' as const, id: '3', message: { channelId: 'C1', ts: '1.2' } };
const why = { 'Why?': 'Too many alerts' };
const because = { reason: 'Too many alerts', try: true };

const openAlert = aModel({
  name: 'preset_001',
  title: 'Article 001',
  source: 'Article 001, step 4',
  lines: { mql: null, sql: null, stayHours: 24 },
  alert: { at: 'mql', requireFit: true, pointsAfterNotReady: 20, sameRuleDays: 7 },
  ready: [],
});

const preset = presetModal([aModel(), openAlert], origin, 'house');
const points = pointsModal(aModel(), origin);
const lines = linesModal(aModel(), origin);
const icp = icpModal(aModel(), origin, inSlack);
const upload = uploadModal(origin);
const persona = personaModal(aPersona(), { ...origin, about: 'persona', id: 'operations-head' }, inSlack);

describe.each([
  ['preset', preset],
  ['points', points],
  ['lines', lines],
  ['ideal customer', icp],
  ['upload', upload],
  ['persona', persona],
])('the %s modal', (_, view) => {
  it('remembers what it is about, and names every block', () => {
    expect(readOrigin(view.private_metadata ?? '')?.message).toEqual(origin.message);
    expect(inputs(view).every((block) => block.block_id)).toBe(true);
  });
});

describe.each([
  ['preset', preset, readPresetModal],
  ['points', points, readPointsModal],
  ['lines', lines, readLinesModal],
  ['ideal customer', icp, readIcpModal],
  ['upload', upload, readUploadModal],
] as const)('the %s modal', (_, view, read) => {
  it('asks for a reason, and shows errors only at fields it has', () => {
    const ids = new Set(inputs(view).map((block) => block.block_id));
    const nothing = read({});
    expect(nothing).toMatchObject({ ok: false, errors: { reason: 'Say in a few words why' } });
    expect(nothing.ok ? [] : Object.keys(nothing.errors).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the preset modal', () => {
  const [house, article] = [
    'House: MQL 50, SQL 80, alerts at SQL or by 2 rules',
    'Article 001: alerts at a score you set, high fit only',
  ];

  it('reads which preset, and the score that its author left open', () => {
    expect(readPresetModal(filled(preset, { 'Whose numbers?': house, ...why }))).toEqual({
      ok: true,
      value: { kind: 'preset', name: 'house', mqlScore: null, ...because },
    });
    const open = { 'Whose numbers?': article, 'MQL score, where the preset leaves it open': '100', ...why };
    expect(readPresetModal(filled(preset, open))).toMatchObject({
      ok: true,
      value: { name: 'preset_001', mqlScore: 100 },
    });
  });

  it('wants one picked, and no score where the preset has its own', () => {
    expect(readPresetModal(filled(preset, why))).toEqual({ ok: false, errors: { preset: 'Pick one' } });
    const both = { 'Whose numbers?': house, 'MQL score, where the preset leaves it open': '100', ...why };
    expect(readPresetModal(filled(preset, both))).toEqual({
      ok: false,
      errors: { line: 'This preset has its own line: leave this empty, and change it later' },
    });
  });

  it('keeps what was typed when it opens again', () => {
    const form = {
      kind: 'preset' as const,
      name: 'preset_001',
      mqlScore: 90,
      reason: 'As the article says',
      try: false,
    };
    expect(readPresetModal(sent(presetModal([aModel(), openAlert], origin, 'house', form), {}))).toEqual({
      ok: true,
      value: form,
    });
  });
});

describe('the points modal', () => {
  const demo = { 'Which rule?': 'Requested a demo: +40', ...why };
  const [POINTS, CAP] = ['Points', 'The most it may be worth at a time'];
  const read = (answers: Record<string, string>) => readPointsModal(filled(points, answers));

  it('offers every rule with what it is worth now', () => {
    const offered = inputs(points)[0]?.element;
    const words = offered && 'options' in offered ? offered.options?.map(({ text }) => text.text) : [];
    expect(words).toEqual([
      'Target industry: +10',
      'Ideal company size: +10',
      'Requested a demo: +40',
      'Replied to an e-mail: +20',
      'Visited the pricing page: +15, 45 at most',
      'Attended a webinar: +15',
      'Visited the career page: −10',
    ]);
  });

  it('of more rules than a list holds puts them into the groups they fade in', () => {
    const [rule] = aModel().rules;
    if (rule === undefined) throw new Error('the model has no rules');
    const rules = Array.from({ length: 150 }, (_, at) => ({ ...rule, id: `r${at}`, label: `Thing ${at}` }));
    const view = pointsModal(aModel({ rules }), origin);
    const select = inputs(view)[0]?.element;
    const groups = select && 'option_groups' in select ? select.option_groups : [];
    expect(groups?.map(({ label, options }) => [label.text, options.length])).toEqual([
      ['Who they are', 2],
      ['What they ask for', 100],
      ['What they ask for', 50],
    ]);
    expect(
      readPointsModal(filled(view, { 'Which rule?': 'Thing 149: +40', [POINTS]: '50', ...why })),
    ).toMatchObject({
      value: { rule: 'r149', points: 50 },
    });
  });

  it('where no rule gives points says so instead', () => {
    expect(inputs(pointsModal(aModel({ rules: [], fit: [] }), origin))).toEqual([]);
  });

  it.each([
    [{ [POINTS]: '50' }, { points: 50, cap: null }],
    [
      { [POINTS]: '+50', [CAP]: '1,000' },
      { points: 50, cap: 1_000 },
    ],
    [{ [CAP]: 'None' }, { points: null, cap: 'none' }],
  ])('given %j reads %j', (answers, value) => {
    expect(read({ ...demo, ...answers })).toEqual({
      ok: true,
      value: { kind: 'points', rule: 'demo', ...value, ...because },
    });
  });

  it.each([
    [{}, { points: 'Say what it is worth now, or the most it may be' }],
    [{ [POINTS]: 'many' }, { points: 'Write a whole number, such as 40' }],
    [{ [POINTS]: '1.5' }, { points: 'Write a whole number, such as 40' }],
    [{ [POINTS]: '5000' }, { points: 'From −1,000 to 1,000, please' }],
    [{ [POINTS]: '0' }, { points: 'No points at all: take the rule out of the file instead' }],
    [
      { [POINTS]: '−10' },
      { points: 'This rule fades, and points lost would come back: only rules that stay can take some' },
    ],
    [{ [CAP]: '0' }, { cap: 'From 1 to 100,000, please' }],
  ])('given %j says what is wrong, at its place', (answers, errors) => {
    expect(read({ ...demo, ...answers })).toEqual({ ok: false, errors });
  });

  it('lets a rule that stays take points, but puts no end to them', () => {
    const career = { 'Which rule?': 'Visited the career page: −10', ...why };
    expect(read({ ...career, [POINTS]: '-20' })).toMatchObject({
      ok: true,
      value: { rule: 'career', points: -20 },
    });
    expect(read({ ...career, [POINTS]: '-20', [CAP]: '5' })).toEqual({
      ok: false,
      errors: { cap: 'This is for points gained; the rule takes some' },
    });
    const fit = { 'Which rule?': 'Target industry: +10', [POINTS]: '20', [CAP]: '5', ...why };
    expect(read(fit)).toEqual({
      ok: false,
      errors: { cap: 'Points for who they are come once, and have no such end' },
    });
  });

  it('leaves as it was what was left empty', () => {
    const form = (more: Partial<PointsForm>): PointsForm => ({
      kind: 'points',
      rule: 'pricing',
      points: null,
      cap: null,
      ...because,
      ...more,
    });
    expect(pointsAfter(form({ points: 25 }), aModel())).toEqual({ rule: 'pricing', points: 25, cap: 45 });
    expect(pointsAfter(form({ cap: 'none' }), aModel())).toEqual({ rule: 'pricing', points: 15, cap: null });
    expect(pointsAfter(form({ rule: 'industry', points: 5 }), aModel())).toEqual({
      rule: 'industry',
      points: 5,
      cap: null,
    });
    expect(pointsAfter(form({ rule: 'gone' }), aModel())).toBeNull();
  });

  it('keeps what was typed when it opens again', () => {
    const form: PointsForm = {
      kind: 'points',
      rule: 'career',
      points: -20,
      cap: 'none',
      reason: 'They look for work',
      try: false,
    };
    expect(readPointsModal(sent(pointsModal(aModel(), origin, form), {}))).toEqual({ ok: true, value: form });
  });
});
