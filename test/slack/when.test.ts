import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, isDay, wallTime } from '../../src/domain/calendar.js';
import { parseWhen, parseWhenBefore, type When } from '../../src/slack/when.js';

/** Tuesday 24 November 2026, 10:30 in New York. */
const NOW = new Date('2026-11-24T15:30:00Z');
const NEW_YORK = { now: NOW, zone: 'America/New_York' };

/** What the wall of the typist shows then, to the minute, or what was answered instead. */
function read(text: string, context = NEW_YORK): string {
  const when = parseWhen(text, context);
  return 'at' in when ? wall(when, context.zone) : `unclear: ${when.understood ?? 'nothing'}`;
}

function wall(when: Extract<When, { at: Date }>, zone: string): string {
  const text = wallTime(when.at, zone).slice(0, 16).replace('T', ' ');
  return when.kind === 'at' ? text : `${when.kind}: ${text}`;
}

describe('what people type, on Tuesday 24 November at 10:30', () => {
  test.each([
    ['3d', '2026-11-27 09:00'],
    ['3 days', '2026-11-27 09:00'],
    ['for 3 days', '2026-11-27 09:00'],
    ['2w', '2026-12-08 09:00'],
    ['in 2 weeks', '2026-12-08 09:00'],
    ['two weeks', '2026-12-08 09:00'],
    ['a fortnight', '2026-12-08 09:00'],
    ['1mo', '2026-12-24 09:00'],
    ['a quarter', '2027-02-24 09:00'],
    ['a couple of days', '2026-11-26 09:00'],
    ['1 week and 2 days', '2026-12-03 09:00'],
    ["in two months' time", '2027-01-24 09:00'],
    ['in 3 business days', '2026-11-27 09:00'],
    ['3d at 2pm', '2026-11-27 14:00'],
    ['4h', '2026-11-24 14:30'],
    ['90m', '2026-11-24 12:00'],
    ['2h30m', '2026-11-24 13:00'],
    ['1.5h', '2026-11-24 12:00'],
    ['half an hour', '2026-11-24 11:00'],
    ['1d 4h', '2026-11-25 14:30'],
  ])('the length "%s" ends at %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['tomorrow', '2026-11-25 09:00'],
    ['tmrw', '2026-11-25 09:00'],
    ['tomorrow 9', '2026-11-25 09:00'],
    ['tomorrow 3', '2026-11-25 15:00'],
    ['tomorrow 03:00', '2026-11-25 03:00'],
    ['tomorrow 1500', '2026-11-25 15:00'],
    ['9am tomorrow', '2026-11-25 09:00'],
    ['noon tomorrow', '2026-11-25 12:00'],
    ['day after tomorrow', '2026-11-26 09:00'],
    ['today', '2026-11-24 17:00'],
    ['tonight', '2026-11-24 20:00'],
    ['this afternoon', '2026-11-24 14:00'],
    ['in the morning', '2026-11-25 09:00'],
    ['after lunch', '2026-11-24 14:00'],
    ['eod', '2026-11-24 17:00'],
    ['noon', '2026-11-24 12:00'],
    ['5pm', '2026-11-24 17:00'],
    ['9am', '2026-11-25 09:00'],
    ['15:00', '2026-11-24 15:00'],
    ['5pm PST', '2026-11-24 20:00'],
    ['8am CET', '2026-11-25 02:00'],
  ])('the hour "%s" is %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['fri', '2026-11-27 09:00'],
    ['Friday, 9am.', '2026-11-27 09:00'],
    ['until friday', '2026-11-27 09:00'],
    ['friday eod', '2026-11-27 17:00'],
    ['friday week', '2026-12-04 09:00'],
    ['monday', '2026-11-30 09:00'],
    ['monday morning', '2026-11-30 09:00'],
    ['next monday', '2026-11-30 09:00'],
    ['next tuesday 9am', '2026-12-01 09:00'],
    ['next tue pm', '2026-12-01 14:00'],
    ['next friday', '2026-12-04 09:00'],
    ['tuesday', '2026-12-01 09:00'],
    ['tuesday 5pm', '2026-11-24 17:00'],
    ['tue 9am', '2026-12-01 09:00'],
    ['weekend', '2026-11-28 09:00'],
  ])('the weekday "%s" is %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['next week', '2026-11-30 09:00'],
    ['mid next week', '2026-12-02 09:00'],
    ['next month', '2026-12-01 09:00'],
    ['next quarter', '2027-01-01 09:00'],
    ['end of week', '2026-11-27 17:00'],
    ['eow', '2026-11-27 17:00'],
    ['end of month', '2026-11-30 17:00'],
    ['end of next month', '2026-12-31 17:00'],
    ['end of the quarter', '2026-12-31 17:00'],
    ['quarter end', '2026-12-31 17:00'],
  ])('the stretch "%s" is %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['24/12', '2026-12-24 09:00'],
    ['12/24', '2026-12-24 09:00'],
    ['24.12.', '2026-12-24 09:00'],
    ['10.1.', '2027-01-10 09:00'],
    ['10/12/2026', '2026-12-10 09:00'],
    ['thu 24/12', '2026-12-24 09:00'],
    ['2026-12-24 15:00', '2026-12-24 15:00'],
    ['2026-12-24T15:00', '2026-12-24 15:00'],
    ['dec 24', '2026-12-24 09:00'],
    ['24th of december 2026', '2026-12-24 09:00'],
    ['december 24th, 2026 at 3pm', '2026-12-24 15:00'],
    ['jan 5', '2027-01-05 09:00'],
    ['april 1 2027 9am', '2027-04-01 09:00'],
    ['the 15th', '2026-12-15 09:00'],
    ['31st', '2026-12-31 09:00'],
    ['in may', '2027-05-03 09:00'],
  ])('the date "%s" is %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('what cannot be a date ahead', () => {
  test.each([
    ['after Easter', 'unclear: nothing'],
    ['a week after Easter', 'unclear: a week'],
    ['sometime next week', 'unclear: next week'],
    ['soon', 'unclear: nothing'],
    ['asap', 'unclear: nothing'],
    ['32nd of May', 'unclear: May'],
    ['feb 30', 'unclear: nothing'],
    ['fri 24 dec', 'unclear: 24 dec'],
    ['2026-02-29', 'unclear: nothing'],
    ['25:00', 'unclear: nothing'],
    ['9', 'unclear: nothing'],
    ['2026', 'unclear: nothing'],
    ['week', 'unclear: nothing'],
    ['and', 'unclear: nothing'],
    ['', 'unclear: nothing'],
    ['when she is back on monday', 'unclear: on monday'],
  ])('"%s" is refused with what was understood (%s)', (text, expected) => expect(read(text)).toBe(expected));

  it('of two readings takes neither, and names both', () => {
    expect(read('3/4')).toBe('unclear: 3 April or 4 March');
    expect(read('4/4')).toBe('2027-04-04 09:00');
  });

  test.each([
    ['yesterday', 'past: 2026-11-23 09:00'],
    ['3 days ago', 'past: 2026-11-21 09:00'],
    ['last friday', 'past: 2026-11-20 09:00'],
    ['today 9am', 'past: 2026-11-24 09:00'],
    ['20 nov', 'past: 2026-11-20 09:00'],
    ['20/11', 'past: 2026-11-20 09:00'],
    ['2020-01-01', 'past: 2020-01-01 09:00'],
    ['now', 'past: 2026-11-24 10:30'],
    ['367d', 'too_far: 2027-11-26 09:00'],
    ['3 years', 'too_far: 2029-11-24 09:00'],
  ])('"%s" is answered with the date it is: %s', (text, expected) => expect(read(text)).toBe(expected));

  it('a year ahead is the furthest', () => {
    expect(read('1y')).toBe('2027-11-24 09:00');
    expect(read('366d')).toBe('2027-11-25 09:00');
  });
});

