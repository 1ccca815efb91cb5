import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { lookAtLead } from '../../../src/app/lead/look-at-lead.js';
import { tagLead } from '../../../src/app/lead/tag-lead.js';
import { RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((given) => {
  world = given;
});

const looks = async (who = RAVI) =>
  value(await lookAtLead(world.deps, world.ctx(who), 'jane@acme.com')).since;

describe('what changed since somebody last looked', () => {
  it('is nothing at a first look, and nothing where nothing did', async () => {
    await world.send(world.event('demo_requested'));
    expect(await looks()).toBeNull();
    world.clock.forward({ minutes: 5 });
    expect(await looks()).toBeNull();
  });

  it('is what the lead did and others did, the newest first, and the score', async () => {
    await world.send(world.event('demo_requested'));
    await looks();
    world.clock.forward({ minutes: 10 });
    await world.send(world.event('pricing_page_viewed'), world.event('pricing_page_viewed'));
    world.clock.forward({ minutes: 10 });
    await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com');
    const since = await looks();
    expect(since).toMatchObject({ score: { before: 30, after: 60 }, more: 0 });
    expect(since?.things).toMatchObject([
      { of: 'deed', deed: { verb: 'lead.claimed', by: ROSA } },
      { of: 'activity', times: 2 },
      { of: 'deed', deed: { verb: 'lead.mql' } },
    ]);
    expect(await looks()).toBeNull();
  });

  it('is each person’s own, without what they did themselves', async () => {
    await world.send(world.event('demo_requested'));
    await looks(RAVI);
    await looks(ROSA);
    world.clock.forward({ minutes: 10 });
    await tagLead(world.deps, world.ctx(RAVI), { lead: 'jane@acme.com', add: ['vip'], remove: [] });
    expect(await looks(RAVI)).toBeNull();
    expect((await looks(ROSA))?.things).toMatchObject([{ of: 'deed', deed: { verb: 'lead.tagged' } }]);
  });

  it('counts what became known late, though it happened before', async () => {
    await world.send(world.event('demo_requested'));
    await looks();
    world.clock.forward({ days: 1 });
    await world.send(world.event('webinar_attended', 'jane@acme.com', { at: world.ago(9) }));
    expect((await looks())?.things).toMatchObject([{ of: 'activity', what: { what: 'Attended a webinar' } }]);
  });

  it('is five things at most, and how many more', async () => {
    await world.send(world.event('demo_requested'));
    await looks();
    world.clock.forward({ minutes: 10 });
    await world.send(
      ...Array.from({ length: 9 }, (_, at) =>
        world.event('page_viewed', 'jane@acme.com', { properties: { path: `/p${at}` } }),
      ),
    );
    expect(await looks()).toMatchObject({ more: 4, things: { length: 5 } });
  });

  it('is told once to twenty looks of one person at once', async () => {
    await world.send(world.event('demo_requested'));
    await looks();
    world.clock.forward({ minutes: 10 });
    await world.send(world.event('pricing_page_viewed'));
    const told = await Promise.all(Array.from({ length: 20 }, () => looks()));
    expect(told.filter((since) => since !== null)).toHaveLength(1);
  });
});
