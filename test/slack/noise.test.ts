import { describe, expect, it, test } from 'vitest';
import { sendDigests } from '../../src/app/digest/send-digests.js';
import { sendMornings } from '../../src/app/digest/send-mornings.js';
import { coldPost, riskNotice } from '../../src/app/messages.js';
import { releaseHeld } from '../../src/app/noise/release.js';
import { enqueue } from '../../src/app/outbox/enqueue.js';
import { RAVI } from '../support/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

/** Ravi owns Jane, and is told so many things about her at once. */
async function loudDay(count: number, start?: string): Promise<DeskWorld> {
  const desk = await openDesk(start === undefined ? {} : { start });
  await desk.readyJane();
  await desk.as('ravi').types('claim acme');
  for (let at = 0; at < count; at += 1) await alert(desk, at);
  return desk;
}

/** One alert more, and all that waits is sent. */
async function alert({ world, settle }: DeskWorld, at: number): Promise<void> {
  const lead = await world.lead();
  const about = { teamId: world.team, now: world.clock.now() };
  const [message] = riskNotice(world.deps, about, lead, new Date(at));
  if (message !== undefined)
    await enqueue(world.prisma, [{ ...message, dedupeKey: `${message.dedupeKey}:${at}` }]);
  await settle();
}

const alerts = (desk: DeskWorld) =>
  desk.slack.texts('@ravi').filter((text) => text.includes('has gone quiet'));

