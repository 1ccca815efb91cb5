import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/domain/judge.js';
import { total } from '../../../src/domain/lead.js';
import { type Deed, inOrder } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { explain } from '../../../src/domain/scoring/explain.js';
import type { Sheet } from '../../../src/domain/scoring/fold.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { scoreAt, totalAt } from '../../../src/domain/scoring/score.js';
import type { Tracked } from '../../../src/domain/stand.js';
import { anyModel, anyOfOurs } from './any-model.js';
import { anyInstant, anyPast, CREATED, LAST_DAY, onDay } from './any-past.js';
import { APP, type Arrival, arrivalsOf, bornAs, isCaught, LEAD, live } from './arrivals.js';
import { DAY } from './reference-conditions.js';

const END = onDay(LAST_DAY + 100);
const model = fc.oneof({ weight: 3, arbitrary: anyModel }, { weight: 1, arbitrary: anyOfOurs });

/** All that the past decides of a lead. Up to when its stage was looked at is no part of that. */
const decided = ({ standing, profile }: Sheet) => ({
  profile,
  ...Object.fromEntries(Object.entries(standing)),
});

const arriving = (delay?: fc.Arbitrary<number>) =>
  anyPast(25).chain((past) => fc.tuple(fc.constant(past), arrivalsOf(past, delay)));

describe('news', () => {
  const inAnyOrder = (ways = APP) =>
    fc.property(model, arriving(), (model, [past, arrivals]) => {
      const engine = compile(model);
      const anew = replay(engine, LEAD, past, END);
      const last = live(engine, arrivals, END, ways).at(-1)?.verdict.lead;
      expect(last && decided(last.sheet)).toEqual(decided(anew));
      expect(last && total(last)).toBe(totalAt(engine, anew.standing, END.getTime()));
    });

  it('make the same score in whatever order, and in whatever batches, they arrive', () => {
    fc.assert(inAnyOrder(), { numRuns: 150 });
    fc.assert(inAnyOrder({ ...APP, looks: false }), { numRuns: 40 });
    expect(isCaught(inAnyOrder({ ...APP, needsPast: () => false }))).toBe(true);
  });

  const twice = (ways = APP) =>
    fc.property(model, arriving(), (model, [past, arrivals]) => {
      const engine = compile(model);
      const again = arrivals.flatMap((arrival): Arrival[] => [arrival, arrival]);
      const doubled = { now: END, news: past, word: null };
      const last = live(engine, [...again, doubled], END, ways).at(-1)?.verdict.lead;
      expect(last && decided(last.sheet)).toEqual(decided(replay(engine, LEAD, past, END)));
    });

  it('that arrive twice count once', () => {
    fc.assert(twice(), { numRuns: 40 });
    expect(isCaught(twice({ ...APP, isRepeat: () => false }))).toBe(true);
  });

  const then = (change: (deeds: Deed[]) => Deed[] = (deeds) => deeds) =>
    fc.property(model, arriving(fc.constant(0)), (model, [past, arrivals]) => {
      const engine = compile(model);
      for (const { now, verdict, known } of live(engine, arrivals, END)) {
        // Of those at one instant, some may be on their way still.
        if (past.filter(({ at }) => at <= now).length > known.length) continue;
        const sheet = replay(engine, LEAD, change(past), now);
        expect(decided(sheet)).toEqual(decided(verdict.lead.sheet));
        expect(totalAt(engine, sheet.standing, now.getTime())).toBe(total(verdict.lead));
      }
    });

  it('told again up to a moment make what the lead was at that moment', () => {
    fc.assert(then(), { numRuns: 50 });
    expect(isCaught(then((deeds) => deeds.slice(1)))).toBe(true);
  });

  const leavesAlone = (wrongly: boolean) =>
    fc.property(model, anyPast(10), (model, past) => {
      const engine = compile(model);
      const half = Math.floor(past.length / 2);
      const [early, late] = [past.toSorted(inOrder).slice(0, half), past.toSorted(inOrder).slice(half)];
      const before = judge(engine, bornAs(engine), early, null, END).lead;
      const rowOf = (lead: Tracked) => ({ ...lead, sheet: null });
      const was = structuredClone(rowOf(before));
      judge(engine, before, late, null, END);
      if (wrongly) before.handed = !before.handed;
      expect(rowOf(before)).toEqual(was);
    });

  it('are judged without changing the lead they are about, but for its sheet', () => {
    fc.assert(leavesAlone(false), { numRuns: 30 });
    expect(isCaught(leavesAlone(true))).toBe(true);
  });
});

