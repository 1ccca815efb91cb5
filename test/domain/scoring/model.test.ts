import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile, type Engine } from '../../../src/domain/scoring/engine.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { groupAt, scoreAt, silencesAt, totalAt } from '../../../src/domain/scoring/score.js';
import { lifecycleOf as lifecycleNow } from '../../../src/domain/scoring/seen.js';
import { standingOf } from '../../../src/domain/stand.js';
import { rowOf } from './any-lead.js';
import { anyModel, anyOfOurs } from './any-model.js';
import { anyInstant, anyPast, CREATED, LAST_DAY, onDay } from './any-past.js';
import {
  type Book,
  fitOf,
  funnelOf,
  groupOf,
  isRemoved,
  knownBy,
  lifecycleOf,
  openBook,
  quietSinceOf,
  silencesOf,
  stageOf,
  totalOf,
  wholeOf,
} from './reference.js';
import { ringsOf, segmentsOf } from './reference-rings.js';

const lead = { createdAt: CREATED, tags: ['vip'] };
const end = onDay(LAST_DAY);

/** What both must agree on, as the reference has it. */
function expected(book: Book, at: number) {
  const known = knownBy(book, at);
  const removed = isRemoved(book, known);
  const { stage, since } = stageOf(book, known, at);
  return {
    fit: removed ? 0 : fitOf(book, known),
    total: totalOf(book, known, at),
    shown: wholeOf(book, known, at),
    groups: book.model.groups.map(({ id }) => groupOf(book, id, known, at)),
    silences: silencesOf(book, known, at),
    quietSince: quietSinceOf(book, known),
    stage,
    since: removed ? null : since,
    funnel: funnelOf(book, known),
    lifecycle: lifecycleOf(book, known, at),
    segments: segmentsOf(book, at),
  };
}

function answered(engine: Engine, deeds: Deed[], at: number): ReturnType<typeof expected> {
  const now = new Date(at);
  const sheet = replay(engine, lead, deeds, now);
  const { standing } = sheet;
  const { fit, total, out } = scoreAt(engine, standing, at);
  const stands = standingOf(engine, { ...rowOf(lead), dueAt: null, scored: false }, sheet, now);
  return {
    fit,
    total,
    shown: totalAt(engine, standing, at),
    groups: engine.model.groups.map(({ id }) => groupAt(engine, standing, id, at).value),
    silences: silencesAt(engine, standing, at),
    quietSince: standing.quietSince,
    stage: stands.stage,
    since: out || standing.stageSince === 0 ? null : standing.stageSince,
    funnel: standing.funnel,
    lifecycle: lifecycleNow(engine, standing, at),
    segments: stands.segments,
  };
}

/** The same, to the 1e-9th part of the points; a fall between deeds is found to the millisecond. */
function agree(got: ReturnType<typeof expected>, wanted: ReturnType<typeof expected>): void {
  const { total, groups, since, ...rest } = got;
  expect(rest).toEqual({ ...wanted, total: undefined, groups: undefined, since: undefined });
  for (const [index, points] of [total, ...groups].entries())
    expect(close(points, [wanted.total, ...wanted.groups][index] ?? Number.NaN)).toBe(true);
  expect(Math.abs((since ?? 0) - (wanted.since ?? 0))).toBeLessThanOrEqual(2);
}

const close = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));

/** Moments to ask about: any, and those at which something changes. */
const moments = (deeds: Deed[], instants: number[]): number[] => [
  ...instants.map((each) => CREATED.getTime() + each),
  ...deeds.slice(0, 3).flatMap(({ at }) => [at.getTime() - 1, at.getTime()]),
];

function compare(model: Model, deeds: Deed[], instants: number[], change = (sheet: Deed[]) => sheet): void {
  const engine = compile(model);
  const book = openBook(model, lead, deeds, end);
  for (const at of moments(deeds, instants)) agree(answered(engine, change(deeds), at), expected(book, at));
}

const instants = fc.array(anyInstant(-20, LAST_DAY), { minLength: 4, maxLength: 8 });

describe('the engine and the definition it was made from', () => {
  it('agree on every number, stage and date, whatever the rules and whatever was done', () => {
    fc.assert(
      fc.property(anyModel, anyPast(), instants, (model, deeds, at) => compare(model, deeds, at)),
      {
        numRuns: 140,
      },
    );
  });

  it('agree on the models that ship', () => {
    fc.assert(
      fc.property(anyOfOurs, anyPast(), instants, (model, deeds, at) => compare(model, deeds, at)),
      {
        numRuns: 60,
      },
    );
  });

  it('agree on when the handoff rules ring', () => {
    fc.assert(
      fc.property(fc.oneof(anyModel, anyOfOurs), anyPast(), (model, deeds) => {
        const rings: { id: string; by: string; at: number }[] = [];
        replay(compile(model), lead, deeds, end, {
          rang: ({ id }, deed) => rings.push({ id, by: deed.id, at: deed.at.getTime() }),
        });
        expect(rings).toEqual(ringsOf(openBook(model, lead, deeds, end)));
      }),
      { numRuns: 80 },
    );
  });
});
