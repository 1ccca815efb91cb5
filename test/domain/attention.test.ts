import { describe, expect, test } from 'vitest';
import { answerBy } from '../../src/domain/attention.js';

const WORKDAY = { from: '09:00', to: '17:00' };

describe('by when something is to be answered', () => {
  test.each([
    [
      'in working hours: by the end of the day',
      'America/New_York',
      '2026-06-01T14:00:00Z',
      '2026-06-01T21:00:00Z',
      true,
    ],
    [
      'before they begin: the same day',
      'America/New_York',
      '2026-06-01T10:00:00Z',
      '2026-06-01T21:00:00Z',
      true,
    ],
    [
      'after hours: the next morning',
      'America/New_York',
      '2026-06-01T22:00:00Z',
      '2026-06-02T13:00:00Z',
      false,
    ],
    ['on Friday night: on Monday', 'Europe/Berlin', '2026-06-05T20:00:00Z', '2026-06-08T07:00:00Z', false],
    ['on a Sunday: on Monday', 'Europe/Berlin', '2026-06-07T10:00:00Z', '2026-06-08T07:00:00Z', false],
    ['on the last minute: the next day', 'UTC', '2026-06-01T17:00:00Z', '2026-06-02T09:00:00Z', false],
    // The clocks go forward on 29 March and back on 25 October in Berlin, on 8 March and 1 November in New York.
    ['the Friday before summer time', 'Europe/Berlin', '2026-03-27T18:00:00Z', '2026-03-30T07:00:00Z', false],
    ['the Friday before winter time', 'Europe/Berlin', '2026-10-23T18:00:00Z', '2026-10-26T08:00:00Z', false],
    [
      'the first day of summer time',
      'America/New_York',
      '2026-03-09T14:00:00Z',
      '2026-03-09T21:00:00Z',
      true,
    ],
    [
      'the first day of winter time',
      'America/New_York',
      '2026-11-02T14:00:00Z',
      '2026-11-02T22:00:00Z',
      true,
    ],
  ])('%s', (_, zone, now, due, sameDay) => {
    const found = answerBy(new Date(now), zone, WORKDAY);
    expect([found.dueAt.toISOString(), found.sameDay]).toEqual([new Date(due).toISOString(), sameDay]);
    expect(found.endOfDay >= found.dueAt).toBe(true);
  });
});