describe('the rep’s own zone', () => {
  it('makes different instants of the same words', () => {
    const newYork = parseWhen('tomorrow 9am', NEW_YORK);
    const berlin = parseWhen('tomorrow 9am', { now: NOW, zone: 'Europe/Berlin' });
    expect(newYork).toMatchObject({ kind: 'at', at: new Date('2026-11-25T14:00:00Z') });
    expect(berlin).toMatchObject({ kind: 'at', at: new Date('2026-11-25T08:00:00Z') });
  });

  test.each([
    ['New York, clocks going forward', '2027-03-13T18:00:00Z', 'America/New_York', '2027-03-14T13:00:00Z'],
    ['New York, clocks going back', '2026-10-31T18:00:00Z', 'America/New_York', '2026-11-01T14:00:00Z'],
    ['Berlin, clocks going forward', '2027-03-27T12:00:00Z', 'Europe/Berlin', '2027-03-28T07:00:00Z'],
    ['Berlin, clocks going back', '2026-10-24T12:00:00Z', 'Europe/Berlin', '2026-10-25T08:00:00Z'],
    [
      'Lord Howe, half an hour forward',
      '2026-10-03T02:00:00Z',
      'Australia/Lord_Howe',
      '2026-10-03T22:00:00Z',
    ],
    ['Lord Howe, half an hour back', '2027-04-03T02:00:00Z', 'Australia/Lord_Howe', '2027-04-03T22:30:00Z'],
    ['Kolkata, which never changes', '2026-10-24T12:00:00Z', 'Asia/Kolkata', '2026-10-25T03:30:00Z'],
  ])('"tomorrow 9am" is nine on the wall in %s', (_name, now, zone, expected) => {
    const when = parseWhen('tomorrow 9am', { now: new Date(now), zone });
    expect(when).toMatchObject({ kind: 'at', at: new Date(expected) });
  });

  it('counts hours by the clock, not the wall', () => {
    const eve = { now: new Date('2027-03-14T06:30:00Z'), zone: 'America/New_York' };
    expect(read('2h', eve)).toBe('2027-03-14 04:30');
  });

  it('reads a date beyond the change of clocks by the offset of that day', () => {
    expect(parseWhen('april 1 2027 9am', NEW_YORK)).toMatchObject({ at: new Date('2027-04-01T13:00:00Z') });
  });

  it('knows which day it is there', () => {
    const late = { now: new Date('2026-12-31T23:30:00Z'), zone: 'Europe/Berlin' };
    expect(read('tomorrow', late)).toBe('2027-01-02 09:00');
    expect(read('tomorrow', { ...late, zone: 'America/New_York' })).toBe('2027-01-01 09:00');
    expect(read('feb 29', { now: new Date('2027-11-24T10:00:00Z'), zone: 'UTC' })).toBe('2028-02-29 09:00');
  });
});

