import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, daysQuiet, silenceKey, silences, silenceUndoneKey } from '../../src/domain/silence.js';

const DAY = 86_400_000;
const START = new Date('2026-01-01T00:00:00Z');
const at = (days: number) => new Date(START.getTime() + days * DAY);
const starts = (times: number[], now: number, created = 0) =>
  silences(times.map(at), at(created), at(now), 60).map((start) => (start.getTime() - START.getTime()) / DAY);

const day = fc.integer({ min: 0, max: 400 });
const story = fc.array(day, { maxLength: 12 });

describe('silences', () => {
  it('are the gaps of sixty days or more, the one still going on included', () => {
    expect(starts([0, 59, 119, 180], 239)).toEqual([59, 119]);
    expect(starts([0, 59, 119, 180], 240)).toEqual([59, 119, 180]);
  });

  it('begin with the lead where it never did anything', () => {
    expect(starts([], 59)).toEqual([]);
    expect(starts([], 60)).toEqual([0]);
    expect(starts([70], 71)).toEqual([0]);
  });

  it('begin with what the lead did before we knew it', () => {
    expect(starts([0], 100, 90)).toEqual([0]);
    expect(starts([0], 59, 59)).toEqual([]);
  });

  it('are the same whatever the order in which we heard', () => {
    fc.assert(
      fc.property(story, day, fc.infiniteStream(fc.nat()), (times, created, chance) => {
        const shuffled = times
          .map((time) => ({ time, place: chance.next().value }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ time }) => time);
        expect(starts(shuffled, 401, created)).toEqual(starts(times, 401, created));
      }),
    );
  });

  it('once begun and long enough, stay with time alone', () => {
    fc.assert(
      fc.property(
        story,
        fc.integer({ min: 400, max: 500 }),
        fc.integer({ min: 0, max: 200 }),
        (times, now, more) => {
          expect(starts(times, now + more).slice(0, starts(times, now).length)).toEqual(starts(times, now));
        },
      ),
    );
  });

  it('are not more than the days allow, and each starts with something that happened', () => {
    fc.assert(
      fc.property(story, (times) => {
        const found = starts(times, 400);
        expect(found.length).toBeLessThanOrEqual(Math.floor(400 / 60));
        for (const start of found) expect([0, ...times]).toContain(start);
      }),
    );
  });

  it('become no more than one more by one more activity', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), day, (times, late) => {
        const [before, after] = [starts([0, ...times], 400), starts([0, ...times, late], 400)];
        expect(Math.abs(after.length - before.length)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('days of quiet are whole days, rounded down', () => {
  expect(daysQuiet(at(0), at(1.99))).toBe(1);
  expect(daysQuiet(at(0), daysAfter(at(0), 45))).toBe(45);
});

it('a silence and its undoing have keys of their own', () => {
  expect(silenceKey(at(0))).toBe('silence:2026-01-01T00:00:00.000Z');
  expect(silenceUndoneKey(at(0))).toBe('silence-undone:2026-01-01T00:00:00.000Z');
});
