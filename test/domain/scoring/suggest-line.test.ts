import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ENOUGH,
  type LineCase,
  type LineEvidence,
  suggestLine,
} from '../../../src/domain/scoring/suggest-line.js';

const times = (count: number, score: number, became: LineCase['became']): LineCase[] =>
  Array.from({ length: count }, () => ({ score, became }));
const evidence = (more: Partial<LineEvidence>): LineEvidence => ({
  line: 80,
  cases: [],
  customers: 0,
  missed: [],
  ...more,
});
const suggest = (more: Partial<LineEvidence>) => suggestLine(evidence(more));

describe('a higher line is suggested', () => {
  it('where it keeps nine of ten customers and spares much of the rest', () => {
    const cases = [...times(10, 82, 'notReady'), ...times(6, 84, 'lost'), ...times(1, 83, 'won')];
    expect(suggest({ cases: [...cases, ...times(9, 97, 'won'), ...times(4, 96, 'lost')] })).toEqual({
      line: 85,
      because:
        'A line of 85 would have kept 9 of 10 customers and spared sales 16 of 20 handoffs that came to nothing.',
    });
  });

  it('no higher than what spares more: of equals the one that keeps most', () => {
    const cases = [...times(20, 81, 'notReady'), ...times(9, 130, 'won'), ...times(1, 87, 'won')];
    expect(suggest({ cases }).line).toBe(85);
  });

  it('not where more than one customer in ten would be lost', () => {
    const cases = [...times(30, 82, 'notReady'), ...times(2, 83, 'won'), ...times(8, 100, 'won')];
    expect(suggest({ cases })).toEqual({ line: null, because: expect.stringContaining('so 80 stays') });
  });

  it('not where little would be spared', () => {
    const cases = [...times(4, 82, 'notReady'), ...times(20, 120, 'lost'), ...times(10, 120, 'won')];
    expect(suggest({ cases }).line).toBeNull();
  });

  it.each([
    ['19 decided handoffs', [...times(14, 82, 'notReady'), ...times(5, 100, 'won')]],
    ['4 customers among them', [...times(30, 82, 'notReady'), ...times(4, 100, 'won')]],
  ] as [string, LineCase[]][])('not by %s: that is too little', (_, cases) => {
    expect(suggest({ cases })).toEqual({ line: null, because: expect.stringContaining('Too few to tell') });
  });
});

describe('a lower line is suggested', () => {
  it('where many customers were never handed over, to where most of those would have been', () => {
    expect(suggest({ customers: 10, missed: [72, 68, 66, 64, 41] })).toEqual({
      line: 60,
      because: '5 of 10 customers had never been handed over; a line of 60 would have caught 4 of them.',
    });
  });

  it.each([
    ['two of them', 4, [60, 61]],
    ['fewer than one in five', 20, [60, 61, 62]],
  ] as [string, number, number[]][])('not for %s', (_, customers, missed) => {
    expect(suggest({ customers, missed }).because).toContain('Too few to tell');
  });

  it('not where no line near would have caught them', () => {
    expect(suggest({ customers: 10, missed: [0, 0, 5, 10, 60] })).toEqual({
      line: null,
      because:
        '5 of 10 customers had never been handed over, but no line near 80 would have caught enough of them.',
    });
  });

  it('not for those that were above the line: another reason kept them back', () => {
    expect(suggest({ customers: 5, missed: [90, 95, 100] }).line).toBeNull();
  });

  it('before a higher one: nobody hears of those who are missed', () => {
    const cases = [...times(20, 82, 'notReady'), ...times(10, 100, 'won')];
    expect(suggest({ cases }).line).toBe(85);
    expect(suggest({ cases, customers: 14, missed: [60, 60, 60, 60] }).line).toBe(60);
  });
});

it('where no line is set there is none to move', () => {
  expect(suggest({ line: Infinity, customers: 3, missed: [60, 60, 60] }).line).toBeNull();
});

const anyCase: fc.Arbitrary<LineCase> = fc.record({
  score: fc.integer({ min: -25, max: 200 }),
  became: fc.constantFrom('won', 'lost', 'notReady'),
});
const anyEvidence = fc
  .record({
    line: fc.integer({ min: 20, max: 120 }),
    cases: fc.array(anyCase, { maxLength: 80 }),
    missed: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 20 }),
    handed: fc.nat(40),
  })
  .map(({ handed, ...rest }): LineEvidence => ({ ...rest, customers: rest.missed.length + handed }));

describe('whatever happened', () => {
  it('a suggestion keeps what it promises, and there is always a reason', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { line, because } = suggestLine(given);
        expect(because).toMatch(/\.$/);
        if (line === null) return;
        moved += 1;
        expect(line).not.toBe(given.line);
        expect(line % 5).toBe(0);
        const won = given.cases.filter(({ became }) => became === 'won');
        const spoilt = given.cases.filter(({ became }) => became !== 'won');
        if (line > given.line) {
          expect(given.cases.length).toBeGreaterThanOrEqual(ENOUGH.decided);
          expect(won.length).toBeGreaterThanOrEqual(ENOUGH.won);
          expect(won.filter(({ score }) => score >= line).length).toBeGreaterThanOrEqual(0.9 * won.length);
          expect(spoilt.filter(({ score }) => score < line).length).toBeGreaterThanOrEqual(
            0.25 * spoilt.length,
          );
        } else {
          const caught = given.missed.filter((peak) => peak >= line && peak < given.line);
          expect(caught.length).toBeGreaterThanOrEqual(0.8 * ENOUGH.missed);
          expect(given.missed.length).toBeGreaterThanOrEqual(0.2 * given.customers);
          expect(line).toBeGreaterThan(given.line / 2 - 5);
        }
      }),
      { numRuns: 2000 },
    );
    expect(moved).toBeGreaterThan(40);
  });

  it('the order in which it happened changes nothing', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const turned = { ...given, cases: given.cases.toReversed(), missed: given.missed.toReversed() };
        expect(suggestLine(turned)).toEqual(suggestLine(given));
      }),
    );
  });
});
