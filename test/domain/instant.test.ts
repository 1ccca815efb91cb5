import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainInstant } from '../../src/domain/instant.js';

const spread = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('a plain instant', () => {
  it('is read as Date reads it, as JSON and as Postgres write it', () => {
    fc.assert(
      fc.property(spread, (at) => {
        const text = at.toISOString();
        expect(plainInstant(text)).toBe(at.getTime());
        expect(plainInstant(text.replace('T', ' ').replace('Z', '+00'))).toBe(at.getTime());
        const whole = Math.floor(at.getTime() / 1000) * 1000;
        expect(plainInstant(text.replace(/\.\d+/, ''))).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it('is nothing else: one character changed makes another instant, or none', () => {
    const [places, characters] = [fc.nat({ max: 23 }), fc.string({ minLength: 0, maxLength: 2 })];
    fc.assert(
      fc.property(spread, places, characters, (at, place, other) => {
        const text = at.toISOString();
        const changed = text.slice(0, place) + other + text.slice(place + 1);
        const read = plainInstant(changed);
        if (read !== null) expect(new Date(read).toISOString()).toBe(new Date(changed).toISOString());
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00.1Z',
    '2026-01-01T00:00:00.1234Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+01',
    '2026-01-01T00:00:00Z ',
    '',
  ])('leaves %j to others', (text) => {
    expect(plainInstant(text)).toBeNull();
  });
});
