import { describe, expect, it } from 'vitest';
import { wallTime } from '../../src/domain/calendar.js';
import { readStay } from '../../src/slack/words/stay.js';

// A Wednesday, ten in the morning in Berlin.
const now = new Date('2026-11-25T09:00:00Z');
const zone = 'Europe/Berlin';
const wall = (at: Date | null) => (at === null ? 'now' : wallTime(at, zone).slice(0, 16).replace('T', ' '));
const read = (typed: string): string => {
  const { from, when } = readStay(typed, { now, zone });
  return when.kind === 'at' ? `${wall(from)} > ${wall(when.at)}` : when.kind;
};

describe('from when to when somebody is away', () => {
  it.each([
    ['until Mon', 'now > 2026-11-30 09:00'],
    ['for 2 weeks', 'now > 2026-12-09 09:00'],
    ['from Mon to Fri', '2026-11-30 00:00 > 2026-12-07 09:00'],
    ['mon to fri', '2026-11-30 00:00 > 2026-12-07 09:00'],
    ['from next Mon through Wed', '2026-11-30 00:00 > 2026-12-03 09:00'],
    ['from Mon until Fri', '2026-11-30 00:00 > 2026-12-04 09:00'],
    ['from Mon until Fri 2pm', '2026-11-30 00:00 > 2026-12-04 14:00'],
    ['from tomorrow 1pm to Fri', '2026-11-26 13:00 > 2026-11-30 09:00'],
    ['from 5 Dec to 12 Dec', '2026-12-05 00:00 > 2026-12-14 09:00'],
    ['7 to 9 Dec', '2026-12-07 00:00 > 2026-12-10 09:00'],
    ['from Mon for 2 weeks', '2026-11-30 00:00 > 2026-12-14 09:00'],
    ['21 Dec - 2 Jan', '2026-12-21 00:00 > 2027-01-04 09:00'],
    ['from today to Fri', 'now > 2026-11-30 09:00'],
    ['from Mon', 'unclear'],
    ['from Mon to never', 'unclear'],
    ['from yesterday to Fri', 'past'],
    ['the twelfth of never', 'unclear'],
  ])('%s: %s', (typed, is) => {
    expect(read(typed)).toBe(is);
  });
});
