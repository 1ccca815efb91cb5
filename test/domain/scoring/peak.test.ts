import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../../src/domain/scoring/engine.js';
import { peakBefore } from '../../../src/domain/scoring/peak.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { totalAt } from '../../../src/domain/scoring/score.js';
import { readModel, SMALL } from '../../playbook/small-model.js';

const FADING = SMALL.replace('label: What they do }', 'label: What they do, halfLifeDays: 10 }');
const engine = compile(readModel(FADING));
const lead = { createdAt: new Date('2026-01-01T00:00:00Z'), tags: [] };
const after = (days: number): Date => new Date(lead.createdAt.getTime() + days * 86_400_000);
const demo = (days: number) => ({
  id: `demo-${days}`,
  at: after(days),
  kind: 'demo_requested' as const,
  properties: {},
  profile: null,
});

it('a peak is the most a lead ever had, though it has faded since', () => {
  expect(peakBefore(engine, lead, [demo(1), demo(2)], after(100))).toBe(57);
});

it('a peak is of the time before: what came at the instant, or later, does not count', () => {
  expect(peakBefore(engine, lead, [demo(1), demo(2)], after(2))).toBe(30);
  expect(peakBefore(engine, lead, [demo(1)], after(1))).toBe(0);
  expect(peakBefore(engine, lead, [], after(1))).toBe(0);
});

it('a peak is never less than the score at any instant before', () => {
  const days = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 99 }), (when, moment) => {
      const deeds = when.map((day, index) => ({ ...demo(day), id: `demo-${index}` }));
      const { standing } = replay(engine, lead, deeds, after(moment));
      expect(peakBefore(engine, lead, deeds, after(100))).toBeGreaterThanOrEqual(
        totalAt(engine, standing, after(moment).getTime()),
      );
    }),
  );
});
