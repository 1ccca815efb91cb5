import { describe, expect, it } from 'vitest';
import { did, leadOn, modelOf, stages, states, totalOn } from './story.js';

const DEMO = 'demo_requested';
const RULES = [
  { id: 'demo', label: 'Demo', points: 80, group: 'warm', when: DEMO },
  { id: 'price', label: 'Price', points: 10, group: 'warm', when: 'pricing_page_viewed' },
  { id: 'career', label: 'Career', points: -15, group: 'against', when: 'career_page_viewed' },
];
const GROUPS = [
  { id: 'warm', label: 'Warm', halfLifeDays: 10 },
  { id: 'against', label: 'Against' },
];
const MQL = { enter: 50, leave: 40 };
const SQL = { enter: 80, leave: 70 };
const fading = (lines: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  modelOf({ groups: GROUPS, rules: RULES, lines: { mql: MQL, sql: SQL, stayHours: 0, ...lines }, ...more });

describe('a stage', () => {
  it('is entered at its line and left only below the lower one (S33)', () => {
    expect(stages(fading(), [did(0, DEMO)])).toEqual(['sql from 0', 'mql from 1.926', 'new from 10']);
    expect(totalOn(fading(), [did(0, DEMO)], 10)).toBe(40);
  });

  it('is not entered again between the two lines', () => {
    const back = [did(0, DEMO), did(2, 'pricing_page_viewed'), did(12, 'pricing_page_viewed')];
    expect([2, 12].map((day) => totalOn(fading(), back, day))).toEqual([79, 49]);
    expect(stages(fading(), back)).toEqual(['sql from 0', 'mql from 1.926', 'new from 11.936']);
  });

  it('lasts its hours against time alone, and each lower one again', () => {
    expect(stages(fading({ stayHours: 72 }), [did(0, DEMO)])).toEqual([
      'sql from 0',
      'mql from 3',
      'new from 10',
    ]);
    expect(stages(fading({ stayHours: 240 }), [did(0, DEMO)])).toEqual([
      'sql from 0',
      'mql from 10',
      'new from 20',
    ]);
    expect(stages(fading({ stayHours: 300 }), [did(0, DEMO)])).toEqual(['sql from 0', 'new from 12.5']);
  });

  it('does not last against what the lead does or says', () => {
    const slow = fading(
      { stayHours: 240 },
      { fit: [{ id: 'vp', label: 'VP', points: 15, is: 'seniority' }] },
    );
    expect(stages(slow, [did(0, DEMO), did(1, 'career_page_viewed')], 2)).toEqual([
      'sql from 0',
      'mql from 1',
    ]);
    const intern = [did(0, DEMO, {}, { title: 'VP Sales' }), states(3, { title: 'Intern' })];
    expect(stages(slow, intern, 4)).toEqual(['sql from 0', 'mql from 3']);
  });

  it('waits for its hours where a deed leaves a score as low as it had faded', () => {
    const model = fading({ stayHours: 96 });
    expect(stages(model, [did(0, DEMO), did(3, 'email_clicked')], 5)).toEqual(['sql from 0', 'mql from 4']);
  });

  it('falls past a stage that the score does not hold, or that has no line', () => {
    const harsh = [
      did(0, DEMO),
      did(1, 'career_page_viewed'),
      did(1, 'career_page_viewed'),
      did(1, 'career_page_viewed'),
    ];
    expect(stages(fading(), harsh, 2)).toEqual(['sql from 0', 'mql from 1', 'new from 1']);
    expect(stages(fading({ mql: null }), [did(0, DEMO)])).toEqual(['sql from 0', 'new from 1.926']);
    expect(stages(fading({ sql: null }), [did(0, DEMO)])).toEqual(['mql from 0', 'new from 10']);
  });
});

describe('a silence', () => {
  const silence = { label: 'Quiet for 60 days', afterDays: 60, points: -15 };
  const model = modelOf({ rules: [{ id: 'demo', label: 'Demo', points: 50, when: DEMO }], silence });
  const on = (past: Parameters<typeof totalOn>[1], ...days: number[]) =>
    days.map((day) => totalOn(model, past, day));

  it('is charged once, on its sixtieth day, however long it lasts (S23)', () => {
    expect(on([did(1, DEMO)], 60.999, 61, 121, 220)).toEqual([50, 35, 35, 35]);
  });

  it('is ended by what the lead does, not by what is done to it', () => {
    expect(on([did(1, DEMO), did(40, 'email_sent'), did(50, 'note_logged')], 61)).toEqual([35]);
    expect(on([did(1, DEMO), did(40, 'email_opened')], 61, 99, 100)).toEqual([50, 50, 35]);
    expect(on([did(1, DEMO), did(61, 'email_opened')], 61)).toEqual([35]);
  });

  it('is charged anew with each that is long enough', () => {
    expect(on([did(0, DEMO), did(70, 'email_opened'), did(100, 'email_opened')], 130, 160)).toEqual([35, 20]);
  });

  it('begins with the lead, or with what it did before we knew it', () => {
    expect(on([], 59, 60)).toEqual([0, -15]);
    expect(on([did(-10, DEMO)], 49, 50, 60)).toEqual([50, 35, 35]);
    expect(on([did(70, DEMO)], 69, 70)).toEqual([-15, 35]);
  });

  it('takes a stage that the points no longer hold', () => {
    expect(stages(model, [did(1, DEMO)])).toEqual(['mql from 1', 'new from 61']);
  });
});

describe('a lead that unsubscribed', () => {
  const past = [did(0, DEMO), did(0.5, 'unsubscribed'), did(1, DEMO)];

  it('is out of scoring from then on, where the rules remove it (S17)', () => {
    const remove = fading({}, { unsubscribe: 'remove' });
    expect(leadOn(remove, past, 0.4)).toMatchObject({ out: false, stage: 'sql' });
    expect(leadOn(remove, past, 0.5)).toMatchObject({ out: true, stage: 'new', fit: 0, behaviour: 0 });
    expect(leadOn(remove, past, 2)).toMatchObject({ out: true, stage: 'new', behaviour: 0 });
  });

  it('has left its stage for good, even one that is left below nothing only', () => {
    const held = { enter: 10, leave: 0 };
    const remove = fading(
      { mql: held },
      { unsubscribe: 'remove', segments: [{ id: 'mql', label: 'M', when: { stage: 'mql' } }] },
    );
    expect(leadOn(remove, past, 2)).toMatchObject({ stage: 'new', segments: [] });
    expect(stages(remove, past)).toEqual(['sql from 0', 'new from 0.5']);
  });

  it('keeps its score where the rules keep it', () => {
    expect(leadOn(fading(), past, 1)).toMatchObject({ out: false, stage: 'sql' });
  });
});
