import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { copyOf, step } from '../../../src/domain/scoring/fold.js';
import { blankSheet } from '../../../src/domain/scoring/replay.js';
import { loadPlaybook } from '../../../src/playbook/playbook.js';

const opened = (id: string, sequence: string): Deed => ({
  id,
  at: new Date('2026-06-01T12:00:00Z'),
  kind: 'email_opened',
  properties: { sequence },
  profile: null,
});

describe('counts by the value of a property', () => {
  const house = loadPlaybook().presets.get('house');
  if (house === undefined) throw new Error('no such preset');
  const engine = compile(house.model);

  it.each(['nurture', '__proto__', 'constructor', 'toString'])('are kept for %s as for any other', (name) => {
    const sheet = blankSheet(engine, new Date('2026-06-01T11:00:00Z'));
    for (const id of ['a', 'b']) step(engine, sheet, opened(id, name), {});
    expect(Object.entries(sheet.standing.seen.opens ?? {})).toEqual([[name, 2]]);
    expect([null, Object.prototype]).toContain(Object.getPrototypeOf(sheet.standing.seen.opens));
    // Read back, it is an object of a class.
    const stored = { ...sheet, standing: JSON.parse(JSON.stringify(sheet.standing)) };
    step(engine, stored, opened('c', name), {});
    expect(Object.entries(stored.standing.seen.opens ?? {})).toEqual([[name, 3]]);
    expect(Object.getPrototypeOf(stored.standing.seen.opens)).toBe(Object.prototype);
  });

  it('of a copy are its own', () => {
    const sheet = blankSheet(engine, new Date('2026-06-01T11:00:00Z'));
    step(engine, sheet, opened('a', 'nurture'), {});
    const copy = copyOf(sheet);
    for (const id of ['b', 'c']) step(engine, copy, opened(id, 'nurture'), {});
    expect(sheet.standing.seen.opens).toEqual({ nurture: 1 });
    expect(copy.standing.seen.opens).toEqual({ nurture: 3 });
  });
});
