import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, eventually, LEADS, openDesk, useDesk } from './desk-world.js';

describe('a database that hangs', () => {
  it('keeps no command, no press and no form from being acknowledged', async () => {
    const desk = await openDesk({ alone: true });
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.types('log acme');
    const release = await desk.hold();
    const command = ravi.types('mine');
    await eventually(() => desk.acks.length === 2);
    const press = ravi.presses('Claim', 'Ready for a rep');
    await eventually(() => desk.acks.length === 3);
    const form = ravi.submits({ 'What was it?': 'Meeting' });
    await eventually(() => desk.acks.length === 4);
    expect(ravi.form()).toBeNull();
    await release();
    expect(await command).toContain('You own no leads yet');
    await Promise.all([press, form]);
    expect(ravi.reads()).toContain('Logged for Jane Doe (Acme): Meeting');
    expect((await desk.world.lead()).ownerId).toBe(ravi.id);
  });

  it('a form that takes long to build opens at once as one that asks for patience', async () => {
    const desk = await openDesk({ alone: true });
    await desk.readyJane();
    const ravi = desk.as('ravi');
    const release = await desk.hold();
    const opening = ravi.presses('Log', 'Ready for a rep');
    await eventually(ravi.form);
    expect(ravi.form()).toContain('One moment');
    await release();
    await opening;
    expect(ravi.form()).toContain('Log: Jane Doe');
    expect(await ravi.submits({ 'What was it?': 'Meeting' })).toContain('Meeting');
  });

  it('and says so where there is nothing to open after all', async () => {
    const desk = await openDesk({ alone: true });
    await desk.readyJane();
    const ravi = desk.as('ravi');
    const press = ravi.pressing('Not ready');
    await desk.world.prisma.handoff.deleteMany();
    const release = await desk.hold();
    const pressed = desk.slack.click(press);
    await eventually(ravi.form);
    await release();
    await pressed;
    expect(ravi.form()).toContain('No form this time');
    expect(ravi.privately().at(-1)).toContain('This is no longer there');
  });
});

