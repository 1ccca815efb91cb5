import { describe, expect, it } from 'vitest';
import { claimHandoff } from '../../../src/app/handoff/claim-lead.js';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { showLead } from '../../../src/app/lead/show-lead.js';
import { knowPerson, knowTeam, recall } from '../../../src/app/people/know-team.js';
import { problem, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const show = async (asked = 'jane@acme.com') => value(await showLead(world.deps, world.at(), asked));
const why = async () => value(await explainLead(world.deps, world.at(), 'jane@acme.com', null));

describe('showing a lead', () => {
  it('tells its newest eight activities, newest first', async () => {
    await world.send(
      ...Array.from({ length: 10 }, (_, day) =>
        world.event('page_viewed', 'jane@acme.com', { at: world.ago(day), properties: { page: `/${day}` } }),
      ),
    );
    const { timeline, lead } = await show();
    expect(timeline.map(({ detail }) => detail)).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7']);
    expect(lead).toMatchObject({ email: 'jane@acme.com', stage: 'new' });
  });

  it('tells whether its handoff waits, or is claimed', async () => {
    expect(problem(await showLead(world.deps, world.at(), 'jane@acme.com'))).toMatchObject({
      kind: 'no_such_lead',
    });
    const { id } = await world.handed();
    expect(await show()).toMatchObject({ waitingHandoffId: id, openHandoffId: id, track: null });
    await claimHandoff(world.deps, world.ctx(), id);
    expect(await show()).toMatchObject({ waitingHandoffId: null, openHandoffId: id });
    await world.send(world.event('unsubscribed'));
    expect(await show()).toMatchObject({ waitingHandoffId: null, openHandoffId: null });
  });
});

describe('why a score is what it is', () => {
  it('is every line of the ledger, with the rules it was judged by', async () => {
    await world.send(
      world.event('pricing_page_viewed', 'jane@acme.com', { at: world.ago(1) }),
      world.event('email_replied', 'jane@acme.com', { at: world.ago(3), profile: { title: 'CTO' } }),
      world.event('unsubscribed'),
    );
    const { lines, rules } = await why();
    expect(rules).toBe('preset_002@1');
    expect(lines.map(({ part, reason, points }) => `${part}: ${reason} ${points}`)).toEqual([
      expect.stringMatching(/^(behaviour: Replied|fit: Target seniority: CTO)/),
      expect.stringMatching(/^(behaviour: Replied|fit: Target seniority: CTO)/),
      'behaviour: Visited the pricing page 15',
      'behaviour: Unsubscribed -25',
    ]);
    expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(await world.total());
  });

  it('names what would take the lead over its next line, the smallest first', async () => {
    const asked = { label: 'Asked about pricing, timeline or integration', points: 20, rings: true };
    const demo = { label: 'Requested a demo', points: 30, rings: false };
    await world.send(world.event('demo_requested'));
    expect((await why()).oneStepAway).toEqual([
      asked,
      { label: 'Replied to an e-mail', points: 20, rings: false },
      demo,
    ]);
    await world.send(world.event('email_replied'));
    expect((await why()).oneStepAway).toEqual([asked, demo]);
    await world.send(world.event('demo_requested'));
    // With sales already.
    expect((await why()).oneStepAway).toEqual([]);
  });
});

describe('people', () => {
  const rosa = {
    id: 'U0ROSA',
    name: 'Rosa',
    email: null,
    timeZone: 'Europe/Berlin',
    active: true,
    admin: false,
    guest: false,
  };

  it('are remembered as Slack last told', async () => {
    expect(await recall(world.deps, world.team, 'U0ROSA')).toBeNull();
    await knowPerson(world.deps, world.team, rosa, world.clock.now());
    world.clock.forward({ days: 1 });
    const moved = { ...rosa, timeZone: 'Asia/Kolkata', email: 'rosa@example.com' };
    await knowPerson(world.deps, world.team, moved, world.clock.now());
    expect(await recall(world.deps, world.team, 'U0ROSA')).toMatchObject({
      ...moved,
      seenAt: world.clock.now(),
    });
    expect(await recall(world.deps, 'T0OTHER', 'U0ROSA')).toBeNull();
  });

  it('belong to a team, which is noted once and kept up to date', async () => {
    const team = { id: world.team, name: 'Acme', botUserId: 'U0BOT', timeZone: 'UTC' };
    await knowTeam(world.deps, team, world.clock.now());
    await knowTeam(world.deps, { ...team, name: 'Acme Inc' }, world.ago(-1));
    expect(await world.prisma.team.findMany({ where: { id: world.team } })).toMatchObject([
      { name: 'Acme Inc', createdAt: world.clock.now() },
    ]);
  });
});
