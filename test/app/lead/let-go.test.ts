import { describe, expect, it } from 'vitest';
import { claimHandoff, claimLead } from '../../../src/app/handoff/claim-lead.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { listOf } from '../../../src/app/lead/list-leads.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { wakeLeads } from '../../../src/app/lead/wake-leads.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const go = (who = RAVI) => letGo(world.deps, world.ctx(who), 'jane@acme.com');
const look = () => findQuiet(world.deps, world.team, world.clock.now());

describe('letting go', () => {
  it('leaves the lead without an owner, off the lists, and without further alerts', async () => {
    await world.send(world.event('demo_requested'));
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    world.clock.forward({ days: 45 });
    await look();
    value(await go());
    expect(await world.lead()).toMatchObject({ ownerId: null, letGoAt: world.clock.now() });
    for (const list of ['mine', 'cold', 'hot'] as const)
      expect((await listOf(world.deps, world.ctx(), list, 0, 10)).leads).toEqual([]);
    world.clock.forward({ days: 300 });
    await look();
    expect(await world.outbox('cold')).toHaveLength(1);
  });

  it('before the lead went cold spares everybody the alert', async () => {
    await world.send(world.event('demo_requested'));
    await go();
    world.clock.forward({ days: 45 });
    await look();
    expect(await world.outbox('cold')).toEqual([]);
  });

  it('is the owner’s to do', async () => {
    await world.send(world.event('demo_requested'));
    await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com');
    expect(problem(await go())).toMatchObject({ kind: 'owned_by_other', owner: ROSA });
    expect(await world.lead()).toMatchObject({ ownerId: ROSA, letGoAt: null });
  });

  it('twice is once', async () => {
    await world.send(world.event('demo_requested'));
    await go();
    const { letGoAt } = await world.lead();
    world.clock.forward({ days: 1 });
    value(await go());
    expect(await world.lead()).toMatchObject({ letGoAt });
    expect(await world.count('lead.let_go')).toBe(1);
  });

  it('ends the track, takes back its open task, and needs no notice about it', async () => {
    await world.send(world.event('demo_requested'));
    value(await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null }));
    await go();
    expect(await world.tasks()).toMatchObject([{ status: 'cancelled', closedWhy: 'Let go' }]);
    expect(await world.notices()).toEqual([]);
  });

  it('ends a snooze without a wake-up call', async () => {
    await world.send(world.event('demo_requested'));
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until: world.ago(-1), typed: '' });
    await go();
    world.clock.forward({ days: 1 });
    expect(await wakeLeads(world.deps, world.team, world.clock.now())).toBe(0);
    expect(await world.notices()).toEqual([]);
  });

  it('closes the handoff: nobody waits for a lead that was given up', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    await go();
    expect(await world.handoffs()).toMatchObject([{ status: 'closed', closedAt: world.clock.now() }]);
  });
});

describe('a lead that was let go', () => {
  it('comes back to life with the first thing it does', async () => {
    await world.send(world.event('demo_requested'));
    await go();
    world.clock.forward({ days: 100 });
    await world.send(world.event('email_clicked'));
    expect(await world.lead()).toMatchObject({ letGoAt: null });
    expect(await world.count('lead.revived')).toBe(1);
    world.clock.forward({ days: 45 });
    await look();
    expect(await world.outbox('cold')).toHaveLength(1);
  });

  it('does not come back for what a machine reports, or for news from before', async () => {
    await world.send(world.event('demo_requested'));
    await go();
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_sent'), world.event('email_bounced'));
    await world.send(world.event('email_clicked', 'jane@acme.com', { at: world.ago(2) }));
    expect(await world.lead()).toMatchObject({ letGoAt: expect.any(Date) });
    expect(await world.count('lead.revived')).toBe(0);
  });

  it('and comes back with 80 points or more has a new handoff: nobody owns it', async () => {
    await world.handed();
    await go();
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_clicked'));
    expect(await world.handoffs()).toMatchObject([
      { status: 'closed', episode: 1 },
      { status: 'waiting', episode: 2 },
    ]);
    expect(await world.outbox('handoff')).toHaveLength(2);
  });

  it('has no handoff for what is merely learnt of it', async () => {
    await world.send(
      world.event('demo_requested'),
      world.event('email_replied'),
      world.event('pricing_page_viewed'),
    );
    await go();
    await world.send(
      world.event('email_sent', 'jane@acme.com', {
        profile: { title: 'CTO', industry: 'Software', companySize: 50 },
      }),
    );
    expect(await world.total()).toBe(95);
    expect(await world.handoffs()).toEqual([]);
  });

  it('is back in business for whoever claims it', async () => {
    await world.send(world.event('demo_requested'));
    await go();
    value(await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com'));
    expect(await world.lead()).toMatchObject({ ownerId: ROSA, letGoAt: null });
  });
});
