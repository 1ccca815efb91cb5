import { describe, expect, it } from 'vitest';
import { type IcpForm, icpAfter, icpModal, readIcpModal } from '../../src/views/modals/rule-icp.js';
import { type LinesForm, linesAfter, linesModal, readLinesModal } from '../../src/views/modals/rule-lines.js';
import { filled, sent } from './fill.js';
import { inPlain, inSlack } from './given.js';
import { aModel } from './given-rules.js';

const origin = { about: 'rules' as const, id: '3', message: null };
const why = { 'Why?': 'Too many alerts' };
const because = { reason: 'Too many alerts', try: true };
const lines = linesModal(aModel(), origin);
const icp = icpModal(aModel(), origin, inSlack);

const AS_IT_IS: LinesForm = {
  kind: 'lines',
  mqlEnter: null,
  mqlLeave: null,
  sqlEnter: null,
  sqlLeave: null,
  stayHours: null,
  halfLife: null,
  atRiskDays: null,
  coldDays: null,
  firstMinutes: null,
  escalateMinutes: null,
  whom: null,
  ...because,
};

describe('the lines modal', () => {
  const read = (answers: Record<string, string>) => readLinesModal(filled(lines, { ...why, ...answers }));

  it('opens with what is so now, and sent as it opened changes nothing', () => {
    const form = readLinesModal(sent(lines, why));
    if (!form.ok) throw new Error('an untouched form is right');
    expect(form.value).toMatchObject({ mqlEnter: 50, sqlLeave: 70, coldDays: 45, halfLife: null });
    const { lines: now, quiet, sla } = aModel();
    const same = { ...now, ...quiet, ...sla, requireFit: false };
    expect(linesAfter(form.value, aModel())).toEqual(same);
    expect(linesAfter(AS_IT_IS, aModel())).toEqual(same);
  });

  it('reads what was changed, and leaves the rest', () => {
    const form = read({
      'An SQL from how many points?': '90',
      'No MQL any more below': '0',
      'Points that fade together': 'What they ask for: 21 days',
      'Days until its points are worth half': '14',
      'Minutes to the first response': '3',
    });
    expect(form).toEqual({
      ok: true,
      value: {
        ...AS_IT_IS,
        sqlEnter: 90,
        mqlLeave: 0,
        halfLife: { group: 'intent', days: 14 },
        firstMinutes: 3,
      },
    });
  });

  it('takes a line away, sets one that was missing, and never leaves a stage above its line', () => {
    const changed = (more: Partial<LinesForm>, model = aModel()) =>
      linesAfter({ ...AS_IT_IS, ...more }, model);
    expect(changed({ mqlEnter: 'none' }).mql).toBeNull();
    expect(changed({ sqlEnter: 60 }).sql).toEqual({ enter: 60, leave: 60 });
    const open = aModel({ lines: { mql: null, sql: null, stayHours: 24 } });
    expect(changed({ mqlEnter: 100 }, open).mql).toEqual({ enter: 100, leave: 90 });
    expect(changed({ mqlEnter: 5 }, open).mql).toEqual({ enter: 5, leave: 0 });
    expect(changed({ mqlLeave: 5 }, open).mql).toBeNull();
  });

  it.each([
    [
      { 'An MQL from how many points?': '50', 'No MQL any more below': '60' },
      { mql_leave: 'Lost before it is reached: not above the line itself' },
    ],
    [
      { 'An SQL from how many points?': '50', 'An MQL from how many points?': '50' },
      { sql_enter: 'An SQL is more than an MQL: above its line, please' },
    ],
    [
      { 'Quiet days until a lead is cold': '10', 'Quiet days until a qualified lead is at risk': '20' },
      { at_risk_days: 'At risk comes before cold' },
    ],
    [
      { 'Minutes to the first response': '10', 'Minutes until a manager is told': '10' },
      { escalate_minutes: 'A manager is told later than the first response is due' },
    ],
    [{ 'Days until its points are worth half': '10' }, { group: 'Which points fade like that?' }],
    [
      { 'Points that fade together': 'What they ask for: 21 days' },
      { half_life: 'After how many days? Or none' },
    ],
    [{ 'Quiet days until a lead is cold': 'soon' }, { cold_days: 'Write a whole number, such as 40' }],
    [{ 'An MQL from how many points?': 'soon' }, { mql_enter: 'Write a whole number, such as 40, or none' }],
  ] as [Record<string, string>, Record<string, string>][])(
    'given %j says what is wrong, at its place',
    (answers, errors) => {
      expect(read(answers)).toEqual({ ok: false, errors });
    },
  );

  it('says whom to hand over: any fit, or a high one only (C10)', () => {
    const form = read({ 'Who is handed over for points?': 'A high fit only' });
    if (!form.ok) throw new Error('it is right');
    expect(linesAfter(form.value, aModel()).requireFit).toBe(true);
    const strict = aModel({ alert: { ...aModel().alert, requireFit: true } });
    expect(linesAfter({ ...form.value, whom: null }, strict).requireFit).toBe(true);
    const open = sent(linesModal(strict, origin), why);
    expect(readLinesModal(open)).toMatchObject({ ok: true, value: { whom: 'high' } });
  });

  it('keeps what was typed when it opens again', () => {
    const form: LinesForm = {
      ...AS_IT_IS,
      mqlEnter: 'none',
      sqlEnter: 95,
      halfLife: { group: 'against', days: 'none' },
      try: false,
    };
    const read = readLinesModal(sent(linesModal(aModel(), origin, form), {}));
    expect(read).toMatchObject({
      ok: true,
      value: {
        mqlEnter: 'none',
        sqlEnter: 95,
        halfLife: { group: 'against', days: 'none' },
        try: false,
        reason: because.reason,
      },
    });
  });
});

