import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { total } from '../../../src/domain/lead.js';
import { isAtLine } from '../../../src/domain/scoring/alert-line.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import type { Model } from '../../../src/domain/scoring/model.js';

import { anyModel, anyOfOurs } from './any-model.js';
import { anyInstant, anyPast, CREATED, LAST_DAY, onDay } from './any-past.js';
import { APP, type Arrival, arrivalsOf, isCaught, live } from './arrivals.js';
import { did, modelOf } from './story.js';

const END = onDay(LAST_DAY + 100);
const model = fc.oneof({ weight: 2, arbitrary: anyModel }, { weight: 1, arbitrary: anyOfOurs });

const anyWord: fc.Arbitrary<Arrival> = fc.record({
  now: anyInstant(1, LAST_DAY).map((instant) => new Date(CREATED.getTime() + instant)),
  news: fc.constant<Arrival['news']>([]),
  word: fc.constantFrom('let go' as const, 'not ready' as const, 'not ready' as const),
});

/** What arrives of a lead, and what people say of it meanwhile. */
const anyLife: fc.Arbitrary<Arrival[]> = anyPast(40)
  .chain((past) => fc.tuple(arrivalsOf(past), fc.array(anyWord, { maxLength: 4 })))
  .map(([arrivals, words]) => [...arrivals, ...words].toSorted((a, b) => a.now.getTime() - b.now.getTime()));

describe('sales is told of a score', () => {
  const told = (ways = APP, count: (crossings: number) => void = () => undefined) =>
    fc.property(model, anyLife, (model, life) => {
      const engine = compile(model);
      let mayRing = true;
      let raised = -Infinity;
      for (const { verdict, word } of live(engine, life, END, ways)) {
        const { crossed, lead } = verdict;
        const isBelow = !isAtLine(engine, lead.stage);
        if (word !== null) mayRing = true;
        if (word === 'not ready') raised = total(verdict.before) + model.alert.pointsAfterNotReady;
        if (crossed?.id === 'score') {
          count(1);
          expect(mayRing).toBe(true);
          expect(isBelow).toBe(false);
          expect(total(lead)).toBeGreaterThanOrEqual(raised);
        }
        if (crossed !== null) {
          mayRing = false;
          expect([lead.letGoAt, lead.coldAt, lead.out]).toEqual([null, null, false]);
        }
        if (isBelow) raised = -Infinity;
        if (isBelow || lead.coldAt !== null) mayRing = true;
      }
    });

  it('once; again after it fell below the line or went cold, and after "not ready" with the points asked for', () => {
    let crossings = 0;
    const counted = told(APP, (more) => {
      crossings += more;
    });
    fc.assert(counted, { numRuns: 200 });
    expect(crossings).toBeGreaterThan(10);
    expect(isCaught(told({ ...APP, carry: (lead) => ({ ...lead, handed: false }) }))).toBe(true);
    expect(isCaught(told({ ...APP, carry: (lead) => ({ ...lead, raisedLine: null }) }))).toBe(true);
  });
});

describe('a lead that is ready is told of', () => {
  const crossings = (model: Model, arrivals: Arrival[]) =>
    live(compile(model), arrivals, onDay(10)).flatMap(({ verdict }) => verdict.crossed?.id ?? []);
  const arrive = (deed: Deed, day: number): Arrival => ({ now: onDay(day), news: [deed], word: null });

  it('even where what was still missing is heard of last', () => {
    const when = { all: [{ did: 'pricing_page_viewed', times: 2 }, 'content_downloaded'] };
    const model = modelOf({ ready: [{ id: 'serious', label: 'Serious', when }] });
    const [study, ...prices] = [
      did(1, 'content_downloaded'),
      did(2, 'pricing_page_viewed'),
      did(3, 'pricing_page_viewed'),
    ];
    const seen = prices.map((deed, index) => arrive(deed, 2 + index));
    expect(crossings(model, [arrive(study, 1), ...seen])).toEqual(['serious']);
    expect(crossings(model, [...seen, arrive(study, 4)])).toEqual(['serious']);
    expect(crossings(model, [...seen, arrive(study, 4), arrive(did(5, 'email_opened'), 5)])).toEqual([
      'serious',
    ]);
  });
});
