import { describe, expect, it } from 'vitest';
import { claimHandoff, claimLead } from '../../../src/app/handoff/claim-lead.js';
import { leadOfHandoff } from '../../../src/app/handoff/read-handoff.js';
import { returnHandoff } from '../../../src/app/handoff/return-handoff.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const claim = (handoffId: string, who = RAVI) => claimHandoff(world.deps, world.ctx(who), handoffId);
const claimByName = (asked: string, who = RAVI) => claimLead(world.deps, world.ctx(who), asked);

describe('whoever claims a handoff', () => {
  it('owns the lead, and the card is to be edited', async () => {
    const { id } = await world.handed();
    world.clock.forward({ minutes: 25 });
    expect(value(await claim(id))).toMatchObject({
      already: false,
      waitedMinutes: 25,
      lead: { ownerId: RAVI },
    });
    expect(await world.lead()).toMatchObject({ ownerId: RAVI });
    expect(await world.handoffs()).toMatchObject([
      { status: 'claimed', claimedBy: RAVI, claimedAt: world.clock.now() },
    ]);
    expect(await world.deeds()).toContain('handoff.claimed');
    const edits = await world.prisma.outbox.findMany({
      where: { teamId: world.team, deed: 'update', kind: 'handoff', refId: id },
    });
    expect(edits).toHaveLength(1);
    expect(edits[0]?.lane).toBe('sales-leads');
  });

  it('may press twice: it is theirs already, and nothing is written down again', async () => {
    const { id } = await world.handed();
    await claim(id);
    expect(value(await claim(id))).toMatchObject({ already: true });
    expect(await world.count('handoff.claimed')).toBe(1);
  });

  it('is one of twenty who press at once; the other nineteen are told who it was and when', async () => {
    const { id } = await world.handed();
    const people = Array.from({ length: 20 }, (_, at) => `U0REP${at}`);
    const outcomes = await Promise.all(people.map((who) => claim(id, who)));
    const winners = people.filter((_, at) => outcomes[at]?.ok);
    expect(winners).toHaveLength(1);
    const losers = outcomes.filter((outcome) => !outcome.ok).map(problem);
    expect(losers).toHaveLength(19);
    for (const lost of losers)
      expect(lost).toMatchObject({ kind: 'claimed_by_other', by: winners[0], at: world.clock.now() });
    expect(await world.count('handoff.claimed')).toBe(1);
    expect(await world.lead()).toMatchObject({ ownerId: winners[0] });
  });
});

describe('a claim by name', () => {
  it('takes the waiting handoff along', async () => {
    await world.handed();
    expect(value(await claimByName('acme'))).toMatchObject({ already: false, waitedMinutes: 0 });
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: RAVI }]);
  });

  it('works before the lead is ready, and its handoff to come is then the owner’s from the start', async () => {
    await world.send(world.event('logged_in'));
    expect(value(await claimByName('jane@acme.com'))).toMatchObject({ already: false, waitedMinutes: null });
    expect(value(await claimByName('jane@acme.com'))).toMatchObject({ already: true });
    const { id } = await world.handed();
    expect(problem(await claim(id, ROSA))).toMatchObject({ kind: 'claimed_by_other', by: RAVI });
    expect(value(await claim(id))).toMatchObject({ already: true, waitedMinutes: null });
    // Ravi is told once: the task to answer it today says that it is ready.
    expect(await world.notices()).toEqual([]);
    expect(await world.outbox('task')).toMatchObject([{ lane: RAVI, deed: 'post' }]);
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: RAVI }]);
  });

  it('ends the snooze that somebody else had set', async () => {
    await world.send(world.event('logged_in'));
    const until = new Date(world.clock.now().getTime() + 9 * 86_400_000);
    await snoozeLead(world.deps, world.ctx(ROSA), { lead: 'jane@acme.com', until, typed: '9d' });
    await claimByName('jane@acme.com');
    expect(await world.lead()).toMatchObject({ ownerId: RAVI, snoozedUntil: null, snoozedBy: null });
  });

  it('needs the whole of an address: one letter off is nobody', async () => {
    await world.send(world.event('logged_in'));
    expect(problem(await claimByName('jane@acme.con'))).toMatchObject({ kind: 'no_such_lead' });
    expect(await world.lead()).toMatchObject({ ownerId: null });
  });

  it('of a lead that is somebody else’s says whose, and since when', async () => {
    await world.send(world.event('logged_in'));
    const since = world.clock.now();
    await claimByName('jane@acme.com', ROSA);
    world.clock.forward({ days: 2 });
    expect(problem(await claimByName('jane@acme.com'))).toMatchObject({
      kind: 'claimed_by_other',
      by: ROSA,
      at: since,
    });
  });

  it('of a lead that somebody took over by starting a track says so too', async () => {
    await world.send(world.event('logged_in'));
    world.clock.forward({ days: 1 });
    const since = world.clock.now();
    value(await startTrack(world.deps, world.ctx(MONA), { lead: 'jane@acme.com', track: null }));
    world.clock.forward({ days: 1 });
    expect(problem(await claimByName('jane@acme.com'))).toMatchObject({
      kind: 'claimed_by_other',
      by: MONA,
      at: since,
    });
  });

  it('of nobody we know is answered', async () => {
    expect(problem(await claimByName('nobody@nowhere.com'))).toMatchObject({ kind: 'no_such_lead' });
  });
});

describe('a handoff that is over', () => {
  it('was returned: the card that is still open somewhere says by whom and when', async () => {
    const { id } = await world.handed();
    await returnHandoff(world.deps, world.ctx(ROSA), { handoffId: id, reason: 'Too early', note: null });
    expect(problem(await claim(id))).toMatchObject({
      kind: 'handoff_over',
      status: 'returned',
      by: ROSA,
      at: world.clock.now(),
    });
  });

  it('was closed when the lead fell below the line', async () => {
    const { id } = await world.handed();
    await world.send(world.event('unsubscribed'));
    expect(problem(await claim(id))).toMatchObject({ kind: 'handoff_over', status: 'closed', by: null });
  });

  it('was closed when the lead was let go', async () => {
    const { id } = await world.handed();
    await claim(id);
    await letGo(world.deps, world.ctx(), 'jane@acme.com');
    expect(problem(await claim(id, ROSA))).toMatchObject({ kind: 'handoff_over', status: 'closed' });
  });
});

describe('a handoff of another team', () => {
  it('is gone for us, whatever we try', async () => {
    const { id } = await world.handed();
    const other = world.another();
    const ctx = other.ctx();
    expect(problem(await claimHandoff(other.deps, ctx, id))).toMatchObject({ kind: 'gone' });
    expect(
      problem(await returnHandoff(other.deps, ctx, { handoffId: id, reason: 'x', note: null })),
    ).toMatchObject({ kind: 'gone' });
    expect(problem(await leadOfHandoff(other.deps, other.team, id))).toMatchObject({ kind: 'gone' });
    const { id: leadId } = await world.lead();
    expect(problem(await claimLead(other.deps, ctx, leadId))).toMatchObject({ kind: 'gone' });
    expect(value(await leadOfHandoff(world.deps, world.team, id))).toBe(leadId);
    expect(await world.handoffs()).toMatchObject([{ status: 'waiting' }]);
  });
});
