import { describe, expect, it } from 'vitest';
import { digestFacts } from '../../src/app/digest/digest-facts.js';
import { sendDigests } from '../../src/app/digest/send-digests.js';
import { claimHandoff, claimLead } from '../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../src/app/handoff/return-handoff.js';
import { logActivity } from '../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../src/app/lead/snooze-lead.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { startTrack } from '../../src/app/track/start-track.js';
import type { DigestFacts } from '../../src/domain/facts.js';
import { factsFromJson } from '../../src/store/facts-json.js';
import { RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

const ZONE = 'America/New_York';

let world: World;
useWorld((made) => {
  world = made;
});

const tick = (at?: string) => {
  if (at !== undefined) world.clock.set(at);
  return sendDigests(world.deps, world.team, world.clock.now());
};
const digests = () => world.outbox('digest');
const days = async () => (await digests()).map(({ dedupeKey }) => dedupeKey.split(':').at(-1));
/** Something for the digest to tell. */
const somethingNew = () => world.handed(`lead${world.clock.now().getTime()}@acme.com`);
const read = (facts: unknown) => factsFromJson(facts) as DigestFacts;
const emails = (list: { lead: { email: string } }[]) => list.map(({ lead }) => lead.email);

describe('the morning digest comes', () => {
  it('at 08:30 of the workspace’s zone, not a minute before', async () => {
    world.clock.set('2026-06-01T12:00:00Z');
    await somethingNew();
    expect(await tick('2026-06-01T12:29:59Z')).toBe(false);
    expect(await tick('2026-06-01T12:30:00Z')).toBe(true);
    expect(await digests()).toMatchObject([{ lane: 'sales-managers', refId: null }]);
  });

  it('on working days only', async () => {
    world.clock.set('2026-06-05T15:00:00Z');
    await somethingNew();
    expect(await tick('2026-06-06T15:00:00Z')).toBe(false);
    expect(await tick('2026-06-07T15:00:00Z')).toBe(false);
    expect(await tick('2026-06-08T12:30:00Z')).toBe(true);
  });

  it('on the day it is in that zone: Sunday evening there is no Monday, though it is in UTC', async () => {
    world.clock.set('2026-06-07T12:00:00Z');
    await somethingNew();
    expect(await tick('2026-06-08T01:00:00Z')).toBe(false);
  });

  it.each([
    ['starts (March 8)', ['2026-03-06T13:30:00Z', '2026-03-09T12:30:00Z', '2026-03-10T12:30:00Z']],
    ['ends (November 1)', ['2026-10-30T12:30:00Z', '2026-11-02T13:30:00Z', '2026-11-03T13:30:00Z']],
  ])('at the same hour on the wall when summer time %s, once a day', async (_, times) => {
    for (const time of times) {
      const due = new Date(time);
      world.clock.set(new Date(due.getTime() - 60_000));
      await somethingNew();
      expect(await tick()).toBe(false);
      expect(await tick(time)).toBe(true);
      expect(await tick(new Date(due.getTime() + 3_600_000).toISOString())).toBe(false);
    }
    expect(await days()).toEqual(times.map((time) => time.slice(0, 10)));
  });

  it('on a working day whose clocks change, too', async () => {
    const cairo = { ...world.deps, timeZone: 'Africa/Cairo' };
    world.clock.set('2026-04-23T20:00:00Z');
    await somethingNew();
    // Friday the 24th: clocks there went from 00:00 to 01:00, so 08:30 is 05:30 UTC and not 06:30.
    expect(await sendDigests(cairo, world.team, new Date('2026-04-24T05:29:59Z'))).toBe(false);
    expect(await sendDigests(cairo, world.team, new Date('2026-04-24T05:30:00Z'))).toBe(true);
    expect(await sendDigests(cairo, world.team, new Date('2026-04-24T06:30:00Z'))).toBe(false);
  });
});

describe('once a day', () => {
  it('whatever restarts', async () => {
    await somethingNew();
    await tick('2026-06-01T12:30:00Z');
    await somethingNew();
    for (const time of ['12:31', '15:00', '23:59']) expect(await tick(`2026-06-01T${time}:00Z`)).toBe(false);
    expect(await digests()).toHaveLength(1);
  });

  it('when twenty send it at once', async () => {
    await somethingNew();
    world.clock.set('2026-06-01T12:30:00Z');
    const sent = await Promise.all(Array.from({ length: 20 }, () => tick()));
    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(await digests()).toHaveLength(1);
  });

  it('two days late there is one, of today, that tells of all that happened since the last', async () => {
    await somethingNew();
    await tick('2026-06-01T12:30:00Z');
    world.clock.set('2026-06-02T15:00:00Z');
    const { id } = await somethingNew();
    await claimHandoff(world.deps, world.ctx(), id);
    expect(await tick('2026-06-04T20:00:00Z')).toBe(true);
    expect(await tick('2026-06-04T20:01:00Z')).toBe(false);
    expect(await days()).toEqual(['2026-06-01', '2026-06-04']);
    const [, late] = await digests();
    expect(read(late?.facts)).toMatchObject({
      day: '2026-06-04',
      since: new Date('2026-06-01T12:30:00Z'),
      claimed: [{ by: RAVI }],
    });
  });

  it('is each team’s own', async () => {
    const other = world.another();
    await somethingNew();
    await tick('2026-06-01T12:30:00Z');
    expect(await sendDigests(other.deps, other.team, world.clock.now())).toBe(false);
    expect(await other.outbox('digest')).toEqual([]);
  });
});

describe('silence', () => {
  it('is kept if nothing ever happened', async () => {
    expect(await tick('2026-06-01T12:30:00Z')).toBe(false);
    expect(await world.prisma.digest.findMany({ where: { teamId: world.team } })).toMatchObject([
      { day: '2026-06-01', sent: false },
    ]);
  });

  it('is kept if nothing changed: the same handoff still waiting is no news', async () => {
    await somethingNew();
    expect(await tick('2026-06-01T12:30:00Z')).toBe(true);
    expect(await tick('2026-06-02T12:30:00Z')).toBe(false);
    expect(await tick('2026-06-03T12:30:00Z')).toBe(false);
    await somethingNew();
    expect(await tick('2026-06-04T12:30:00Z')).toBe(true);
  });

  it('is no gap: what happened on a silent day is in the next digest', async () => {
    await somethingNew();
    await tick('2026-06-01T12:30:00Z');
    await tick('2026-06-02T12:30:00Z');
    const [handoff] = await world.handoffs();
    world.clock.set('2026-06-02T13:00:00Z');
    await claimHandoff(world.deps, world.ctx(), handoff?.id ?? '');
    expect(await tick('2026-06-03T12:30:00Z')).toBe(true);
    expect(read((await digests())[1]?.facts).claimed).toHaveLength(1);
  });

  it('is broken when a task becomes overdue, on the day after it was due', async () => {
    await world.send(world.event('email_clicked'));
    const next = { title: 'Send the deck', dueAt: new Date('2026-06-01T21:00:00Z') };
    const call = { lead: 'jane@acme.com', kind: 'call_logged' as const, outcome: null, note: null };
    await logActivity(world.deps, world.ctx(), { ...call, at: null, next });
    expect(await tick('2026-06-01T22:00:00Z')).toBe(false);
    expect(await tick('2026-06-02T12:30:00Z')).toBe(true);
    expect(await tick('2026-06-03T12:30:00Z')).toBe(false);
  });
});

describe('the first digest', () => {
  it('tells of the day before, and of all that stands open', async () => {
    world.clock.set('2026-05-20T12:00:00Z');
    const { id } = await world.handed('old@acme.com');
    await claimHandoff(world.deps, world.ctx(), id);
    await world.handed('waiting@acme.com');
    world.clock.set('2026-05-31T15:00:00Z');
    const { id: fresh } = await world.handed('fresh@acme.com');
    await claimHandoff(world.deps, world.ctx(), fresh);
    await tick('2026-06-01T12:30:00Z');
    const facts = read((await digests())[0]?.facts);
    expect(emails(facts.waiting)).toEqual(['waiting@acme.com']);
    expect(emails(facts.claimed)).toEqual(['fresh@acme.com']);
  });
});

it('the digest counts what happened, against a story told by hand', async () => {
  const look = () => findQuiet(world.deps, world.team, world.clock.now());
  world.clock.set('2026-04-10T12:00:00Z');
  await world.send(
    world.event('email_clicked', 'cold@acme.com'),
    world.event('email_clicked', 'back@acme.com'),
  );
  await world.send(world.event('email_clicked', 'sleeper@acme.com'));
  world.clock.set('2026-05-29T12:30:00Z');
  await look();
  await tick();

  world.clock.set('2026-06-01T14:00:00Z');
  await world.send(world.event('email_clicked', 'later@acme.com', { at: world.ago(44) }));
  const claimed = await world.handed('claimed@acme.com');
  const returned = await world.handed('returned@acme.com');
  await world.handed('waiting@acme.com');
  world.clock.forward({ minutes: 90 });
  value(await claimHandoff(world.deps, world.ctx(ROSA), claimed.id));
  value(
    await returnHandoff(world.deps, world.ctx(ROSA), {
      handoffId: returned.id,
      reason: 'No budget',
      note: null,
    }),
  );
  await world.send(world.event('email_replied', 'back@acme.com'));
  await world.send(
    world.event('demo_requested', 'mql@acme.com'),
    world.event('email_replied', 'mql@acme.com'),
  );
  const call = { kind: 'call_logged' as const, outcome: null, note: null, at: null };
  const next = { title: 'Send the deck', dueAt: new Date('2026-06-01T20:00:00Z') };
  await logActivity(world.deps, world.ctx(RAVI), { ...call, lead: 'claimed@acme.com', next });
  await logActivity(world.deps, world.ctx(RAVI), { ...call, lead: 'sleeper@acme.com', next });
  await snoozeLead(world.deps, world.ctx(), { lead: 'sleeper@acme.com', until: world.ago(-9), typed: '' });
  await claimLead(world.deps, world.ctx(RAVI), 'mql@acme.com');
  world.clock.set('2026-06-02T12:00:00Z');
  await startTrack(world.deps, world.ctx(RAVI), { lead: 'mql@acme.com', track: null });
  world.clock.set('2026-06-02T14:30:00Z');
  await look();

  const facts = await digestFacts(world.prisma, world.deps, world.team, {
    day: '2026-06-02',
    timeZone: ZONE,
    since: new Date('2026-05-29T12:30:00Z'),
    now: world.clock.now(),
  });
  expect(facts.waiting).toMatchObject([
    { lead: { email: 'waiting@acme.com' }, since: new Date('2026-06-01T14:00:00Z') },
  ]);
  expect(facts.claimed).toMatchObject([
    { lead: { email: 'claimed@acme.com' }, by: ROSA, at: new Date('2026-06-01T15:30:00Z'), afterMinutes: 90 },
  ]);
  expect(facts.wentCold).toMatchObject([{ lead: { email: 'later@acme.com' } }]);
  expect(facts.rewarmed.map(({ lead, by }) => `${lead.email}: ${by}`).toSorted()).toEqual([
    'back@acme.com: Replied to an e-mail',
    'sleeper@acme.com: Call',
  ]);
  expect(facts.returned).toMatchObject([
    { lead: { email: 'returned@acme.com' }, by: ROSA, reason: 'No budget' },
  ]);
  expect(facts.overdue).toMatchObject([
    { lead: { email: 'claimed@acme.com' }, title: 'Send the deck', assigneeId: RAVI },
  ]);
  expect(facts.week).toEqual({ captured: 5, mql: 4, handoffs: 3, claimed: 1 });
});
