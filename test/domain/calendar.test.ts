import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  atHour,
  daysBetween,
  instantOf,
  isDay,
  isWorkingDay,
  isZone,
  localDay,
  mondayOf,
  nextMonday,
  shiftDay,
  shiftMonth,
  tomorrow,
  wallTime,
  weekdayOf,
  workingDayFrom,
} from '../../src/domain/calendar.js';

dayjs.extend(utc);
dayjs.extend(timezone);

const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'America/St_Johns',
];
const instant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('the wall and the instant', () => {
  test.each([
    ['New York in winter', '2026-11-22T09:00:00', 'America/New_York', '2026-11-22T14:00:00.000Z'],
    ['New York in summer', '2027-04-01T09:00:00', 'America/New_York', '2027-04-01T13:00:00.000Z'],
    ['New York, an hour skipped', '2027-03-14T02:30:00', 'America/New_York', '2027-03-14T07:30:00.000Z'],
    ['New York, an hour twice', '2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['London, an hour skipped', '2027-03-28T01:30:00', 'Europe/London', '2027-03-28T01:30:00.000Z'],
    ['London, an hour twice', '2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    [
      'Lord Howe, half an hour skipped',
      '2026-10-04T02:15:00',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
    ],
    [
      'Lord Howe, half an hour twice',
      '2027-04-04T01:45:00',
      'Australia/Lord_Howe',
      '2027-04-03T14:45:00.000Z',
    ],
    ['Kolkata, which never changes', '2026-11-22T09:00:00', 'Asia/Kolkata', '2026-11-22T03:30:00.000Z'],
    ['the last second of a year', '2026-12-31T23:59:59', 'Asia/Kolkata', '2026-12-31T18:29:59.000Z'],
    ['midnight', '2027-01-01T00:00:00', 'America/New_York', '2027-01-01T05:00:00.000Z'],
  ])('agree on %s', (_name, wall, zone, expected) => {
    expect(instantOf(wall, zone).toISOString()).toBe(expected);
  });

  test.each(ZONES)('lead back to the same instant, or to its twin an hour before, in %s', (zone) => {
    fc.assert(
      fc.property(instant, (at) => {
        const second = new Date(Math.floor(at.getTime() / 1000) * 1000);
        const back = instantOf(wallTime(second, zone), zone);
        expect(wallTime(back, zone)).toBe(wallTime(second, zone));
        expect([0, 30, 60]).toContain((second.getTime() - back.getTime()) / 60_000);
      }),
      { numRuns: 300 },
    );
  });

  test.each(ZONES)('are what the second opinion says in %s', (zone) => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(wallTime(at, zone)).toBe(dayjs(at).tz(zone).format('YYYY-MM-DDTHH:mm:ss'));
      }),
      { numRuns: 100 },
    );
  });

  it('refuse a zone that is none', () => {
    expect(() => wallTime(new Date('2026-11-22T10:00:00Z'), 'Mars/Olympus')).toThrow(RangeError);
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});

describe('a day later', () => {
  test.each([
    [
      'over the start of summer time',
      '2027-03-13T14:00:00Z',
      'America/New_York',
      1,
      '2027-03-14T13:00:00.000Z',
    ],
    [
      'over the end of summer time',
      '2026-10-31T13:00:00Z',
      'America/New_York',
      1,
      '2026-11-01T14:00:00.000Z',
    ],
    [
      'back over the end of summer time',
      '2026-11-02T14:00:00Z',
      'America/New_York',
      -2,
      '2026-10-31T13:00:00.000Z',
    ],
    ['over half an hour', '2026-10-03T00:00:00Z', 'Australia/Lord_Howe', 1, '2026-10-03T23:30:00.000Z'],
    ['where clocks stay', '2026-10-03T00:00:00Z', 'Asia/Kolkata', 1, '2026-10-04T00:00:00.000Z'],
    ['into a leap day', '2028-02-28T10:00:00Z', 'Europe/London', 1, '2028-02-29T10:00:00.000Z'],
    ['over the year', '2026-12-31T10:00:00.500Z', 'Europe/London', 1, '2027-01-01T10:00:00.500Z'],
  ])('the wall shows the same time %s', (_name, at, zone, days, expected) => {
    expect(addDays(new Date(at), days, zone).toISOString()).toBe(expected);
  });

  it('is tomorrow at nine, on the wall of whoever asks', () => {
    const late = new Date('2027-03-14T04:30:00Z');
    expect(localDay(late, 'America/New_York')).toBe('2027-03-13');
    expect(tomorrow(late, 'America/New_York').toISOString()).toBe('2027-03-14T13:00:00.000Z');
    expect(tomorrow(late, 'Europe/Berlin').toISOString()).toBe('2027-03-15T08:00:00.000Z');
  });

  it('reaches an hour', () => {
    expect(atHour('2026-06-01', '08:30', 'Europe/London').toISOString()).toBe('2026-06-01T07:30:00.000Z');
  });
});

describe('the calendar', () => {
  test.each([
    ['Monday', '2026-11-23', '2026-11-30'],
    ['Wednesday', '2026-11-25', '2026-11-30'],
    ['Sunday', '2026-11-22', '2026-11-23'],
  ])('has next Monday, seen from a %s, in the next week', (_name, from, expected) => {
    const monday = nextMonday(new Date(`${from}T12:00:00Z`), 'Europe/London');
    expect(monday.toISOString()).toBe(`${expected}T09:00:00.000Z`);
  });

  it('counts days and months, and keeps to the end of a short month', () => {
    expect(shiftDay('2028-02-28', 2)).toBe('2028-03-01');
    expect(shiftMonth('2027-01-31', 1)).toBe('2027-02-28');
    expect(shiftMonth('2028-01-31', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2027-03-15', '2027-03-13')).toBe(-2);
  });

  it('knows working days', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(workingDayFrom('2026-11-22', 1)).toBe('2026-11-23');
    expect(workingDayFrom('2026-11-22', -1)).toBe('2026-11-20');
  });

  it('knows which days there are', () => {
    expect(['2028-02-29', '2027-02-29', '2026-13-01', '26-1-1'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
