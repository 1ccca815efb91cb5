import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import type { Deed } from '../../src/domain/scoring/deed.js';
import type { Model } from '../../src/domain/scoring/model.js';
import { loadPresets } from '../../src/playbook/presets.js';
import { anyPast, CREATED, LAST_DAY, onDay } from '../domain/scoring/any-past.js';
import { type Arrival, arrivalsOf } from '../domain/scoring/arrivals.js';
import { funnelOf, knownBy, openBook, quietSinceOf, stageOf, wholeOf } from '../domain/scoring/reference.js';
import { useWorld, type World } from '../support/world.js';

let base: World;
useWorld((made) => {
  base = made;
}, CREATED.toISOString());

const END = onDay(LAST_DAY + 100);
const LIVE = [...loadPresets().values()]
  .map(({ model }) => model)
  .filter(({ name }) => ['house', 'preset_002'].includes(name));
const PEOPLE = ['jane@acme.com', 'joe@acme.com'];
const whoOf = ({ id }: Pick<Deed, 'id'>): string => PEOPLE[Number(id.slice(1)) % 2] ?? '';

/** A team that goes by a preset, at the moment before anything happened. */
function teamOf(preset: string): World {
  const world = base.another(CREATED.toISOString());
  world.deps.playbook = { ...world.deps.playbook, firstPreset: preset };
  return world;
}

async function sendAll(world: World, arrivals: Arrival[]): Promise<void> {
  for (const { now, news } of arrivals) {
    world.clock.set(now);
    await world.send(
      ...news.map(({ id, kind, at, properties, profile }) =>
        world.event(kind, whoOf({ id }), { id, at, properties, profile: profile ?? {} }),
      ),
    );
  }
  world.clock.set(END);
  await findQuiet(world.deps, world.team, END);
}

/** How somebody stands by the definition, given what was done. */
function expected(model: Model, createdAt: Date, past: Deed[]) {
  const deeds = past.map((deed) => ({ ...deed, id: `test:${deed.id}` }));
  const book = openBook(model, { createdAt, tags: [] }, deeds, END);
  const [known, at] = [knownBy(book, END.getTime()), END.getTime()];
  return {
    total: wholeOf(book, known, at),
    stage: stageOf(book, known, at).stage,
    funnel: funnelOf(book, known),
    quietSince: new Date(quietSinceOf(book, known)),
  };
}

describe('a score kept in the database', () => {
  const story = anyPast(20).chain((past) => fc.tuple(fc.constant(past), arrivalsOf(past)));

  it('is the one of the definition, whatever arrives in whatever order and batches, and however often', async () => {
    let compared = 0;
    const property = fc.asyncProperty(fc.constantFrom(...LIVE), story, async (model, [past, arrivals]) => {
      const world = teamOf(model.name);
      await sendAll(world, [...arrivals, ...arrivals.slice(-1), { now: END, news: past, word: null }]);
      for (const lead of await world.leads()) {
        compared++;
        const did = past.filter((deed) => whoOf(deed) === lead.email);
        const { fit, behaviour, stage, funnel, quietSince } = lead;
        expect({ total: fit + behaviour, stage, funnel, quietSince }).toEqual(
          expected(model, lead.createdAt, did),
        );
      }
    });
    await fc.assert(property, { numRuns: 8, endOnFailure: true });
    expect(compared).toBeGreaterThan(5);
  });
});
