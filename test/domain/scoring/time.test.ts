import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtLine } from '../../../src/domain/scoring/alert-line.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile, type Engine } from '../../../src/domain/scoring/engine.js';
import type { Sheet } from '../../../src/domain/scoring/fold.js';
import { type Ahead, forecast, nextDue } from '../../../src/domain/scoring/forecast.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { groupAt, silencesAt, totalAt } from '../../../src/domain/scoring/score.js';
import { disqualifierOf, lifecycleOf } from '../../../src/domain/scoring/seen.js';
import { standingOf } from '../../../src/domain/stand.js';
import { rowOf } from './any-lead.js';
import { anyHolding, anyModel, anyOfOurs } from './any-model.js';
import { anyInstant, anyPast, CREATED, LAST_DAY, onDay } from './any-past.js';
import { APP, arrivalsOf, isCaught, LEAD, live } from './arrivals.js';
import { DAY } from './reference-conditions.js';

const END = onDay(LAST_DAY + 100);
const model = fc.oneof({ weight: 3, arbitrary: anyModel }, { weight: 1, arbitrary: anyOfOurs });

/** Of a lead that nobody decided anything about. */
const aging = (sheet: Sheet) => ({ sheet, wonAt: null, letGoAt: null });

/** How a lead stands at an instant by what was known at another. */
function stands(engine: Engine, known: Deed[], at: number) {
  const now = new Date(at);
  const sheet = replay(engine, LEAD, known, now);
  const lead = standingOf(engine, { ...rowOf(LEAD), dueAt: null, scored: true }, sheet, now);
  return {
    sheet,
    stage: lead.stage,
    segments: lead.segments,
    lifecycle: lifecycleOf(engine, sheet.standing, at),
    isCold: at >= sheet.standing.quietSince + engine.model.quiet.coldDays * DAY,
    silences: silencesAt(engine, sheet.standing, at),
    total: totalAt(engine, sheet.standing, at),
    isHeld: disqualifierOf(engine, sheet, at) !== null,
    waits: disqualifierOf(engine, sheet, at) !== null && isAtLine(engine, lead.stage),
  };
}

describe('with time alone', () => {
  const laters = fc.array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 12, maxLength: 12 });
  const onlyFalls = (change: (model: Model) => Model = (model) => model) =>
    fc.property(model, anyPast(25), laters, (model, past, laters) => {
      const engine = compile(change(model));
      const from = Math.max(CREATED.getTime(), ...past.map(({ at }) => at.getTime()));
      const { standing } = replay(engine, LEAD, past, new Date(from));
      const worths = [0, ...laters.toSorted((a, b) => a - b)].map((later) => [
        totalAt(engine, standing, from + later),
        ...engine.model.groups.map(({ id }) => groupAt(engine, standing, id, from + later).value),
      ]);
      for (const [index, worth] of worths.slice(1).entries())
        for (const [part, points] of worth.entries())
          expect(points).toBeLessThanOrEqual(worths[index]?.[part] ?? Number.NaN);
    });
  const losesInFadingGroups = (model: Model): Model => ({
    ...model,
    groups: model.groups.map((group) => ({ ...group, halfLifeDays: 20, cap: null })),
    rules: model.rules.map((rule) => ({ ...rule, points: -10, cap: null })),
  });

  it('no score ever rises, nor what any group of rules is worth', () => {
    fc.assert(onlyFalls(), { numRuns: 80 });
    expect(isCaught(onlyFalls(losesInFadingGroups))).toBe(true);
  });
});

const moment = anyInstant(1, LAST_DAY).map((instant) => CREATED.getTime() + instant);
const between = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });

/** What was known at a moment. */
const knownAt = (past: Deed[], at: number): Deed[] => past.filter((deed) => deed.at.getTime() <= at);

describe('a forecast', () => {
  const comesTrue = (shift: number) =>
    fc.property(model, anyPast(25), moment, (model, past, now) => {
      const engine = compile(model);
      const known = knownAt(past, now);
      const foreseen = forecast(engine, aging(replay(engine, LEAD, known, new Date(now))), new Date(now));
      for (const ahead of foreseen) {
        const at = ahead.at.getTime() + shift;
        const [before, then] = [stands(engine, known, at - 1), stands(engine, known, at)];
        expect(whatCame(ahead, before, then)).toBe(true);
      }
    });

  it('comes true to the millisecond: each fall, each risk, each cold spell, each charge', () => {
    fc.assert(comesTrue(0), { numRuns: 80 });
    expect(isCaught(comesTrue(-1))).toBe(true);
    expect(isCaught(comesTrue(1))).toBe(true);
  });

  const leavesOutNone = (forget: boolean) =>
    fc.property(model, anyPast(25), moment, between, (model, past, now, between) => {
      const engine = compile(model);
      const known = knownAt(past, now);
      const { sheet, stage } = stands(engine, known, now);
      const falls = forecast(engine, aging(sheet), new Date(now))
        .filter((ahead) => ahead.what === 'falls')
        .slice(forget ? 1 : 0);
      for (const part of between) {
        const at = now + Math.floor(part * 365 * DAY);
        const last = falls.findLast((fall) => fall.at.getTime() <= at);
        expect(stands(engine, known, at).stage).toBe(last?.to ?? stage);
      }
    });

  it('tells of every fall within a year', () => {
    fc.assert(leavesOutNone(false), { numRuns: 80 });
    expect(isCaught(leavesOutNone(true))).toBe(true);
  });
});

