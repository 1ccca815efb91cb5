import { describe, expect, it, test } from 'vitest';
import { MY_DAY, readHomePage, slaState, THE_TEAM } from '../../src/domain/home.js';
import { compile } from '../../src/domain/scoring/engine.js';
import { forecast, lossBy } from '../../src/domain/scoring/forecast.js';
import { onDay } from './scoring/any-past.js';
import { live } from './scoring/arrivals.js';
import { did, modelOf } from './scoring/story.js';

describe('a page of the Home', () => {
  test.each([
    [
      'as it was written',
      { ...THE_TEAM, section: 'waiting', from: 15 },
      { ...THE_TEAM, section: 'waiting', from: 15 },
    ],
    ['a row from before it had a page', {}, MY_DAY],
    ['of a rep', { rep: 'U0RAVI' }, { ...MY_DAY, rep: 'U0RAVI' }],
  ])('is read: %s', (_, stored, page) => {
    expect(readHomePage(stored)).toEqual(page);
  });

  test.each([
    ['nothing', null],
    ['words', 'day'],
    ['a section that is none', { section: 'cellar' }],
    ['a row before the first', { from: -1 }],
    ['half a row', { from: 1.5 }],
  ])('is not read: %s', (_, stored) => {
    expect(readHomePage(stored)).toBeNull();
  });
});

test.each([
  [0, 'in time'],
  [4.99, 'in time'],
  [5, 'late'],
  [9.99, 'late'],
  [10, 'escalated'],
])('after %f minutes a handoff is %s', (minutes, state) => {
  const since = new Date('2026-06-01T12:00:00Z');
  const now = new Date(since.getTime() + minutes * 60_000);
  expect(slaState(since, now, { firstMinutes: 5, escalateMinutes: 10 })).toBe(state);
});

describe('what a lead loses by a day', () => {
  const engine = compile(
    modelOf({
      groups: [{ id: 'warm', label: 'Warm', halfLifeDays: 10 }],
      rules: [{ id: 'demo', label: 'Demo', points: 60, group: 'warm', when: 'demo_requested' }],
    }),
  );
  const lead = live(engine, [{ now: onDay(0), news: [did(0, 'demo_requested')], word: null }], onDay(1)).at(
    -1,
  )?.verdict.lead;

  it('is the first of its forecast that costs a stage or warmth, or nothing', () => {
    if (lead === undefined) throw new Error('there is no lead');
    const first = forecast(engine, lead, onDay(1)).find(({ what }) => what === 'falls' || what === 'cold');
    if (first === undefined) throw new Error('nothing is ever lost');
    const before = new Date(first.at.getTime() - 1);
    expect(lossBy(engine, lead.sheet, onDay(1), before)).toBeNull();
    expect(lossBy(engine, lead.sheet, onDay(1), first.at)).toEqual(first);
    expect(lossBy(engine, lead.sheet, onDay(1), onDay(360))).toEqual(first);
    const out = { ...lead.sheet, standing: { ...lead.sheet.standing, outAt: onDay(1).getTime() } };
    expect(lossBy(engine, out, onDay(1), onDay(360))).toBeNull();
  });
});
