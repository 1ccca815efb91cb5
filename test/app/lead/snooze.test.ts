import { describe, expect, it } from 'vitest';
import { coldFacts } from '../../../src/app/facts/cold-facts.js';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { wakeLeads } from '../../../src/app/lead/wake-leads.js';
import { coldRef } from '../../../src/app/messages.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const snooze = (until: Date, who = RAVI, lead = 'jane@acme.com') =>
  snoozeLead(world.deps, world.ctx(who), { lead, until, typed: 'as typed' });
const wake = () => wakeLeads(world.deps, world.team, world.clock.now());
const look = () => findQuiet(world.deps, world.team, world.clock.now());
const known = () => world.send(world.event('email_clicked'));

describe('a snooze', () => {
  it('puts the lead to sleep until then, and remembers who did it', async () => {
    await known();
    const until = world.ago(-3);
    expect(value(await snooze(until))).toMatchObject({
      until,
      lead: { snoozedUntil: until, snoozedBy: RAVI },
    });
    expect(await world.lead()).toMatchObject({ snoozedUntil: until, snoozedBy: RAVI });
    expect(await world.count('lead.snoozed')).toBe(1);
  });

  it('into the past is refused with what was typed', async () => {
    await known();
    for (const until of [world.ago(1), world.clock.now()])
      expect(problem(await snooze(until))).toEqual({ kind: 'date_past', typed: 'as typed', at: until });
    expect(await world.lead()).toMatchObject({ snoozedUntil: null });
  });

  it('may last a year, and no longer', async () => {
    await known();
    expect(problem(await snooze(world.ago(-400)))).toMatchObject({ kind: 'date_too_far' });
    value(await snooze(world.ago(-366)));
  });

  it('of somebody else’s lead is refused, and says whose it is', async () => {
    await known();
    await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com');
    expect(problem(await snooze(world.ago(-3)))).toMatchObject({
      kind: 'owned_by_other',
      owner: ROSA,
      verb: 'snooze',
    });
    value(await snooze(world.ago(-3), ROSA));
  });

  it('of nobody’s lead is open to all; the last word counts', async () => {
    await known();
    await snooze(world.ago(-3), ROSA);
    await snooze(world.ago(-5), RAVI);
    expect(await world.lead()).toMatchObject({ snoozedUntil: world.ago(-5), snoozedBy: RAVI });
  });

  it('of a lead nobody knows is answered', async () => {
    expect(problem(await snooze(world.ago(-1), RAVI, 'acme'))).toMatchObject({ kind: 'no_such_lead' });
  });
});

