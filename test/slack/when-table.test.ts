import { describe, expect, it, test } from 'vitest';
import { parseWhen } from '../../src/slack/when.js';

/** Wednesday 10 June 2026, two in the afternoon in Berlin. */
const NOW = new Date('2026-06-10T12:00:00Z');
const ZONE = 'Europe/Berlin';

function wall(typed: string, now: Date | string = NOW, zone = ZONE): string {
  const when = parseWhen(typed, { now: new Date(now), zone });
  if (!('at' in when)) return `unclear: ${when.understood ?? '-'}`;
  const at = when.at.toLocaleString('sv', { timeZone: zone }).slice(0, 16);
  return when.kind === 'at' ? at : `${when.kind}: ${at}`;
}

describe('dates as people type them, on a Wednesday afternoon', () => {
  test.each([
    ['3d', '2026-06-13 09:00'],
    ['3 days', '2026-06-13 09:00'],
    ['in three days', '2026-06-13 09:00'],
    ['2w', '2026-06-24 09:00'],
    ['in 2 weeks', '2026-06-24 09:00'],
    ['in a fortnight', '2026-06-24 09:00'],
    ['in a month', '2026-07-10 09:00'],
    ['6mo', '2026-12-10 09:00'],
    ['in 3 business days', '2026-06-15 09:00'],
    ['a week from friday', '2026-06-19 09:00'],
    ['two weeks from monday', '2026-06-29 09:00'],
    ['2 days after tomorrow', '2026-06-13 09:00'],
    ['in an hour', '2026-06-10 15:00'],
    ['in 90 minutes', '2026-06-10 15:30'],
    ['1h30', '2026-06-10 15:30'],
    ['an hour and a half', '2026-06-10 15:30'],
    ['half an hour', '2026-06-10 14:30'],
    ['tomorrow', '2026-06-11 09:00'],
    ['tomorrow 9', '2026-06-11 09:00'],
    ['tomorrow 2pm', '2026-06-11 14:00'],
    ['tmrw 3', '2026-06-11 15:00'],
    ['tomorrow morning', '2026-06-11 09:00'],
    ['tomorrow lunch', '2026-06-11 12:00'],
    ['first thing tomorrow', '2026-06-11 09:00'],
    ['tonight', '2026-06-10 20:00'],
    ['this afternoon', '2026-06-10 16:30'],
    ['this evening', '2026-06-10 18:00'],
    ['after lunch', '2026-06-11 14:00'],
    ['noon', '2026-06-11 12:00'],
    ['today', '2026-06-10 17:00'],
    ['eod', '2026-06-10 17:00'],
    ['cob friday', '2026-06-12 17:00'],
    ['5pm', '2026-06-10 17:00'],
    ['at 5', '2026-06-10 17:00'],
    ['15:30', '2026-06-10 15:30'],
    ['15.30', '2026-06-10 15:30'],
    ['15h30', '2026-06-10 15:30'],
    ['half past 3', '2026-06-10 15:30'],
    ['half past 3 tomorrow', '2026-06-11 15:30'],
    ['tomorrow half past 9', '2026-06-11 09:30'],
    ['quarter to 4', '2026-06-10 15:45'],
    ['quarter past 9', '2026-06-11 09:15'],
    ['20 past 4', '2026-06-10 16:20'],
    ['tomorrow 3ish', '2026-06-11 15:00'],
    ["3 o'clock tomorrow", '2026-06-11 15:00'],
    ['3 o clock', '2026-06-10 15:00'],
    ['monday', '2026-06-15 09:00'],
    ['mon 15:30', '2026-06-15 15:30'],
    ['next tue pm', '2026-06-16 14:00'],
    ['tue next week', '2026-06-16 09:00'],
    ['next week tuesday', '2026-06-16 09:00'],
    ['next week', '2026-06-15 09:00'],
    ['friday week', '2026-06-19 09:00'],
    ['wednesday', '2026-06-17 09:00'],
    ['this weekend', '2026-06-13 09:00'],
    ['eow', '2026-06-12 17:00'],
    ['end of the week', '2026-06-12 17:00'],
    ['end of month', '2026-06-30 17:00'],
    ['end of quarter', '2026-06-30 17:00'],
    ['eoy', '2026-12-31 17:00'],
    ['next month', '2026-07-01 09:00'],
    ['beginning of next month', '2026-07-01 09:00'],
    ['next quarter', '2026-07-01 09:00'],
    ['q3', '2026-07-01 09:00'],
    ['Q1', '2027-01-01 09:00'],
    ['q2', '2027-04-01 09:00'],
    ['q4 2026', '2026-10-01 09:00'],
    ['h2', '2026-07-01 09:00'],
    ['end of q3', '2026-09-30 17:00'],
    ['end of q2', '2026-06-30 17:00'],
    ['start of q4', '2026-10-01 09:00'],
    ['end of june', '2026-06-30 17:00'],
    ['mid june', '2026-06-15 09:00'],
    ['mid-july', '2026-07-15 09:00'],
    ['early september', '2026-09-01 09:00'],
    ['late july', '2026-07-31 09:00'],
    ['july', '2026-07-01 09:00'],
    ['the 15th', '2026-06-15 09:00'],
    ['the 5th', '2026-07-05 09:00'],
    ['1st of march', '2027-03-01 09:00'],
    ['march 1st', '2027-03-01 09:00'],
    ['24 dec 10am', '2026-12-24 10:00'],
    ['24/12', '2026-12-24 09:00'],
    ['12/24', '2026-12-24 09:00'],
    ['24/12/26', '2026-12-24 09:00'],
    ['24.12.', '2026-12-24 09:00'],
    ['2026-12-24 10:00', '2026-12-24 10:00'],
    ['9am EST tomorrow', '2026-06-11 16:00'],
    ['until friday, please', '2026-06-12 09:00'],
    ['by friday', '2026-06-12 09:00'],
  ])('%s', (typed, at) => expect(wall(typed)).toBe(at));
});

