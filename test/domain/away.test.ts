import { describe, expect, it } from 'vitest';
import { type Absence, actsFor, coveredBy, standIn } from '../../src/domain/away.js';

const now = new Date('2026-06-01T12:00:00Z');
const later = new Date('2026-06-08T12:00:00Z');
const away = (personId: string, coverId: string | null, until = later): [string, Absence] => [
  personId,
  { personId, coverId, startedAt: now, until },
];

describe('who acts for whom', () => {
  it('everybody for themselves, a cover for whoever is away', () => {
    const absences = new Map([away('RAVI', 'ROSA')]);
    expect(standIn(absences, 'ROSA', now)).toBe('ROSA');
    expect(standIn(absences, 'RAVI', now)).toBe('ROSA');
    expect(actsFor(absences, 'ROSA', 'RAVI', now)).toBe(true);
    expect(actsFor(absences, 'RAVI', 'ROSA', now)).toBe(false);
  });

  it('the cover of a cover who is away, too', () => {
    const absences = new Map([away('RAVI', 'ROSA'), away('ROSA', 'MONA')]);
    expect(standIn(absences, 'RAVI', now)).toBe('MONA');
    expect(actsFor(absences, 'ROSA', 'RAVI', now)).toBe(false);
    expect(coveredBy(absences, 'MONA', now).map(({ personId }) => personId)).toEqual(['RAVI', 'ROSA']);
  });

  it('nobody without a cover, nor in a circle', () => {
    expect(standIn(new Map([away('RAVI', null)]), 'RAVI', now)).toBeNull();
    expect(standIn(new Map([away('RAVI', 'ROSA'), away('ROSA', 'RAVI')]), 'RAVI', now)).toBeNull();
  });

  it('nobody once the time is over, though nobody has noted it yet', () => {
    const absences = new Map([away('RAVI', 'ROSA')]);
    expect(standIn(absences, 'RAVI', later)).toBe('RAVI');
    expect(actsFor(absences, 'ROSA', 'RAVI', later)).toBe(false);
  });
});