describe('the ideal-customer modal', () => {
  const read = (answers: Record<string, string | string[]>) =>
    readIcpModal(filled(icp, { ...why, ...answers }));
  const asItIs: IcpForm = {
    kind: 'icp',
    industries: null,
    seniorities: null,
    countries: null,
    sizeFrom: null,
    sizeTo: null,
    budgetFrom: null,
    budgetTo: null,
    ...because,
  };

  it.each([
    ['Slack', inSlack],
    ['the sandbox', inPlain],
  ])('in %s, sent as it opened, changes nothing', (_, reader) => {
    const form = readIcpModal(sent(icpModal(aModel(), origin, reader), why));
    if (!form.ok) throw new Error('an untouched form is right');
    expect(icpAfter(form.value, aModel())).toEqual(aModel().icp);
    expect(icpAfter(asItIs, aModel())).toEqual(aModel().icp);
  });

  it('reads lists and ranges, each word once', () => {
    const form = read({
      Industries: 'Software,  Field services; logistics\nsoftware, Software',
      'People in the company, to': 'any',
      Seniority: ['VP', 'C-level'],
      'Budget, from': '20k',
      Countries: 'any',
    });
    if (!form.ok) throw new Error(JSON.stringify(form.errors));
    expect(icpAfter(form.value, aModel())).toEqual({
      industries: ['Software', 'Field services', 'logistics', 'software'],
      companySize: { from: 10, to: null },
      seniorities: ['vp', 'c-level'],
      budget: { from: 20_000, to: null },
      countries: [],
    });
  });

  it('with nobody picked asks for no seniority', () => {
    const form = read({ Seniority: [] });
    expect(form.ok && form.value.seniorities).toEqual([]);
  });

  it('in the sandbox reads seniorities as words', () => {
    const view = icpModal(aModel(), origin, inPlain);
    expect(readIcpModal(filled(view, { ...why, Seniority: 'VP, director' }))).toMatchObject({
      value: { seniorities: ['vp', 'director'] },
    });
    expect(readIcpModal(filled(view, { ...why, Seniority: 'boss' }))).toEqual({
      ok: false,
      errors: { seniorities: "I don't know “boss”: one of those below, please" },
    });
  });

  it.each([
    [
      { 'People in the company, from': '500', 'People in the company, to': '10' },
      { size_to: 'Less than where it begins: turn them around' },
    ],
    [{ 'People in the company, from': '0' }, { size_from: 'From 1 to 10,000,000, please' }],
    [
      { Industries: 'x'.repeat(201) },
      { industries: `“${'x'.repeat(30)}…” is long for one of them: are the commas missing?` },
    ],
    [
      { Countries: Array.from({ length: 201 }, (_, at) => `c${at}`).join(',') },
      { countries: '201 are too many: 200 at most' },
    ],
  ] as [Record<string, string>, Record<string, string>][])(
    'given %j says what is wrong',
    (answers, errors) => {
      expect(read(answers)).toEqual({ ok: false, errors });
    },
  );

  it('of more words than a field holds shows none, and keeps them all', () => {
    const industries = Array.from({ length: 200 }, (_, at) => `an industry with a long name ${at}`);
    const model = aModel({ icp: { ...aModel().icp, industries } });
    const view = icpModal(model, origin, inSlack);
    expect(JSON.stringify(view)).toContain('too many to be shown here (200)');
    const form = readIcpModal(sent(view, why));
    expect(form.ok && icpAfter(form.value, model).industries).toEqual(industries);
  });

  it('keeps what was typed when it opens again', () => {
    const form: IcpForm = {
      ...asItIs,
      industries: ['software'],
      seniorities: ['vp'],
      countries: [],
      sizeFrom: 'none',
      sizeTo: 99,
      budgetFrom: 5,
      budgetTo: 'none',
    };
    expect(readIcpModal(sent(icpModal(aModel(), origin, inSlack, form), {}))).toEqual({
      ok: true,
      value: form,
    });
  });
});