describe('more than is good for anybody', () => {
  it('is held back, shown when asked for, and told of in the next morning’s digest, once', async () => {
    const desk = await loudDay(17);
    const { world } = desk;
    expect(alerts(desk)).toHaveLength(12);
    const shown = await desk.as('ravi').types('held');
    expect(shown).toContain('*5 held back* from you.');
    expect(shown).toContain('5 come in your next digest');
    expect(shown).toContain('over the budget');
    expect(await desk.as('rosa').types('held')).toContain('Nothing is held back from you.');

    world.clock.set('2026-06-02T12:29:00Z');
    expect(await sendMornings(world.deps, world.team, world.clock.now())).toBe(0);
    world.clock.set('2026-06-02T12:30:00Z');
    const twice = [1, 2].map(() => sendMornings(world.deps, world.team, world.clock.now()));
    expect((await Promise.all(twice)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    await desk.settle();
    const morning = desk.slack.messageWith('@ravi', /Your morning/);
    expect(desk.slack.textOf(morning)).toContain('*5 held back*');
    expect(await desk.as('ravi').presses('Show', 'held back')).toContain('told in a digest');
    expect(await sendMornings(world.deps, world.team, world.clock.now())).toBe(0);

    // The new day has a budget of its own, and what was told is not told again.
    await alert(desk, 100);
    expect(alerts(desk)).toHaveLength(13);
    world.clock.set('2026-06-03T13:00:00Z');
    await sendMornings(world.deps, world.team, world.clock.now());
    await desk.settle();
    const mornings = desk.slack.texts('@ravi').filter((text) => text.includes('Your morning'));
    expect(mornings.filter((text) => text.includes('held back'))).toHaveLength(1);
  });

  it('in a channel, an hour is counted, ready leads go first, and the team’s digest has the rest', async () => {
    const desk = await openDesk();
    const { world } = desk;
    await world.send(
      ...Array.from({ length: 25 }, (_, at) => world.event('pricing_page_viewed', `p${at}@x.com`)),
    );
    const cold = async (lead: Awaited<ReturnType<typeof world.lead>>) => {
      await enqueue(world.prisma, [coldPost(world.deps, world.at(), lead)]);
      await desk.settle();
    };
    const leads = await world.leads();
    for (const lead of leads.slice(0, 24)) await cold(lead);
    const posted = () => desk.slack.texts(LEADS).filter((text) => text.includes('has gone quiet'));
    expect(posted()).toHaveLength(20);
    await desk.readyJane();
    expect(desk.slack.texts(LEADS).some((text) => text.includes('Ready for a rep'))).toBe(true);
    expect(await desk.as('ravi').types('held')).toContain('*In the channels*');
    world.clock.forward({ minutes: 61 });
    const [last] = leads.slice(24);
    if (last !== undefined) await cold(last);
    expect(posted()).toHaveLength(21);

    world.clock.set('2026-06-02T12:30:00Z');
    await sendDigests(world.deps, world.team, world.clock.now());
    await desk.settle();
    expect(desk.slack.texts('sales-managers').join()).toContain('*4 held back*');
    expect(await desk.as('mona').types('digest')).not.toContain('held back');
  });
});

describe('the morning digest of a person', () => {
  const send = ({ world }: DeskWorld, at: string) => {
    world.clock.set(at);
    return sendMornings(world.deps, world.team, world.clock.now());
  };

  it('says what is due, with a button each, and is silent where nothing is', async () => {
    const desk = await loudDay(0);
    await desk.as('rosa').types('help');
    await desk.as('ravi').types('log acme call reached --next send the deck tomorrow 11am');
    expect(await send(desk, '2026-06-02T13:00:00Z')).toBe(1);
    await desk.settle();
    expect(desk.slack.texts('@rosa')).toEqual([]);
    const morning = desk.slack.textOf(desk.slack.messageWith('@ravi', /Your morning/));
    expect(morning).toContain('*1* due today');
    expect(morning).toContain('send the deck');
    expect(await desk.as('ravi').presses('Open', 'Your morning')).toContain('send the deck');
  });

  it.each([
    ['on a Saturday', '2026-06-06T15:00:00Z', 0],
    ['two days late: today’s, once', '2026-06-04T22:00:00Z', 1],
    ['on the day it is for them: Friday in UTC, Thursday in New York', '2026-06-05T02:00:00Z', 1],
  ])('%s', async (_, at, count) => {
    const desk = await loudDay(0);
    await desk.as('ravi').types('log acme call reached --next send the deck tomorrow 11am');
    expect(await send(desk, at)).toBe(count);
    expect(await send(desk, at)).toBe(0);
  });

  test('/lead digest shows it at any hour, to whoever asks alone, and changes nothing', async () => {
    const desk = await loudDay(13);
    expect(await desk.as('ravi').types('digest')).toContain('*1 held back*');
    expect(await desk.as('ravi').types('digest')).toContain('*1 held back*');
    expect(desk.slack.texts('@rosa')).toEqual([]);
    expect(await desk.as('rosa').types('digest')).toContain('Nothing waits for you');
    expect(await desk.as('mona').types('digest')).toContain('Morning digest');
  });
});

describe('quiet hours', () => {
  const night = '2026-06-02T03:00:00Z';
  const choose = ({ world }: DeskWorld, settings: object) =>
    world.prisma.personSetting.upsert({
      where: { teamId_personId: { teamId: world.team, personId: RAVI } },
      create: { teamId: world.team, personId: RAVI, settings, updatedAt: world.clock.now() },
      update: { settings },
    });
  const release = ({ world }: DeskWorld) => releaseHeld(world.deps, world.team, world.clock.now());
  const overnight = async (more: object = {}) => {
    const desk = await loudDay(0);
    await choose(desk, { quiet: { from: '20:00', to: '08:00', weekends: true }, ...more });
    desk.world.clock.set(night);
    await alert(desk, 1);
    return desk;
  };

  it('keep a direct message until they end, and it says since when', async () => {
    const desk = await overnight();
    expect(alerts(desk)).toEqual([]);
    expect(await desk.as('ravi').types('held')).toContain('1 waits for your quiet hours to end');
    expect(await release(desk)).toBe(0);
    desk.world.clock.set('2026-06-02T12:00:00Z');
    expect((await Promise.all([release(desk), release(desk)])).toSorted((a, b) => a - b)).toEqual([0, 1]);
    await desk.settle();
    const [text] = alerts(desk);
    expect(alerts(desk)).toHaveLength(1);
    expect(text).toMatch(/Held since .*: quiet hours/);
    expect(await desk.as('ravi').types('held')).toContain('Nothing is held back');
  });

  it('that are taken back let it go at the next tick, and two days late it comes once', async () => {
    const desk = await overnight();
    desk.world.clock.forward({ days: 2 });
    expect(await release(desk)).toBe(0);
    await choose(desk, { quiet: null });
    expect(await release(desk)).toBe(1);
    expect(await release(desk)).toBe(0);
    await desk.settle();
    expect(alerts(desk)).toHaveLength(1);
  });

  it('what waited says how things are when it comes', async () => {
    const desk = await overnight();
    await desk.as('ravi').types('edit acme name=Janet Roe title=Intern');
    const { fit, behaviour } = await desk.world.lead();
    desk.world.clock.set('2026-06-02T12:00:00Z');
    await release(desk);
    await desk.settle();
    expect(alerts(desk).join()).toContain('Janet Roe');
    expect(alerts(desk).join()).toMatch(new RegExp(`\\b${fit + behaviour}\\b`));
  });

  it.each([
    ['warmed up', (desk: DeskWorld) => desk.world.send(desk.world.event('pricing_page_viewed'))],
    ['was passed on', (desk: DeskWorld) => desk.as('ravi').types('pass acme <@U0ROSA>')],
    ['sleeps', (desk: DeskWorld) => desk.as('ravi').types('snooze acme 3d')],
    ['is won', (desk: DeskWorld) => desk.as('ravi').types('won acme')],
  ])('what waited about a lead that %s since is struck out', async (_, meanwhile) => {
    const desk = await overnight();
    await meanwhile(desk);
    await desk.settle();
    expect(await desk.as('ravi').types('held')).not.toContain('has gone quiet');
    desk.world.clock.set('2026-06-02T12:00:00Z');
    await release(desk);
    await desk.settle();
    expect(alerts(desk)).toEqual([]);
    const waited = await desk.world.prisma.outbox.findFirst({
      where: { teamId: desk.world.team, dedupeKey: { startsWith: 'risk:' } },
    });
    expect(waited).toMatchObject({ status: 'sent', error: 'obsolete' });
  });

  it('do not keep what rings all the same, nor what goes to a channel', async () => {
    const desk = await overnight({ rings: ['at_risk'] });
    expect(alerts(desk)).toHaveLength(1);
    await desk.world.handed('bob@globex.com');
    await desk.settle();
    expect(desk.slack.texts(LEADS).join()).toContain('bob@globex.com');
  });

  it('what is switched off is not posted, and can be looked at', async () => {
    const desk = await overnight({ quiet: null, alerts: { at_risk: 'off' } });
    expect(alerts(desk)).toEqual([]);
    const shown = await desk.as('ravi').types('held');
    expect(shown).toContain('you switched these off');
    expect(shown).toContain('Nothing is held back from you.');
  });
});
