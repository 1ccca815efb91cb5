import { describe, expect, it } from 'vitest';
import { merged } from '../../../src/domain/scoring/merge.js';

type Line = { enter: number; leave: number } | null;
type Thing = { mql: Line; days: number; words: string[] };
const base: Thing = { mql: { enter: 50, leave: 40 }, days: 14, words: ['a', 'b'] };

describe('what two people made of one thing', () => {
  it.each<[string, Partial<Thing>, Partial<Thing>, Partial<Thing>]>([
    ['nothing by either', {}, {}, {}],
    ['one part each', { days: 20 }, { words: ['c'] }, { days: 20, words: ['c'] }],
    [
      'a number each of one line',
      { mql: { enter: 50, leave: 30 } },
      { mql: { enter: 60, leave: 40 } },
      { mql: { enter: 60, leave: 30 } },
    ],
    ['the same part: the later word counts', { days: 20 }, { days: 30 }, { days: 20 }],
    ['a list is one part', { words: ['a'] }, { words: ['a', 'b', 'c'] }, { words: ['a'] }],
    ['a line taken away by one', { mql: null }, { mql: { enter: 60, leave: 40 } }, { mql: null }],
    ['a line taken away by the other', {}, { mql: null }, { mql: null }],
    [
      'a line changed that the other took away',
      { mql: { enter: 55, leave: 40 } },
      { mql: null },
      { mql: { enter: 55, leave: 40 } },
    ],
  ])('%s', (_, mine, now, result) => {
    expect(merged(base, { ...base, ...mine }, { ...base, ...now })).toEqual({ ...base, ...result });
  });
});
