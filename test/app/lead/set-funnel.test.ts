import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { setFunnel } from '../../../src/app/lead/set-funnel.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import type { FunnelStage } from '../../../src/domain/lead.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
  const [cold] = world.deps.playbook.tracks;
  if (cold === undefined) throw new Error('no track');
  const welcome = { ...cold, id: 'welcome', name: 'Welcome', stage: 'awareness' as const };
  world.deps.playbook = { ...world.deps.playbook, tracks: [...world.deps.playbook.tracks, welcome] };
});

const lead = 'jane@acme.com';
const known = () => world.send(world.event('email_clicked'));
const move = (to: FunnelStage, who = RAVI, key?: string) =>
  setFunnel(world.deps, world.ctx(who, key), { lead, to });
const moves = async () =>
  (
    await world.prisma.history.findMany({
      where: { teamId: world.team, verb: 'lead.funnel' },
      orderBy: { id: 'asc' },
    })
  ).map(({ facts, actorId, at }) => ({ ...(facts as object), actorId, at }));
const enrolment = () => world.prisma.enrolment.findFirstOrThrow({ where: { teamId: world.team } });
const start = (track: string, confirmed?: boolean) =>
  startTrack(world.deps, world.ctx(), {
    lead,
    track,
    ...(confirmed === undefined ? {} : { confirmed }),
  });

describe('a lead’s place in the funnel', () => {
  it('is awareness at first, and moves by what it does, with a dated line that says by what', async () => {
    await known();
    expect(await world.lead()).toMatchObject({ funnel: 'awareness' });
    const since = world.clock.now();
    world.clock.forward({ days: 3 });
    await world.send(world.event('product_page_viewed'));
    expect(await world.lead()).toMatchObject({ funnel: 'consideration' });
    expect(await moves()).toEqual([
      {
        from: 'awareness',
        to: 'consideration',
        since: since.toISOString(),
        until: world.clock.now().toISOString(),
        by: 'product_page_viewed',
        actorId: null,
        at: world.clock.now(),
      },
    ]);
  });

  it('is set by a rep, forward and back, with who it was', async () => {
    await known();
    expect(value(await move('decision'))).toMatchObject({
      from: 'awareness',
      lead: { funnel: 'decision' },
    });
    world.clock.forward({ days: 2 });
    value(await move('consideration', ROSA));
    expect(await moves()).toMatchObject([
      { from: 'awareness', to: 'decision', by: 'funnel_set', actorId: RAVI },
      {
        from: 'decision',
        to: 'consideration',
        by: 'funnel_set',
        actorId: ROSA,
        since: world.ago(2).toISOString(),
        until: world.clock.now().toISOString(),
      },
    ]);
  });

  it('goes on from where the rep put it', async () => {
    await known();
    await move('decision');
    await move('awareness');
    world.clock.forward({ days: 1 });
    await world.send(world.event('pricing_page_viewed'));
    expect(await world.lead()).toMatchObject({ funnel: 'decision' });
  });

  it('set to where it is changes nothing, nor does the same request again', async () => {
    await known();
    await move('awareness');
    expect(await moves()).toEqual([]);
    await move('decision', RAVI, 'the-same');
    world.clock.forward({ minutes: 1 });
    await move('consideration');
    await move('decision', RAVI, 'the-same');
    expect(await world.lead()).toMatchObject({ funnel: 'consideration' });
    expect(await moves()).toHaveLength(2);
  });

  it('is dated by what happened, not by when we heard of it', async () => {
    await known();
    world.clock.forward({ days: 10 });
    await world.send(world.event('product_page_viewed', lead, { at: world.ago(4) }));
    expect(await moves()).toMatchObject([{ until: world.ago(4).toISOString(), at: world.clock.now() }]);
  });

  it('does not wake a cold lead: it is no sign of life', async () => {
    await known();
    const { quietSince } = await world.lead();
    world.clock.forward({ days: 5 });
    await move('decision');
    expect(await world.lead()).toMatchObject({ quietSince });
  });
});

describe('a track for an earlier stage', () => {
  it('ends when the lead moves on by what it does', async () => {
    await known();
    await start('welcome');
    world.clock.forward({ days: 1 });
    await world.send(world.event('pricing_page_viewed'));
    expect(await enrolment()).toMatchObject({ endReason: 'Moved on to decision' });
    expect(await world.tasks()).toMatchObject([{ status: 'cancelled', closedWhy: 'Moved on to decision' }]);
    expect(await world.notices()).toEqual([`${RAVI}: track_ended`]);
  });

  it('ends by a rep’s word, of which its owner is told unless it is their own', async () => {
    await known();
    await start('welcome');
    value(await move('decision', ROSA));
    expect(await enrolment()).toMatchObject({ endReason: 'Moved on to decision' });
    expect(await world.notices()).toEqual([`${RAVI}: track_ended`]);
    await move('awareness');
    await start('welcome');
    await move('consideration');
    expect(await world.prisma.enrolment.count({ where: { teamId: world.team, endedAt: null } })).toBe(0);
    expect(await world.notices()).toHaveLength(1);
  });

  it('ends by what the lead did before it began, once we hear of it', async () => {
    await known();
    await claimLead(world.deps, world.ctx(), lead);
    await start('welcome');
    await world.send(world.event('demo_requested', lead, { at: world.ago(1) }));
    expect(await enrolment()).toMatchObject({ endReason: 'Moved on to decision' });
  });

  it('goes on when the lead is put back; one for any stage goes on whatever is said', async () => {
    await known();
    await move('consideration');
    await start('cold-3-step');
    await move('decision');
    await move('awareness');
    expect(await enrolment()).toMatchObject({ endedAt: null });
  });
});

describe('a track for a later stage', () => {
  it('is refused once, and says what it is for; with a yes it starts', async () => {
    await known();
    expect(problem(await start('demo-invitation'))).toMatchObject({
      kind: 'too_early',
      track: 'Demo invitation',
      funnel: 'awareness',
      needs: 'decision',
    });
    expect(await world.tasks()).toEqual([]);
    expect(value(await start('demo-invitation', true))).toMatchObject({ track: 'Demo invitation', steps: 2 });
    expect(await world.tasks()).toMatchObject([{ title: 'Offer a demo' }]);
  });

  it('starts at once for a lead that is there', async () => {
    await known();
    await world.send(world.event('pricing_page_viewed'));
    expect(value(await start('demo'))).toMatchObject({ track: 'Demo invitation' });
  });

  it('is not talked into by a yes where the lead may not be written to', async () => {
    await known();
    await world.send(world.event('unsubscribed'));
    expect(problem(await start('demo-invitation', true))).toMatchObject({ kind: 'lead_suppressed' });
  });
});
