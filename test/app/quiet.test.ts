import { describe, expect, it } from 'vitest';
import { claimHandoff, claimLead } from '../../src/app/handoff/claim-lead.js';
import { addLead } from '../../src/app/lead/add-lead.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { startTrack } from '../../src/app/track/start-track.js';
import { makeWorld, RAVI, useWorld, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const look = () => findQuiet(world.deps, world.team, world.clock.now());
const alerts = () => world.outbox('cold');
const click = (days = 0) =>
  world.send(world.event('email_clicked', 'jane@acme.com', { at: world.ago(days) }));
/** Days go by, with a look every week, and one at the end. */
async function live(days: number) {
  for (let left = days; left > 0; left -= 7) {
    world.clock.forward({ days: Math.min(7, left) });
    await look();
  }
}

describe('a lead goes cold', () => {
  it('on day 45 of its silence, not on day 44', async () => {
    await click();
    await live(44);
    expect(await alerts()).toEqual([]);
    expect(await world.lead()).toMatchObject({ coldAt: null });
    await live(1);
    expect(await alerts()).toHaveLength(1);
    expect(await world.lead()).toMatchObject({ coldAt: world.clock.now() });
    expect(await world.count('lead.cold')).toBe(1);
  });

  it('once a silence, however long', async () => {
    await click();
    await live(200);
    expect(await alerts()).toHaveLength(1);
    expect(await world.count('lead.cold')).toBe(1);
  });

  it('again in its next silence', async () => {
    await click();
    await live(45);
    await click();
    expect(await world.lead()).toMatchObject({ coldAt: null });
    await live(45);
    expect(await alerts()).toHaveLength(2);
    expect(await world.count('lead.cold')).toBe(2);
    expect(await world.count('lead.rewarmed')).toBe(1);
  });

  it('once, when twenty look at once', async () => {
    await click();
    world.clock.forward({ days: 61 });
    await Promise.all(Array.from({ length: 20 }, look));
    expect(await alerts()).toHaveLength(1);
    expect(await world.count('lead.cold')).toBe(1);
    expect(await world.ledger()).toEqual(['silence -15']);
  });

  it('as of day 45, when nobody looked for two days', async () => {
    await click();
    const mark = world.ago(-45);
    world.clock.forward({ days: 47 });
    await look();
    await look();
    expect(await alerts()).toHaveLength(1);
    expect(await world.lead()).toMatchObject({ coldAt: mark });
  });

  it('in a batch with more leads than fit one', async () => {
    await world.send(
      ...Array.from({ length: 230 }, (_, at) => world.event('email_clicked', `lead${at}@acme.com`)),
    );
    world.clock.forward({ days: 45 });
    expect(await look()).toBe(230);
    expect(await alerts()).toHaveLength(230);
  });

  it('costs a look only when something is due', async () => {
    await click();
    world.clock.forward({ days: 44 });
    expect(await look()).toBe(0);
  });
});

describe('the alert', () => {
  it('goes to the channel where nobody owns the lead, and to its owner where somebody does', async () => {
    await click();
    await world.send(world.event('email_clicked', 'tom@globex.com'));
    await claimLead(world.deps, world.ctx(RAVI), 'tom@globex.com');
    world.clock.forward({ days: 45 });
    await look();
    expect((await alerts()).map(({ lane }) => lane).toSorted()).toEqual([RAVI, 'sales-leads']);
  });

  it('is spared for a lead in a track, one not to be written to, and one that never stirred', async () => {
    await click();
    await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null });
    await world.send(
      world.event('email_clicked', 'out@acme.com'),
      world.event('unsubscribed', 'out@acme.com'),
    );
    await addLead(world.deps, world.ctx(), { email: 'new@acme.com', profile: {} });
    world.clock.forward({ days: 45 });
    await look();
    expect(await alerts()).toEqual([]);
  });
});

describe('sixty days of silence', () => {
  it('cost 15 points, on day 60 and not on day 59, once', async () => {
    await world.send(world.event('demo_requested'));
    await live(59);
    expect(await world.total()).toBe(30);
    await live(1);
    expect(await world.total()).toBe(15);
    await live(200);
    expect(await world.ledger()).toEqual(['demo +30', 'silence -15']);
  });

  it('cost 15 points again in the next silence', async () => {
    await world.send(world.event('demo_requested'));
    await live(60);
    await click();
    await live(60);
    expect(await world.ledger()).toEqual(['demo +30', 'silence -15', 'silence -15']);
    expect(await world.lead()).toMatchObject({ fit: 0, behaviour: 0 });
  });

  it('are charged when the next thing happens, even if nobody ever looked', async () => {
    await world.send(world.event('demo_requested'));
    world.clock.forward({ days: 60 });
    await click();
    expect(await world.ledger()).toEqual(['demo +30', 'silence -15']);
    await look();
    expect(await world.total()).toBe(15);
  });

  it('leave who the lead is alone: fit never decays', async () => {
    await world.send(
      world.event('demo_requested', 'jane@acme.com', { profile: { industry: 'Software', companySize: 50 } }),
    );
    await live(200);
    expect(await world.lead()).toMatchObject({ fit: 20, behaviour: 15 });
  });

  it('close the handoff of a lead that falls below the line by them', async () => {
    for (const kind of ['demo_requested', 'demo_requested', 'email_replied'] as const)
      await world.send(world.event(kind));
    const [handoff] = await world.handoffs();
    await claimHandoff(world.deps, world.ctx(), handoff?.id ?? '');
    await live(60);
    expect(await world.total()).toBe(65);
    expect(await world.handoffs()).toMatchObject([{ status: 'closed', closedAt: world.clock.now() }]);
    expect(await world.count('handoff.closed')).toBe(1);
  });
});