type Stood = ReturnType<typeof stands>;
function whatCame(ahead: Ahead, before: Stood, then: Stood): boolean {
  if (ahead.what === 'falls')
    return then.stage === ahead.to && before.stage !== ahead.to && then.total === ahead.total;
  if (ahead.what === 'at risk') return then.lifecycle === 'at-risk' && before.lifecycle !== 'at-risk';
  if (ahead.what === 'freed') return before.isHeld && !then.isHeld && !then.isCold;
  if (ahead.what === 'cold') return then.isCold && !before.isCold;
  return then.silences === before.silences + 1;
}

describe('the next look at a lead', () => {
  const inTime = (due: (engine: Engine, sheet: Sheet, now: Date, isCold: boolean) => Date | null) =>
    fc.property(model, anyPast(25), moment, between, (model, past, now, between) => {
      const engine = compile(model);
      const known = knownAt(past, now);
      const { sheet, ...was } = stands(engine, known, now);
      const next = due(engine, sheet, new Date(now), was.isCold)?.getTime() ?? now + 3 * 365 * DAY;
      for (const part of [...between, 1]) {
        const at = now + Math.floor(part * (next - 1 - now));
        const { stage, lifecycle, isCold, segments, waits } = stands(engine, known, at);
        // Nobody is handed over by time while cold.
        if (at >= now && was.waits && !isCold) expect(waits).toBe(true);
        if (at >= now)
          expect({ stage, lifecycle, isCold, segments }).toEqual({
            stage: was.stage,
            lifecycle: was.lifecycle,
            isCold: was.isCold,
            segments: was.segments,
          });
      }
    });

  it('is never later than the first thing that time alone changes of it', () => {
    fc.assert(inTime(nextDue), { numRuns: 80 });
    expect(isCaught(inTime(() => null))).toBe(true);
  });

  const storedRight = (ways = APP) =>
    fc.property(
      model,
      anyPast(20).chain((past) => arrivalsOf(past)),
      fc.array(moment, { minLength: 6, maxLength: 6 }),
      (model, arrivals, instants) => {
        const engine = compile(model);
        const moments = live(engine, arrivals, END, ways);
        for (const at of instants) {
          const last = moments.findLast(({ now }) => now.getTime() <= at);
          if (last === undefined) continue;
          const { stage, segments, coldAt } = last.verdict.lead;
          const [then, looked] = [at, last.now.getTime()].map((each) => stands(engine, last.known, each));
          expect({ stage, segments, isCold: coldAt !== null, lifecycle: looked?.lifecycle }).toEqual({
            stage: then?.stage,
            segments: then?.segments,
            isCold: then?.isCold,
            lifecycle: then?.lifecycle,
          });
        }
      },
    );

  it('keeps what is stored of a lead right at every moment, whatever came when', () => {
    fc.assert(storedRight(), { numRuns: 100 });
    expect(isCaught(storedRight({ ...APP, looks: false }))).toBe(true);
  });

  const freedInTime = (change: (engine: Engine) => Engine = (engine) => engine) =>
    fc.property(
      anyHolding,
      anyPast(20).chain((past) => arrivalsOf(past)),
      fc.array(moment, { minLength: 12, maxLength: 12 }),
      (model, arrivals, instants) => {
        const engine = change(compile(model));
        const moments = live(engine, arrivals, END);
        for (const at of instants) {
          const last = moments.findLast(({ now }) => now.getTime() <= at);
          if (last === undefined || !stands(engine, last.known, last.now.getTime()).waits) continue;
          const then = stands(engine, last.known, at);
          expect(then.waits || then.isCold).toBe(true);
        }
      },
    );

  it('is no later than the day on which a lead that waits for it may be handed over', () => {
    fc.assert(freedInTime(), { numRuns: 100 });
    expect(isCaught(freedInTime((engine) => ({ ...engine, outWatches: [] })))).toBe(true);
  });
});
