import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/domain/scoring/engine.js';
import { replay } from '../../src/domain/scoring/replay.js';
import { freshStanding, type Standing } from '../../src/domain/scoring/standing.js';
import { memoryOf, remembered, written } from '../../src/store/memory.js';
import { anyModel, anyOfOurs } from '../domain/scoring/any-model.js';
import { anyPast, LAST_DAY, onDay } from '../domain/scoring/any-past.js';
import { LEAD } from '../domain/scoring/arrivals.js';

const standing = fc
  .tuple(fc.oneof(anyModel, anyOfOurs), anyPast(25))
  .map(([model, past]) => replay(compile(model), LEAD, past, onDay(LAST_DAY + 100)).standing);

const old = (full: Standing): Partial<Standing> =>
  JSON.parse(JSON.stringify(full, (_, value: unknown) => (value === 0 || value === '' ? undefined : value)));

describe('a standing that is stored', () => {
  it('is read as it was', () => {
    fc.assert(
      fc.property(standing, (full) => {
        expect(remembered(memoryOf(written(full), null))).toEqual(full);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from what a row had before, too', () => {
    const full = { ...freshStanding(new Date('2026-06-01T12:00:00Z')), at: 5, id: 'event:a', fit: 10 };
    expect(remembered(memoryOf(null, old(full)))).toEqual(full);
    expect(remembered(memoryOf(null, null))).toEqual(freshStanding(new Date(0)));
  });

  it('of a lead that did nothing says nothing of it', () => {
    const full = freshStanding(new Date('2026-06-01T12:00:00Z'));
    expect(written(full)).toBe('[1,"awareness",0,0,"","new",1780315200000]');
    expect(remembered(memoryOf(written(full), null))).toEqual(full);
  });

  it('in a form we do not know is refused', () => {
    expect(() => remembered(memoryOf('[2,"awareness"]', null))).toThrow('by a newer version');
  });
});