describe('late news', () => {
  it('that fills the gap gives the points back, and the silence after it counts by itself', async () => {
    await world.send(world.event('demo_requested'));
    await live(60);
    expect(await world.total()).toBe(15);
    await click(30);
    expect((await world.ledger()).toSorted()).toEqual(['demo +30']);
    expect(await world.lead()).toMatchObject({ coldAt: null, quietSince: world.ago(30) });
    await live(30);
    expect(await world.total()).toBe(15);
    expect(await world.count('lead.cold')).toBe(2);
  });

  it('that does not fill it changes nothing', async () => {
    await world.send(world.event('demo_requested'));
    await live(100);
    await click(20);
    expect(await world.total()).toBe(15);
    await click(30);
    expect(await world.total()).toBe(15);
  });

  it('that cuts one long silence into two costs twice', async () => {
    await world.send(world.event('demo_requested'));
    await live(130);
    await click(65);
    await look();
    expect(await world.total()).toBe(0);
  });

  it('of a lead that has gone quiet again since is a silence of its own: the first alert is over, and a second comes', async () => {
    await click();
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await live(100);
    await click(50);
    expect(await world.lead()).toMatchObject({ quietSince: world.ago(50) });
    expect(await world.notices()).toEqual([]);
    await look();
    expect(await alerts()).toHaveLength(2);
    expect(await world.lead()).toMatchObject({ coldAt: world.ago(5) });
  });

  it('heard by a slower clock is charged by that clock, and once in all', async () => {
    await world.send(world.event('demo_requested'));
    const before = world.clock.now();
    await live(60);
    world.clock.forward({ minutes: -1 });
    await world.send(world.event('email_clicked', 'jane@acme.com', { at: new Date(before.getTime() - 1) }));
    expect(await world.total()).toBe(30);
    world.clock.forward({ days: 10 });
    await look();
    expect(await world.ledger()).toEqual(['demo +30', 'silence -15']);
  });
});

describe('a cold lead that does something', () => {
  it('is warm again, its alert is edited, and its owner hears the good news once', async () => {
    await click();
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await live(50);
    await world.send(world.event('webinar_attended'), world.event('email_clicked'));
    await click();
    expect(await world.lead()).toMatchObject({ coldAt: null });
    const [told, ...more] = await world.outbox('notice');
    expect(told).toMatchObject({ lane: RAVI, facts: { about: 'rewarmed', quietDays: 50 } });
    expect(more).toEqual([]);
    const [alert] = await alerts();
    expect(
      await world.prisma.outbox.count({
        where: { teamId: world.team, deed: 'update', kind: 'cold', refId: alert?.refId ?? '' },
      }),
    ).toBe(1);
  });

  it('is warm once, when twenty things come at once', async () => {
    await click();
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await live(50);
    await Promise.all(Array.from({ length: 20 }, () => click()));
    expect(await world.count('lead.rewarmed')).toBe(1);
    expect(await world.notices()).toHaveLength(1);
  });

  it('does not get warm by what was sent to it', async () => {
    await click();
    await live(50);
    await world.send(world.event('email_sent'), world.event('webinar_missed'), world.event('email_bounced'));
    expect(await world.lead()).toMatchObject({ coldAt: expect.any(Date), quietSince: world.ago(50) });
  });

  it('with 80 points from long ago is ready now, and its owner hears that it is', async () => {
    const at = world.ago(50);
    await world.send(
      ...(['demo_requested', 'email_replied', 'pricing_page_viewed', 'webinar_attended'] as const).map(
        (kind) => world.event(kind, 'jane@acme.com', { at }),
      ),
    );
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await look();
    expect(await world.handoffs()).toEqual([]);
    await click();
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: RAVI, episode: 1 }]);
    expect(await world.notices()).toEqual([`${RAVI}: ready`]);
  });

  it('and has an open handoff gets no second one, but its owner hears of it', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    await live(50);
    await click();
    expect(await world.handoffs()).toHaveLength(1);
    expect(await world.notices()).toEqual([`${RAVI}: at_risk`, `${RAVI}: rewarmed`]);
  });
});

describe('a lead that cannot be judged', () => {
  it('does not hold up the others, and is tried again an hour later', async () => {
    const alone = await makeWorld();
    for (const email of ['a@x.io', 'b@x.io', 'c@x.io']) {
      await alone.send(alone.event('logged_in', email, { at: alone.ago(50) }));
    }
    await alone.prisma.$executeRaw`
      create function no_cold() returns trigger language plpgsql as
      $$ begin if new.email = 'b@x.io' and new.cold_at is not null then raise 'stuck'; end if; return new; end $$`;
    await alone.prisma
      .$executeRaw`create trigger no_cold before update on lead for each row execute function no_cold()`;
    const now = alone.clock.now();
    await findQuiet(alone.deps, alone.team, now);
    expect((await alone.lead('a@x.io')).coldAt).not.toBeNull();
    expect((await alone.lead('c@x.io')).coldAt).not.toBeNull();
    const stuck = await alone.lead('b@x.io');
    expect(stuck).toMatchObject({ coldAt: null, dueAt: new Date(now.getTime() + 3_600_000) });
    await alone.prisma.$executeRaw`drop trigger no_cold on lead`;
    alone.clock.forward({ minutes: 61 });
    await findQuiet(alone.deps, alone.team, alone.clock.now());
    expect((await alone.lead('b@x.io')).coldAt).not.toBeNull();
    await alone.drop();
  });
});
