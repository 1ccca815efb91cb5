import { describe, expect, it } from 'vitest';
import {
  ago,
  clockAt,
  dateIn,
  day,
  dayAhead,
  dayInWords,
  lasting,
  moment,
  momentBack,
  plainTime,
  yourTime,
} from '../../src/views/dates.js';
import { hoursAgo, inPlain, inSlack } from './given.js';

const MONDAY = new Date('2026-05-18T07:00:00Z');

describe('a time many people read', () => {
  it('is left to Slack, which shows each reader its own, with UTC for where it cannot', () => {
    expect(moment(MONDAY, inSlack)).toBe(
      '<!date^1779087600^{date_short_pretty} at {time}|18 May 2026 07:00 UTC>',
    );
  });

  it('names its zone where Slack cannot do that', () => {
    expect(moment(MONDAY, inPlain)).toBe('Mon 18 May 09:00 CEST');
    expect(day(new Date('2027-01-02T23:30:00Z'), inPlain)).toBe('3 Jan 2027');
  });
});

describe('a time one person reads', () => {
  it('is told in that person’s days', () => {
    expect(yourTime(new Date('2026-05-15T07:00:00Z'), inPlain)).toBe('tomorrow at 09:00');
    expect(yourTime(hoursAgo(24), inPlain)).toBe('yesterday at 10:30');
    expect(plainTime(hoursAgo(0), inSlack)).toBe('today at 10:30');
    expect(yourTime(MONDAY, inPlain)).toBe('Mon 18 May at 09:00');
  });

  it('changes its day where the reader’s midnight is, not where UTC’s is', () => {
    const late = new Date('2026-05-14T23:30:00Z');
    expect(yourTime(late, inPlain)).toBe('tomorrow at 01:30');
    expect(yourTime(late, { ...inPlain, zone: 'America/New_York' })).toBe('today at 19:30');
    expect(dateIn(late, 'Europe/Madrid')).toBe('2026-05-15');
  });
});

it('a day to come has its weekday, however near it is', () => {
  expect(dayAhead(new Date('2026-05-15T07:00:00Z'), inPlain)).toBe('Fri 15 May');
  expect(dayAhead(new Date('2027-05-15T07:00:00Z'), inPlain)).toBe('Sat 15 May 2027');
  expect(dayAhead(MONDAY, inSlack)).toBe('<!date^1779087600^{date_long}|18 May 2026 07:00 UTC>');
});

it('a moment gone back to is a day, or a day and a time where one was meant', () => {
  expect(momentBack(new Date('2026-06-30T22:00:00Z'), inPlain)).toBe('1 July 2026');
  expect(momentBack(new Date('2026-07-01T21:59:59Z'), inPlain)).toBe('1 July 2026');
  expect(momentBack(new Date('2026-07-01T12:15:00Z'), inPlain)).toBe('1 July 2026 at 14:15');
  expect(momentBack(MONDAY, inSlack)).toContain('^{date} at {time}|');
});

it('durations are told in their largest whole unit', () => {
  expect([59_000, 45 * 60_000, 26 * 3_600_000, 47.5 * 86_400_000].map(lasting)).toEqual([
    '1 min',
    '45 min',
    '26 h',
    '47 days',
  ]);
  expect([ago(hoursAgo(0), inPlain), ago(hoursAgo(3), inPlain)]).toEqual(['just now', '3 h ago']);
});

it('a calendar day is told in words', () => {
  expect(dayInWords('2026-05-14')).toBe('Thursday 14 May 2026');
});

it('a lead’s clock is shown only where its zone is one', () => {
  expect(clockAt('America/New_York', hoursAgo(0))).toBe('04:30');
  expect(clockAt('Mars/Olympus', hoursAgo(0))).toBeNull();
  expect(clockAt(null, hoursAgo(0))).toBeNull();
});