describe('a database that fails in the middle', () => {
  let desk: DeskWorld;
  useDesk(
    async (opened) => {
      desk = opened;
      await desk.readyJane();
      await desk.world.prisma.$executeRaw`create function fail() returns trigger language plpgsql
        as $$ begin raise exception 'the disk is full'; end $$`;
    },
    { alone: true },
  );
  const everything = async (): Promise<string> => {
    const { prisma } = desk.world;
    const counts = [prisma.activity.count(), prisma.history.count(), prisma.task.count()];
    const rows = [prisma.lead.findMany(), prisma.handoff.findMany(), prisma.enrolment.findMany()];
    return JSON.stringify([await Promise.all(counts), await Promise.all(rows)]);
  };

  test.each([
    ['claim acme', 'history'],
    ['log acme call reached keen --next call friday', 'task'],
    ['snooze acme 3d', 'outbox'],
    ['track acme demo-invitation', 'outbox'],
    ['add bob@globex.com Bob', 'history'],
  ])(
    'leaves nothing half done, and gives a reference that finds it in the log: /lead %s',
    async (typed, table) => {
      const { prisma } = desk.world;
      const before = await everything();
      await prisma.$executeRawUnsafe(
        `create trigger fails before insert on ${table} for each row execute function fail()`,
      );
      const answer = await desk.as('ravi').types(typed, LEADS);
      await prisma.$executeRawUnsafe(`drop trigger fails on ${table}`);
      expect(answer).toContain("That didn't work, and it is our fault");
      expect(await everything()).toBe(before);
      const reference = /`([^`]+)`$/.exec(answer)?.[1] ?? 'none';
      const line = desk.logged.find(({ request }) => String(request).endsWith(reference));
      expect(JSON.stringify(line?.err)).toContain('the disk is full');
      expect(answer).not.toContain('disk');
    },
  );
});

describe('an answer finds its way', () => {
  useDesk((opened) => {
    desk = opened;
    return desk.readyJane();
  });
  let desk: DeskWorld;
  const refuseUrl = () => desk.slack.failNext('response_url', { error: 'used_url' });

  it('where the response URL refuses it, in a message only they see', async () => {
    refuseUrl();
    expect(await desk.as('ravi').types('mine', LEADS)).toContain('You own no leads yet');
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toHaveLength(1);
  });

  it('where the bot is not in the channel, in their direct messages', async () => {
    refuseUrl();
    expect(await desk.as('ravi').types('mine', 'random')).toContain('You own no leads yet');
    expect(desk.slack.texts('@ravi').at(-1)).toContain('You own no leads yet');
  });

  it('where its blocks are what is refused, in words alone', async () => {
    refuseUrl();
    desk.slack.failNext('chat.postEphemeral', { error: 'channel_not_found' });
    desk.slack.failNext('chat.postMessage', { error: 'is_inactive' });
    await desk.as('ravi').types('hot', LEADS);
    expect(desk.slack.texts('@ravi').at(-1)).toBe('1 hot lead, the hottest first');
  });

  it('and where Slack takes nothing at all, the deed is done all the same and no request breaks', async () => {
    for (const method of ['response_url', 'chat.postEphemeral', 'chat.postMessage', 'chat.postMessage'])
      desk.slack.failNext(method, { error: 'fatal_error' });
    await desk.as('ravi').types('snooze acme 3d', LEADS);
    expect((await desk.world.lead()).snoozedUntil).not.toBeNull();
    expect(desk.logged.map(({ msg }) => msg)).toContain('an answer reached nobody');
    expect(desk.logged.map(({ msg }) => msg)).not.toContain('a request broke');
  });

  it('a command in a channel without the bot is answered there as anywhere', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.types('why acme', 'random')).toContain('Why Jane Doe has 90 points');
    expect(desk.slack.ephemeralsFor('ravi', 'random')).toHaveLength(1);
  });

  it('a command in a conversation of two others is answered to who typed it', async () => {
    desk.slack.addChannel({ id: 'D0OTHERS', name: '', members: ['U0RAVI', 'U0ROSA'], botIsIn: false });
    refuseUrl();
    await desk.as('rosa').types('mine', 'D0OTHERS');
    expect(desk.slack.texts('@rosa').at(-1)).toContain('You own no leads yet');
    expect(desk.slack.texts('D0OTHERS')).toEqual([]);
  });
});

describe('a form that cannot open', () => {
  it('because the trigger expired: what to do is said in clear words', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const ravi = desk.as('ravi');
    desk.slack.failNext('views.open', { error: 'expired_trigger_id' });
    expect(await ravi.presses('Log')).toContain('Please try that once more');
    desk.slack.failNext('views.open', { error: 'invalid_trigger_id' });
    expect(await ravi.types('log acme')).toContain('Please try that once more');
    expect(await ravi.presses('Log', 'Ready for a rep')).toBe('');
    expect(ravi.form()).toContain('Log: Jane Doe');
  });

  it('whose opening was lost on the way back is open, and nobody is told otherwise', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const ravi = desk.as('ravi');
    desk.slack.failNext('views.open', 'error500After');
    expect(await ravi.presses('Log')).toBe('');
    expect(ravi.form()).toContain('Log: Jane Doe');
  });
});

describe('who is who', () => {
  it('somebody of another company, in a shared channel, learns nothing and changes nothing', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const guest = desk.as('guest');
    const before = await desk.world.prisma.history.count();
    for (const button of ['Claim', 'Log', 'Snooze', 'Not ready'])
      expect(await guest.presses(button)).toContain('works for the members of this workspace');
    expect(guest.form()).toBeNull();
    const { body } = await desk.slack.command({ user: 'ravi', channel: LEADS, text: 'help' });
    await desk.slack.again({ ...body, user_id: guest.id, team_id: 'T0OTHER', text: 'show acme' });
    await desk.as('ravi').types('log acme', LEADS);
    desk.slack.fill('ravi', { 'What was it?': 'Meeting' });
    const form = await desk.slack.submitView({ user: 'ravi' });
    await desk.slack.again({
      ...form.body,
      user: { id: guest.id, team_id: 'T0OTHER' },
      view: { ...(form.body.view as object), id: 'V0FORGED' },
    });
    expect(guest.privately().join()).not.toContain('Jane');
    expect(await desk.world.prisma.history.count()).toBe(before + 1);
    expect(await desk.world.prisma.person.count({ where: { id: guest.id, teamId: desk.world.team } })).toBe(
      0,
    );
  });

  it('somebody without an e-mail address works like anybody', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const person = desk.as('nomail');
    expect(await person.types('claim acme')).toContain('is yours');
    expect(await person.types('snooze acme tomorrow')).toContain('rests until 2 Jun 2026 07:00');
    const where = { teamId: desk.world.team };
    expect(
      await desk.world.prisma.person.findMany({ where, select: { email: true, timeZone: true } }),
    ).toEqual([{ email: null, timeZone: 'Europe/Berlin' }]);
  });

  it.each([
    'hangBefore',
    { error: 'user_not_found' },
    { retryAfter: 30 },
    { error: 'missing_user' },
  ] as const)(
    'where Slack does not say who somebody is (%o), the workspace’s zone serves, and Slack is left alone for a while',
    async (fault) => {
      const desk = await openDesk();
      await desk.readyJane();
      const rosa = desk.as('rosa');
      desk.slack.failNext('users.info', fault);
      expect(await rosa.types('snooze acme tomorrow')).toContain('rests until 2 Jun 2026 13:00');
      await rosa.types('mine');
      expect(desk.slack.called('users.info')).toBe(1);
      desk.world.clock.forward({ minutes: 2 });
      expect(await rosa.types('snooze acme tomorrow')).toContain('rests until 2 Jun 2026 07:00');
    },
  );

  it('somebody known is not asked about again the same day, and Slack’s word of yesterday serves where it is silent', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    const rosa = desk.as('rosa');
    for (const typed of ['mine', 'hot', 'cold']) await rosa.types(typed);
    expect(desk.slack.called('users.info')).toBe(1);
    desk.world.clock.forward({ days: 2 });
    desk.slack.failNext('users.info', { error: 'internal_error' });
    expect(await rosa.types('snooze acme tomorrow')).toContain('rests until 4 Jun 2026 07:00');
  });
});