describe('waking', () => {
  it('comes at its time, not a minute before, and whoever snoozed is told once', async () => {
    await known();
    await snooze(world.ago(-3), ROSA);
    world.clock.forward({ days: 3, minutes: -1 });
    expect(await wake()).toBe(0);
    world.clock.forward({ minutes: 1 });
    expect(await wake()).toBe(1);
    expect(await wake()).toBe(0);
    expect(await world.lead()).toMatchObject({ snoozedUntil: null, snoozedBy: null });
    expect(await world.notices()).toEqual([`${ROSA}: awake`]);
  });

  it('happens once, when twenty look at once', async () => {
    await known();
    await snooze(world.ago(-1));
    world.clock.forward({ days: 1 });
    const woken = await Promise.all(Array.from({ length: 20 }, wake));
    expect(woken.reduce((a, b) => a + b)).toBe(1);
    expect(await world.notices()).toEqual([`${RAVI}: awake`]);
    expect(await world.count('lead.woken')).toBe(1);
  });

  it('happens once, when nobody looked for two days', async () => {
    await known();
    await snooze(world.ago(-1));
    world.clock.forward({ days: 3 });
    expect(await wake()).toBe(1);
    expect(await world.notices()).toHaveLength(1);
  });

  it('happens again after another snooze', async () => {
    await known();
    for (let round = 0; round < 2; round++) {
      await snooze(world.ago(-1));
      world.clock.forward({ days: 1 });
      await wake();
    }
    expect(await world.notices()).toHaveLength(2);
  });

  it('comes early when the lead crosses 80: it has a card, and whoever snoozed is told why', async () => {
    await known();
    await snooze(world.ago(-30), ROSA);
    await world.ready();
    expect(await world.lead()).toMatchObject({ snoozedUntil: null, snoozedBy: null });
    expect(await world.outbox('handoff')).toHaveLength(1);
    const [told] = await world.outbox('notice');
    expect(told).toMatchObject({ lane: ROSA, facts: { about: 'awake', wokenBy: 'ready', total: 90 } });
    world.clock.forward({ days: 30 });
    await wake();
    expect(await world.notices()).toHaveLength(1);
  });

  it('leaves the other leads asleep', async () => {
    await known();
    await world.send(world.event('email_clicked', 'tom@globex.com'));
    await snooze(world.ago(-1));
    await snooze(world.ago(-9), RAVI, 'tom@globex.com');
    world.clock.forward({ days: 1 });
    expect(await wake()).toBe(1);
    expect(await world.lead('tom@globex.com')).toMatchObject({ snoozedBy: RAVI });
  });

  it('works through more leads than fit one batch', async () => {
    const emails = Array.from({ length: 230 }, (_, at) => `lead${at}@acme.com`);
    await world.send(...emails.map((email) => world.event('email_clicked', email)));
    await world.prisma.lead.updateMany({
      where: { teamId: world.team },
      data: { snoozedUntil: world.ago(-1), snoozedBy: RAVI },
    });
    world.clock.forward({ days: 1 });
    expect(await wake()).toBe(230);
    expect(await world.notices()).toHaveLength(230);
  });
});

describe('a lead that sleeps', () => {
  it('is not reported cold; that comes when it wakes', async () => {
    await known();
    world.clock.forward({ days: 40 });
    await snooze(world.ago(-10));
    world.clock.forward({ days: 9 });
    await look();
    expect(await world.outbox('cold')).toEqual([]);
    expect(await world.lead()).toMatchObject({ coldAt: null });
    world.clock.forward({ days: 1 });
    await wake();
    await look();
    expect(await world.outbox('cold')).toHaveLength(1);
    expect(await world.count('lead.cold')).toBe(1);
  });

  it('is reported cold when it wakes, even if the snooze was cut short', async () => {
    await known();
    world.clock.forward({ days: 44 });
    await snooze(world.ago(-200));
    world.clock.forward({ days: 2 });
    await look();
    await snooze(world.ago(-1));
    world.clock.forward({ days: 1 });
    await wake();
    await look();
    expect(await world.outbox('cold')).toHaveLength(1);
  });

  it('still loses its points on day 60', async () => {
    await known();
    world.clock.forward({ days: 44 });
    await snooze(world.ago(-200));
    world.clock.forward({ days: 1 });
    await look();
    world.clock.forward({ days: 15 });
    await look();
    expect(await world.ledger()).toEqual(['silence -15']);
    expect(await world.outbox('cold')).toEqual([]);
  });
});

describe('a cold lead that is snoozed', () => {
  it('shows so on its alert until it wakes; then the alert asks again', async () => {
    await known();
    world.clock.forward({ days: 45 });
    await look();
    const ref = coldRef(await cold());
    await snooze(world.ago(-3), ROSA);
    expect((await decided(ref))?.what).toBe('snoozed');
    expect(await decided(ref)).toMatchObject({ by: ROSA, until: world.ago(-3) });
    world.clock.forward({ days: 3 });
    await wake();
    expect(await decided(ref)).toBeNull();
    const edits = await world.prisma.outbox.count({
      where: { teamId: world.team, deed: 'update', refId: ref },
    });
    expect(edits).toBe(2);
    expect(await world.outbox('cold')).toHaveLength(1);
  });
});

const cold = () => world.lead();
const decided = async (ref: string) =>
  (await coldFacts(world.prisma, world.deps, world.team, [ref], world.clock.now())).get(ref)?.decision;