describe('what can’t be known is refused', () => {
  test.each([
    ['after Easter', '-'],
    ['soon', '-'],
    ['later', '-'],
    ['sometime', '-'],
    ['asap', '-'],
    ['evening', '-'],
    ['13/14/2026', '-'],
    ['next year sometime', 'next year'],
    ['31 june', 'june'],
    ['q5', '-'],
    ['monday 25:00', 'monday'],
    ['half past 25', '-'],
    ['99 past 3', '-'],
    ['tuesday or wednesday', 'tuesday'],
    ['3-4pm', '-'],
    ['3/4', '3 April or 4 March'],
    ['3/4/26', '3 April or 4 March'],
    ['a week from christmas', 'a week'],
    ['every monday', 'monday'],
  ])('%s', (typed, understood) => expect(wall(typed)).toBe(`unclear: ${understood}`));

  test.each([
    ['yesterday', 'past: 2026-06-09 09:00'],
    ['today 9am', 'past: 2026-06-10 09:00'],
    ['3 years', 'too_far: 2029-06-10 09:00'],
    ['q1 2029', 'too_far: 2029-01-01 09:00'],
  ])('%s', (typed, told) => expect(wall(typed)).toBe(told));
});

describe('in a person’s own zone, across the changes of the clock', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T12:00:00Z'],
    ['America/New_York', '2026-03-07T12:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T02:00:00Z'],
  ])('nine in the morning stays nine in %s on the day the clock goes forward', (zone, now) => {
    expect(wall('tomorrow 9', now, zone)).toMatch(/ 09:00$/);
    expect(wall('3d', now, zone)).toMatch(/ 09:00$/);
  });

  it('an hour that does not exist is the one after it', () => {
    expect(wall('tomorrow 02:30', '2026-03-28T12:00:00Z')).toBe('2026-03-29 03:30');
    expect(wall('tomorrow 02:30', '2026-03-07T15:00:00Z', 'America/New_York')).toBe('2026-03-08 03:30');
  });

  it('an hour that comes twice is the first', () => {
    const twice = parseWhen('tomorrow 02:30', { now: new Date('2026-10-24T12:00:00Z'), zone: ZONE });
    expect(twice).toMatchObject({ kind: 'at', at: new Date('2026-10-25T00:30:00Z') });
  });

  it('hours pass on the clock, days on the calendar', () => {
    const now = new Date('2026-03-28T20:00:00Z');
    expect(parseWhen('in 12 hours', { now, zone: ZONE })).toMatchObject({
      at: new Date('2026-03-29T08:00:00Z'),
    });
    expect(wall('in 1 day', now)).toBe('2026-03-29 09:00');
    const autumn = new Date('2026-10-24T20:00:00Z');
    expect(parseWhen('in 12 hours', { now: autumn, zone: ZONE })).toMatchObject({
      at: new Date('2026-10-25T08:00:00Z'),
    });
    expect(wall('tomorrow 9', autumn)).toBe('2026-10-25 09:00');
  });

  it('tomorrow is the typist’s tomorrow', () => {
    const now = '2026-06-10T23:30:00Z';
    expect(wall('tomorrow', now, 'Asia/Tokyo')).toBe('2026-06-12 09:00');
    expect(wall('tomorrow', now, 'America/Los_Angeles')).toBe('2026-06-11 09:00');
  });

  it('a part of the year that is over comes round again, and one that runs on does not', () => {
    expect(wall('q1', '2026-01-05T09:00:00Z')).toBe('2027-01-01 09:00');
    expect(wall('end of june', '2026-07-02T09:00:00Z')).toBe('2027-06-30 17:00');
    expect(wall('end of june', '2026-06-30T09:00:00Z')).toBe('2026-06-30 17:00');
  });
});
