import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { listStuck } from '../../../src/app/lead/list-stuck.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { setFunnel } from '../../../src/app/lead/set-funnel.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const considers = (...emails: string[]) =>
  world.send(...emails.map((email) => world.event('product_page_viewed', email)));
const decides = (...emails: string[]) =>
  world.send(...emails.map((email) => world.event('pricing_page_viewed', email)));
const stuck = (who = RAVI, from = 0, size = 10) => listStuck(world.deps, world.ctx(who), from, size);
const who = async () => (await stuck()).rows.map(({ lead }) => lead.email);

describe('a lead is stuck in consideration', () => {
  it('after 30 days, where too few have left it to tell', async () => {
    await considers('jane@acme.com', 'a@x.com', 'b@x.com', 'c@x.com', 'd@x.com');
    world.clock.forward({ days: 3 });
    await decides('a@x.com', 'b@x.com', 'c@x.com', 'd@x.com');
    world.clock.forward({ days: 27 });
    expect(await stuck()).toEqual({ medianDays: null, rows: [], count: 0 });
    world.clock.forward({ minutes: 1 });
    expect(await stuck()).toMatchObject({
      medianDays: null,
      rows: [{ lead: { email: 'jane@acme.com' }, days: 30, nextStep: null, track: null }],
      count: 1,
    });
  });

  it('after longer than half of those stayed that left it, either way', async () => {
    await considers('jane@acme.com', 'a@x.com', 'b@x.com', 'c@x.com', 'd@x.com', 'e@x.com');
    for (const [email, days] of [
      ['a@x.com', 2],
      ['b@x.com', 2],
      ['c@x.com', 2],
      ['d@x.com', 5],
    ] as const) {
      world.clock.forward({ days });
      await decides(email);
    }
    value(await setFunnel(world.deps, world.ctx(), { lead: 'e@x.com', to: 'awareness' }));
    expect(await stuck()).toMatchObject({ medianDays: 6, rows: [{ lead: { email: 'jane@acme.com' } }] });
    await considers('new@x.com');
    world.clock.forward({ days: 6 });
    expect(await who()).toEqual(['jane@acme.com']);
    world.clock.forward({ minutes: 1 });
    expect(await who()).toEqual(['jane@acme.com', 'new@x.com']);
  });

  it('not when it left, came, went, rests, or asked to be left alone', async () => {
    const all = ['stay', 'on', 'won', 'lost', 'gone', 'asleep', 'out'].map((name) => `${name}@acme.com`);
    await considers(...all);
    await decides('on@acme.com');
    const deal = (lead: string, outcome: 'won' | 'lost') =>
      closeDeal(world.deps, world.ctx(), { lead, outcome, reason: 'budget' });
    value(await deal('won@acme.com', 'won'));
    value(await deal('lost@acme.com', 'lost'));
    value(await letGo(world.deps, world.ctx(), 'gone@acme.com'));
    const nap = { lead: 'asleep@acme.com', until: world.ago(-60), typed: '' };
    value(await snoozeLead(world.deps, world.ctx(), nap));
    await world.send(world.event('unsubscribed', 'out@acme.com'));
    world.clock.forward({ days: 31 });
    expect(await who()).toEqual(['stay@acme.com']);
    await world.send(world.event('blog_read', 'lost@acme.com'));
    world.clock.forward({ days: 30 });
    expect((await who()).toSorted()).toEqual(['asleep@acme.com', 'lost@acme.com', 'stay@acme.com']);
  });
});

describe('the list', () => {
  it('has one’s own first, then those who stay longest, with what is planned for each', async () => {
    await considers('old@acme.com');
    world.clock.forward({ days: 1 });
    await considers('rosas@acme.com', 'ravis@acme.com');
    await claimLead(world.deps, world.ctx(ROSA), 'rosas@acme.com');
    await claimLead(world.deps, world.ctx(RAVI), 'ravis@acme.com');
    const call = {
      lead: 'ravis@acme.com',
      kind: 'call_logged' as const,
      outcome: null,
      note: null,
      at: null,
    };
    for (const [title, days] of [
      ['Call again', 60],
      ['Send the guide', 50],
    ] as const)
      value(
        await logActivity(world.deps, world.ctx(), { ...call, next: { title, dueAt: world.ago(-days) } }),
      );
    value(await startTrack(world.deps, world.ctx(ROSA), { lead: 'rosas@acme.com', track: null }));
    world.clock.forward({ days: 40 });
    expect((await stuck(RAVI)).rows).toMatchObject([
      {
        lead: { email: 'ravis@acme.com', ownerId: RAVI },
        nextStep: { title: 'Send the guide' },
        track: null,
      },
      { lead: { email: 'old@acme.com', ownerId: null }, days: 41, nextStep: null, track: null },
      {
        lead: { email: 'rosas@acme.com', ownerId: ROSA },
        nextStep: { title: 'Pattern interrupt' },
        track: 'Cold lead re-engagement',
      },
    ]);
    expect((await stuck(ROSA)).rows[0]).toMatchObject({ lead: { email: 'rosas@acme.com' } });
  });

  it('comes in pages', async () => {
    await considers(...Array.from({ length: 5 }, (_, at) => `lead${at}@acme.com`));
    world.clock.forward({ days: 31 });
    const pages = [await stuck(RAVI, 0, 2), await stuck(RAVI, 2, 2), await stuck(RAVI, 4, 2)];
    expect(pages.map(({ rows, count }) => [rows.length, count])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
    ]);
    const emails = pages.flatMap(({ rows }) => rows.map(({ lead }) => lead.email));
    expect(new Set(emails).size).toBe(5);
  });

  it('is a team’s own', async () => {
    await considers('jane@acme.com');
    world.clock.forward({ days: 31 });
    const other = world.another();
    other.clock.forward({ days: 31 });
    expect((await listStuck(other.deps, other.ctx(), 0, 10)).rows).toEqual([]);
  });
});
