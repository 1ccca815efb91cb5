import { describe, expect, it } from 'vitest';
import { claimHandoff, claimLead } from '../../../src/app/handoff/claim-lead.js';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
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

const lead = 'jane@acme.com';
const won = (who = RAVI, reason: string | null = null) =>
  closeDeal(world.deps, world.ctx(who), { lead, outcome: 'won', reason });
const lost = (reason: string | null, who = RAVI) =>
  closeDeal(world.deps, world.ctx(who), { lead, outcome: 'lost', reason });
const known = () => world.send(world.event('email_clicked', lead, { profile: { name: 'Jane Doe' } }));
const track = (who = RAVI) => startTrack(world.deps, world.ctx(who), { lead, track: null, confirmed: true });
const enrolment = () => world.prisma.enrolment.findFirstOrThrow({ where: { teamId: world.team } });
const line = (verb: string) =>
  world.prisma.history.findFirstOrThrow({ where: { teamId: world.team, verb }, orderBy: { id: 'desc' } });
const edits = async (kind: string) =>
  (await world.prisma.outbox.findMany({ where: { teamId: world.team, deed: 'update', kind } })).length;
const look = () => findQuiet(world.deps, world.team, world.clock.now());

describe('a deal won', () => {
  it('is on the lead, in its log and in its history, with who said so', async () => {
    await known();
    expect(value(await won(RAVI, 'Two seats to begin with'))).toMatchObject({
      outcome: 'won',
      already: false,
      lead: { wonAt: world.clock.now(), lostAt: null },
    });
    expect(await line('lead.won')).toMatchObject({ actorId: RAVI, facts: { total: 0 } });
    const activities = await world.prisma.activity.findMany({
      where: { teamId: world.team, kind: 'deal_won' },
    });
    expect(activities).toMatchObject([{ actorId: RAVI, properties: { reason: 'Two seats to begin with' } }]);
  });

  it('closes its handoff, one somebody has claimed too, and edits the card', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    const before = await edits('handoff');
    await won();
    expect(await world.handoffs()).toMatchObject([
      { status: 'closed', claimedBy: RAVI, closedAt: world.clock.now() },
    ]);
    expect(await line('handoff.closed')).toMatchObject({ actorId: RAVI });
    expect(await edits('handoff')).toBe(before + 1);
  });

  it('ends its track and takes the open step back, without a word to whoever did it', async () => {
    await known();
    await track();
    await won();
    expect(await enrolment()).toMatchObject({
      endReason: 'Became a customer',
      endedAt: world.clock.now(),
    });
    expect(await world.tasks()).toMatchObject([{ status: 'cancelled', closedWhy: 'Became a customer' }]);
    expect(await world.notices()).toEqual([]);
  });

  it('is never alerted about again: not by points, nor by a question, nor by silence', async () => {
    await known();
    await claimLead(world.deps, world.ctx(), lead);
    await won();
    await world.ready();
    await world.send(
      world.event('email_replied', lead, { properties: { text: 'What is the price for 40 users?' } }),
    );
    world.clock.forward({ days: 31 });
    await look();
    world.clock.forward({ days: 30 });
    await look();
    expect(await world.handoffs()).toEqual([]);
    expect(await world.outbox()).toEqual([]);
  });

  it('ends a snooze and a cold spell: it wakes nobody, and is in no list of cold leads', async () => {
    await known();
    await claimLead(world.deps, world.ctx(), lead);
    world.clock.forward({ days: 46 });
    await look();
    await snoozeLead(world.deps, world.ctx(), { lead, until: world.ago(-9), typed: '' });
    expect((await listOf(world.deps, world.ctx(), 'cold', 0, 10)).count).toBe(1);
    await won();
    expect(await world.lead()).toMatchObject({ coldAt: null, snoozedUntil: null });
    expect((await listOf(world.deps, world.ctx(), 'cold', 0, 10)).count).toBe(0);
    world.clock.forward({ days: 10 });
    expect(await wakeLeads(world.deps, world.team, world.clock.now())).toBe(0);
    await world.send(world.event('logged_in'));
    expect(await world.notices()).toEqual([]);
  });

  it('twice is once', async () => {
    await known();
    const at = world.clock.now();
    await won();
    world.clock.forward({ days: 1 });
    expect(value(await won())).toMatchObject({ already: true, lead: { wonAt: at } });
    expect(await world.count('lead.won')).toBe(1);
  });

  it('by twenty at once is one', async () => {
    await world.handed();
    await Promise.all(Array.from({ length: 20 }, () => won()));
    expect(await world.count('lead.won')).toBe(1);
    expect(await world.count('handoff.closed')).toBe(1);
  });
});