describe('an explained score', () => {
  const instants = fc.array(anyInstant(0, LAST_DAY), { minLength: 3, maxLength: 5 });
  const sums = (tellsCaps: boolean) =>
    fc.property(model, anyPast(30), instants, (model, past, instants) => {
      const engine = compile(model);
      for (const instant of instants) {
        const now = new Date(CREATED.getTime() + instant);
        const told = explain(engine, LEAD, past, now);
        const sum = (part: string) =>
          told.lines
            .filter((line) => line.part === part && (tellsCaps || line.what !== 'capped'))
            .reduce((all, { points }) => all + points, 0);
        expect([sum('fit'), sum('behaviour')]).toEqual([told.fit, told.behaviour]);
        expect(told.fit + told.behaviour).toBe(told.total);
        expect(told.lines.every(({ points }) => Number.isInteger(points))).toBe(true);
        expect(told.total).toBe(totalAt(engine, replay(engine, LEAD, past, now).standing, now.getTime()));
      }
    });

  it('is the sum of its lines, whole, at any moment, with all that caps and time take away', () => {
    fc.assert(sums(true), { numRuns: 150 });
    expect(isCaught(sums(false))).toBe(true);
  });

  const now = (shift: number) =>
    fc.property(model, arriving(), (model, [past, arrivals]) => {
      const engine = compile(model);
      const lead = live(engine, arrivals, END).at(-1)?.verdict.lead;
      const told = explain(engine, LEAD, past, new Date(END.getTime() - shift));
      expect({ fit: told.fit, behaviour: told.behaviour, out: told.out }).toEqual({
        fit: lead?.fit,
        behaviour: lead?.behaviour,
        out: lead?.out,
      });
    });

  it('of now is the score of now', () => {
    fc.assert(now(0), { numRuns: 60 });
    expect(isCaught(now(100 * DAY))).toBe(true);
  });
});

describe('a rule', () => {
  const finite = (change: (model: Model) => Model = (model) => model) =>
    fc.property(model, anyPast(15), fc.constantFrom(1, 300, 100_000), (model, past, stretch) => {
      const engine = compile(change(model));
      const far = past.map((deed) => ({
        ...deed,
        at: new Date(CREATED.getTime() + (deed.at.getTime() - CREATED.getTime()) * stretch),
      }));
      const end = new Date(CREATED.getTime() + 2 * LAST_DAY * DAY * stretch);
      const { sheet, lines } = explain(engine, LEAD, far, end);
      const score = scoreAt(engine, sheet.standing, end.getTime());
      expect(numbersIn([sheet.standing, lines, score]).filter((each) => !Number.isFinite(each))).toEqual([]);
    });

  it('never makes a number that is none, over days or over ages', () => {
    fc.assert(finite(extreme), { numRuns: 60 });
    fc.assert(finite(), { numRuns: 40 });
    expect(
      isCaught(
        finite((model) => ({ ...model, groups: model.groups.map((g) => ({ ...g, halfLifeDays: NaN })) })),
      ),
    ).toBe(true);
  });
});

const extreme = (model: Model): Model => ({
  ...model,
  groups: model.groups.map((group) => ({
    ...group,
    halfLifeDays: group.halfLifeDays === null ? null : group.halfLifeDays < 10 ? 1e-9 : 3650,
  })),
  rules: model.rules.map((rule) => ({ ...rule, points: Math.sign(rule.points) * 1000 })),
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return value instanceof Date ? [value.getTime()] : Object.values(value).flatMap(numbersIn);
}