describe('when something happened', () => {
  test.each([
    ['yesterday', '2026-11-23T09:00:00'],
    ['yesterday 3pm', '2026-11-23T15:00:00'],
    ['friday', '2026-11-20T09:00:00'],
    ['2h ago', '2026-11-24T08:30:00'],
    ['9am', '2026-11-24T09:00:00'],
    ['5pm', '2026-11-23T17:00:00'],
    ['the 3rd', '2026-11-03T09:00:00'],
    ['12 dec', '2025-12-12T09:00:00'],
  ])('"%s" was %s', (text, expected) => {
    const at = parseWhenBefore(text, NEW_YORK);
    expect(at && wallTime(at, NEW_YORK.zone)).toBe(expected);
  });

  it('is never ahead', () => {
    expect(parseWhenBefore('tomorrow', NEW_YORK)).toBeNull();
    expect(parseWhenBefore('3d', NEW_YORK)).toBeNull();
  });
});

const ZONES = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'];
const PHRASES = [
  'tomorrow',
  '3d',
  '2w',
  'next monday',
  'fri',
  '9am',
  'eod friday',
  'end of month',
  '24/12',
  'dec 24 4pm',
  '90m',
];

/** Of these the present one may have gone by. */
const DATED = ['24/12', 'dec 24 4pm', 'eod friday', 'end of month'];

it('an answer lies ahead, within the year, and a day without an hour begins at nine, whatever the moment and zone', () => {
  const moments = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2034-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), fc.constantFrom(...PHRASES), (now, zone, phrase) => {
      const when = parseWhen(phrase, { now, zone });
      if (when.kind !== 'at') {
        expect(DATED).toContain(phrase);
        return;
      }
      expect(when.at.getTime()).toBeGreaterThan(now.getTime());
      expect(when.at.getTime()).toBeLessThanOrEqual(addDays(now, 366, zone).getTime());
      const [day = '', hour = ''] = wallTime(when.at, zone).split('T');
      expect(isDay(day)).toBe(true);
      if (['tomorrow', '3d', '2w', 'next monday', 'fri'].includes(phrase)) expect(hour).toBe('09:00:00');
    }),
    { numRuns: 600 },
  );
});
