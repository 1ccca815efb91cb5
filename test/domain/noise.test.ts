import { describe, expect, it } from 'vitest';
import { holds, isQuiet, quietUntil, type Wishes } from '../../src/domain/noise.js';

const wishes = (more: Partial<Wishes> = {}): Wishes => ({
  zone: 'Europe/Berlin',
  quiet: { from: '20:00', to: '08:00', weekends: true },
  rings: [],
  off: [],
  digestAt: '09:00',
  ...more,
});
const at = (text: string): Date => new Date(text);

describe('quiet hours', () => {
  it.each([
    ['2026-06-01T17:59:59Z', false],
    ['2026-06-01T18:00:00Z', true],
    ['2026-06-01T23:00:00Z', true],
    ['2026-06-02T05:59:59Z', true],
    ['2026-06-02T06:00:00Z', false],
    // Saturday noon.
    ['2026-06-06T10:00:00Z', true],
    // Saturday in Berlin, Friday still in UTC.
    ['2026-06-05T22:30:00Z', true],
  ])('at %s: %s', (time, quiet) => {
    expect(isQuiet(wishes(), at(time))).toBe(quiet);
  });

  it('may lie within a day, and may be none at all', () => {
    const lunch = wishes({ quiet: { from: '12:00', to: '13:00', weekends: false } });
    expect([10, 11].map((hour) => isQuiet(lunch, at(`2026-06-01T${hour}:30:00Z`)))).toEqual([true, false]);
    expect(isQuiet(wishes({ quiet: null }), at('2026-06-06T10:00:00Z'))).toBe(false);
    const none = wishes({ quiet: { from: '08:00', to: '08:00', weekends: false } });
    expect(isQuiet(none, at('2026-06-01T06:00:00Z'))).toBe(false);
  });

  it.each([
    ['in the evening, tomorrow', '2026-06-01T19:00:00Z', '2026-06-02T06:00:00.000Z'],
    ['after midnight, today', '2026-06-02T01:00:00Z', '2026-06-02T06:00:00.000Z'],
    ['on Friday night, on Monday', '2026-06-05T19:00:00Z', '2026-06-08T06:00:00.000Z'],
    ['over the night that has no 02:30', '2026-03-27T20:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['over the night that has it twice', '2026-10-23T20:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('end, %s', (_, now, end) => {
    expect(quietUntil(wishes(), at(now))?.toISOString()).toBe(end);
  });

  it('where none are on there is no end', () => {
    expect(quietUntil(wishes(), at('2026-06-01T10:00:00Z'))).toBeNull();
  });
});

describe('what must wait', () => {
  const night = at('2026-06-01T22:00:00Z');
  const noon = at('2026-06-01T10:00:00Z');

  it.each(['cold', 'task', 'awake', 'at_risk', 'rewarmed', 'track_ended', 'ready'] as const)(
    '%s waits for quiet hours to end, unless it may ring',
    (alert) => {
      expect(holds(alert, wishes(), night, false)).toBe('quiet');
      expect(holds(alert, wishes({ rings: [alert] }), night, false)).toBeNull();
      expect(holds(alert, wishes(), noon, false)).toBeNull();
    },
  );

  it.each(['handoff', 'digest', 'morning', 'undeliverable', 'rules'] as const)('%s never waits', (alert) => {
    expect(holds(alert, wishes({ off: [alert] }), night, true)).toBeNull();
    expect(holds(alert, null, night, true)).toBeNull();
  });

  it('what a person planned, and their ready leads, have no budget; the rest has', () => {
    for (const alert of ['task', 'awake', 'ready'] as const)
      expect(holds(alert, wishes(), noon, true)).toBeNull();
    for (const alert of ['cold', 'at_risk'] as const)
      expect(holds(alert, wishes(), noon, true)).toBe('budget');
    expect(holds('cold', null, noon, true)).toBe('budget');
  });

  it('what is switched off is off by day, too', () => {
    expect(holds('cold', wishes({ off: ['cold'] }), noon, false)).toBe('off');
  });
});
