import { describe, expect, it } from 'vitest';
import { wakeLeads } from '../../src/app/lead/wake-leads.js';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;

describe('a snooze in Slack', () => {
  useDesk((opened) => {
    desk = opened;
    return desk.readyJane();
  });

  it('with conditions says all of them, and shows them on the card', async () => {
    const ravi = desk.as('ravi');
    const answer = await ravi.types('snooze acme mon or reply or pricing or score 200', LEADS);
    expect(answer).toContain('as soon as they reply, visit the pricing page or reach 200 points');
    expect(desk.slack.textOf(desk.card())).toContain('or as soon as they reply, visit the pricing page');
    expect(desk.slack.buttonsOf(desk.card())).toContain('Wake');
    const [row] = await desk.world.prisma.snooze.findMany({ where: { teamId: desk.world.team } });
    expect(row?.wakeOn).toEqual({ reply: true, pricing: true, score: 200 });
  });

  it('wakes by what it waited for, and the snoozer is told what that was', async () => {
    const ravi = desk.as('ravi');
    await desk.world.send(
      desk.world.event('email_replied', 'jane@acme.com', { properties: { text: 'Hello' } }),
    );
    await desk.settle();
    expect(ravi.reads()).toContain('is awake, because they replied');
    expect(desk.slack.textOf(desk.card())).not.toContain('Snoozed until');
  });

  it('without a day rests thirty days at most, and says so', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.types('snooze acme until they reply', LEADS)).toContain(
      'You named no day, so that is the longest',
    );
    // 1 June and thirty days, nine in the morning in New York.
    expect((await desk.world.lead()).snoozedUntil).toEqual(new Date('2026-07-01T13:00:00Z'));
  });

  it('is ended by the button, and by the word', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.presses('Wake', 'rests until')).toContain('is awake again');
    expect(await ravi.types('wake acme')).toContain('awake already');
    await ravi.types('snooze acme 3d');
    expect(await ravi.types('snooze acme off')).toContain('is awake again');
    await ravi.types('snooze acme 3d');
    expect(await ravi.types('show acme')).toContain('[Wake]');
    expect(await ravi.types('wake')).toContain('Which lead?');
  });

  it('by the form: ticks, points and no day', async () => {
    const ravi = desk.as('ravi');
    await ravi.presses('Snooze', 'Ready for a rep');
    const answer = await ravi.submits({
      'Until when?': 'No day: at most 30 days',
      'Or sooner, as soon as': ['They reply'],
      'Or they reach so many points': 300,
    });
    expect(answer).toContain('as soon as they reply or reach 300 points');
  });

  it('a score it has already is refused with another that works', async () => {
    expect(await desk.as('ravi').types('snooze acme mon or score 5')).toContain('or score ');
  });
});

describe('the third in a row', () => {
  const twice = async (): Promise<ReturnType<DeskWorld['as']>> => {
    const own = await openDesk();
    desk = own;
    await own.world.send(
      own.world.event('email_clicked', 'jane@acme.com', { profile: { name: 'Jane Doe' } }),
    );
    const ravi = own.as('ravi');
    for (let round = 0; round < 2; round++) {
      await ravi.types('snooze jane 1d');
      own.world.clock.forward({ days: 2 });
      await wakeLeads(own.world.deps, own.world.team, own.world.clock.now());
    }
    return ravi;
  };

  it('asks what is to become of the lead, and rests with a reason', async () => {
    const ravi = await twice();
    const asked = await ravi.types('snooze jane mon or reply');
    expect(asked).toContain('the third “not yet” in a row');
    for (const way of ['Work it now', 'Nurture', 'Let go', 'Hand over', 'Snooze anyway'])
      expect(asked).toContain(way);
    await ravi.presses('Snooze anyway');
    expect(ravi.form()).toContain('or as soon as they reply');
    await ravi.submits({ 'Why not now?': 'x' });
    expect(ravi.errors()).toEqual({ reason: 'Say in a few words why' });
    expect(await ravi.submits({ 'Why not now?': 'Budget in January' })).toContain('rests until');
    const [last] = await desk.world.prisma.snooze.findMany({
      where: { teamId: desk.world.team },
      orderBy: { at: 'desc' },
    });
    expect(last).toMatchObject({ run: 3, reason: 'Budget in January', wakeOn: { reply: true } });
  });

  it('by the form asks, too; working it shows the lead', async () => {
    const ravi = await twice();
    await ravi.types('snooze jane');
    expect(await ravi.submits({})).toContain('the third “not yet” in a row');
    expect(await ravi.presses('Work it now')).toContain('*Lately*');
    expect(await ravi.presses('Nurture')).toContain('started for Jane Doe');
  });
});