describe('a deal lost', () => {
  it.each([null, '', '  '])('needs a reason, and %j is none', async (reason) => {
    await known();
    expect(problem(await lost(reason))).toEqual({ kind: 'needs_reason' });
    expect(await world.lead()).toMatchObject({ lostAt: null });
  });

  it.each([
    ['budget', 'budget'],
    ['Timing: not before the move in spring', 'timing: not before the move in spring'],
    ['went with a competitor', 'competitor: went with a competitor'],
    ['The champion left', 'other: The champion left'],
  ])('keeps the reason and the words of %j', async (typed, kept) => {
    await known();
    expect(value(await lost(typed)).lead).toMatchObject({
      lostAt: world.clock.now(),
      lostReason: kept,
      wonAt: null,
    });
    expect(await line('lead.lost')).toMatchObject({ actorId: RAVI, facts: { reason: kept } });
  });

  it('refuses a reason that is a novel', async () => {
    await known();
    expect(problem(await lost('x'.repeat(501)))).toMatchObject({ kind: 'too_long', limit: 500, length: 501 });
  });

  it('closes the handoff and ends the track, with the reason', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    await track();
    await lost('budget');
    expect(await world.handoffs()).toMatchObject([{ status: 'closed' }]);
    expect(await enrolment()).toMatchObject({ endReason: 'Deal lost: budget' });
  });

  it('may be told again with another reason, and not with the same', async () => {
    await known();
    await lost('budget');
    world.clock.forward({ days: 1 });
    expect(value(await lost('budget'))).toMatchObject({ already: true });
    expect(value(await lost('timing'))).toMatchObject({ already: false, lead: { lostReason: 'timing' } });
    expect(await world.count('lead.lost')).toBe(2);
  });

  it('is lost again by a lead that had come back, for the same reason too', async () => {
    await known();
    await lost('budget');
    world.clock.forward({ days: 90 });
    await world.send(world.event('pricing_page_viewed'));
    expect(value(await lost('budget'))).toMatchObject({ already: false });
    expect(await world.lead()).toMatchObject({ lostAt: world.clock.now() });
  });

  it('hands nobody over by itself; what the lead asks afterwards does', async () => {
    await world.handed();
    await lost('timing');
    await world.send(world.event('email_clicked'));
    expect(await world.handoffs()).toMatchObject([{ status: 'closed' }]);
    world.clock.forward({ days: 9 });
    await world.send(
      world.event('email_replied', lead, { properties: { text: 'Has the price changed since?' } }),
    );
    expect((await world.handoffs()).map(({ status }) => status)).toEqual(['closed', 'waiting']);
  });

  it('may yet be won', async () => {
    await known();
    await lost('timing');
    world.clock.forward({ days: 30 });
    await won();
    expect(await world.lead()).toMatchObject({
      wonAt: world.clock.now(),
      lostAt: null,
      lostReason: null,
    });
  });
});

describe('whoever closes it', () => {
  it('is its owner, where it has one', async () => {
    await known();
    await claimLead(world.deps, world.ctx(ROSA), lead);
    expect(problem(await won())).toMatchObject({ kind: 'owned_by_other', owner: ROSA, verb: 'close' });
    expect(problem(await lost('budget'))).toMatchObject({ kind: 'owned_by_other' });
    expect(await world.lead()).toMatchObject({ wonAt: null, lostAt: null });
    value(await won(ROSA));
  });

  it('may say it twice in one request: the second changes nothing, whatever was said meanwhile', async () => {
    await known();
    const ctx = world.ctx(RAVI, 'the-same');
    value(await closeDeal(world.deps, ctx, { lead, outcome: 'lost', reason: 'budget' }));
    value(await won());
    value(await closeDeal(world.deps, ctx, { lead, outcome: 'lost', reason: 'budget' }));
    expect(await world.lead()).toMatchObject({ wonAt: world.clock.now() });
    expect(await world.count('lead.lost')).toBe(1);
  });

  it('is told of a lead there is not', async () => {
    expect(problem(await won())).toMatchObject({ kind: 'no_such_lead' });
  });
});

describe('a webhook’s word', () => {
  it('that a deal is won does the same, and tells the owner of the track', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    await track();
    world.clock.forward({ days: 2 });
    await world.send(world.event('deal_won'));
    expect(await world.lead()).toMatchObject({ wonAt: world.clock.now() });
    expect(await world.handoffs()).toMatchObject([{ status: 'closed' }]);
    expect(await enrolment()).toMatchObject({ endReason: 'Became a customer' });
    expect(await line('lead.won')).toMatchObject({ actorId: null });
    expect(await world.notices()).toEqual([`${RAVI}: track_ended`]);
  });

  it('that comes late ends a track begun since', async () => {
    await known();
    await track();
    await world.send(world.event('deal_won', lead, { at: world.ago(1) }));
    expect(await enrolment()).toMatchObject({ endReason: 'Became a customer' });
  });

  it('that a deal was lost is kept with its reason; told late, it leaves alone what began after it', async () => {
    await known();
    await world.ready();
    await track();
    await world.send(
      world.event('deal_lost', lead, { at: world.ago(3), properties: { reason: 'Lost to a rival' } }),
    );
    expect(await world.lead()).toMatchObject({ lostReason: 'Lost to a rival', lostAt: world.ago(3) });
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed' }]);
    expect(await enrolment()).toMatchObject({ endedAt: null });
  });

  it('of a customer we had never heard of makes a lead that is won', async () => {
    await world.send(world.event('deal_won', 'new@globex.com'));
    expect(await world.lead('new@globex.com')).toMatchObject({ wonAt: world.clock.now() });
    expect(await world.deeds()).toEqual(['lead.created', 'lead.won']);
  });
});
