import { describe, expect, it, test } from 'vitest';
import { turnShifts } from '../../src/app/people/come-back.js';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const give = (opened: DeskWorld): void => {
  desk = opened;
};
const [mona, ravi, rosa] = [() => desk.as('mona'), () => desk.as('ravi'), () => desk.as('rosa')];
const undo = (who: ReturnType<typeof mona>) => who.presses('Undo');

describe('/lead people', () => {
  useDesk(async (opened) => {
    give(opened);
    await desk.readyJane();
    await ravi().types('claim acme');
    await rosa().types('help snooze');
    await mona().types('rules');
  });

  it('shows everybody with what they are and have to do; a rep sees no loads and no buttons', async () => {
    const list = await mona().types('people');
    expect(list).toContain('@U0RAVI · *Rep* · 1 lead, 0 open tasks');
    expect(list).toContain('@U0MONA · *Manager* by the managers’ channel');
    expect(list).toContain('Change role');
    expect(list).not.toContain('U0KINDLING');
    const seen = await ravi().types('people');
    expect(seen).toContain('@U0RAVI · *Rep*');
    expect(seen).not.toMatch(/1 lead|Change role/);
  });

  it('gives a role in words, which counts at once, and Undo takes it back', async () => {
    expect(await mona().types('people <@U0ROSA|rosa> manager')).toContain('@U0ROSA is *Manager* now');
    expect(await rosa().types('rules edit')).toContain('What do you want to change?');
    expect(await mona().types('people <@U0ROSA> manager')).toContain('Nothing to change');
    await mona().types('people <@U0ROSA> rep');
    expect(await rosa().types('rules edit')).toContain('Only managers can');
    expect(await undo(mona())).toContain('Undone: changed a role');
    desk.world.clock.forward({ minutes: 1 });
    expect(await rosa().types('rules edit')).toContain('What do you want to change?');
    expect(await mona().types('people <@U0ROSA> auto')).toContain('is *Rep* now by their user groups');
  });

  it('gives a role in a form', async () => {
    await mona().types('people');
    await mona().presses('Change role', '', (value) => value === 'U0ROSA');
    expect(mona().form()).toContain('What is @U0ROSA here?');
    expect(
      await mona().submits({ Role: 'Marketing: sees all, changes rules and personas, claims nothing' }),
    ).toContain('@U0ROSA is *Marketing* now');
    expect(await rosa().types('add x@globex.com')).toContain('Added');
    expect(await rosa().types('claim x@globex.com')).toContain('You are here as marketing');
    await mona().types('people <@U0ROSA> auto');
  });

  test.each([
    ['people <@U0ROSA> boss', 'I know no role “boss”'],
    ['people <@U0ROSA> manger', 'Did you mean `manager`?'],
    ['people <@U0ROSA>', 'What are they?'],
    ['people manager', 'Whose role?'],
    ['people @zebedee rep', 'I know nobody here called “zebedee”'],
  ])('%s is asked back about', async (typed, words) => {
    expect(await mona().types(typed)).toContain(words);
  });

  it('a rep gives no roles, by words, a shared button or a form', async () => {
    expect(await ravi().types('people <@U0RAVI> manager')).toContain('Only managers can say who is what');
    await mona().types('people --share', LEADS);
    expect(await ravi().presses('Change role')).toContain('Only managers can say who is what');
    expect(ravi().form()).toBeNull();
  });

  it('the last one who can give roles stays, and only admins make admins once there is one', async () => {
    expect(await mona().types('people <@U0MONA> rep')).toContain('is the last one here who can give roles');
    expect(await mona().types('people <@U0RAVI> admin')).toContain('is *Admin* now');
    expect(await mona().types('people <@U0RAVI> rep')).toContain('Only an admin makes or unmakes admins');
    expect(await ravi().types('people <@U0ROSA> admin')).toContain('is *Admin* now');
    await ravi().types('people <@U0ROSA> auto');
    await ravi().types('people <@U0RAVI> auto');
  });

  it('two managers who change one role at once leave one of the two', async () => {
    await mona().types('people <@U0ROSA> manager');
    const clash = Array.from({ length: 20 }, (_, at) =>
      desk.slack.command({
        user: at % 2 ? 'mona' : 'rosa',
        text: `people <@U0RAVI> ${at % 2 ? 'marketing' : 'manager'}`,
      }),
    );
    await Promise.all(clash);
    await desk.settle();
    const rows = await desk.world.prisma.personRole.findMany({
      where: { teamId: desk.world.team, personId: 'U0RAVI' },
    });
    expect(rows).toHaveLength(1);
    expect(desk.logged.map(({ msg }) => msg)).not.toContain('a request broke');
  });
});

describe('/lead settings', () => {
  useDesk(give);

  test.each([
    ['quiet 19-8', '19:00 to 08:00'],
    ['quiet 7pm to 8am weekends', '19:00 to 08:00, and weekends'],
    ['weekends off', '19:00 to 08:00: what'],
    ['quiet 19-8 rings ready, replies', 'but for these: a lead of mine is ready, a lead of mine replied'],
    ['rings at risk and tasks', 'but for these: one is about to go cold, a task is due'],
    ['quiet 20-7 weekends but for a cold', 'so nothing was changed'],
    ['quiet 20-7 weekends but for cold', '20:00 to 07:00, and weekends: what comes then waits'],
    ['rings none', 'waits for the morning\n'],
    ['quiet off', '*Quiet hours*  none'],
    ['digest 7:45', 'at 07:45'],
    ['digest off', '*Digest*  off'],
    ['cold off', 'a lead of mine went cold: not at all'],
    ['ready channel', 'a lead of mine is ready: team channel'],
    ['alerts all dm', 'all by direct message'],
  ])('%s is understood and shown', async (typed, words) => {
    expect(await ravi().types(`settings ${typed}`)).toContain(words);
  });

  test.each([
    'quiet 25-8',
    'quiet soon',
    'quiet 19-8 rings bells',
    'rings',
    'digest whenever',
    'alerts cold loudly',
    'volume 11',
    'team seats nobody',
  ])('%s changes nothing and is answered with what works', async (typed) => {
    const before = await desk.world.prisma.personSetting.findMany({ where: { teamId: desk.world.team } });
    const answer = await mona().types(`settings ${typed}`);
    expect(answer).toContain('so nothing was changed');
    expect(answer).toMatch(/• `\/lead settings/);
    expect(await desk.world.prisma.personSetting.findMany({ where: { teamId: desk.world.team } })).toEqual(
      before,
    );
  });

  it('weekends alone belong to quiet hours', async () => {
    expect(await rosa().types('settings weekends on')).toContain(
      'no quiet hours that the weekends could belong to',
    );
  });

  it('in a form keep what was chosen, and say what is wrong beside the field', async () => {
    await rosa().types('settings quiet 20-7');
    await rosa().types('settings');
    expect(rosa().form()).toContain('All times are yours, in Europe/Berlin');
    await rosa().submits({ 'Quiet from': 'No quiet hours' });
    expect(rosa().errors()).toEqual({ quiet_from: 'Both an hour, or both none' });
    expect(
      await rosa().submits({
        'Quiet from': '21:30',
        'A task is due': 'Team channel',
        'Your digest': 'No digest',
      }),
    ).toContain('21:30 to 07:00');
    expect(await undo(rosa())).toContain('Undone: changed their settings');
  });

  it('of the team are for managers, in words and in a form, and count at once', async () => {
    expect(await ravi().types('settings team')).toContain(
      'Only managers can change the settings of the team',
    );
    expect(await ravi().types('settings team noise 5 person')).toContain('Only managers can');
    expect(await mona().types('settings team noise 20 person 40 channel')).toContain(
      'at most 20 alerts a person',
    );
    expect(await mona().types('settings team gap 14 1')).toContain('must be smaller than the most');
    expect(await mona().types('settings team group rep @sales')).toContain('Rep: @sales');
    desk.slack.world.userGroups.push({ handle: 'sales', users: ['U0ROSA'] });
    await mona().types('settings team');
    expect(mona().form()).toContain('Who has a seat?');
    expect(await mona().submits({ 'Who has a seat?': 'Those who have a role' })).toContain(
      'those who have a role',
    );
    expect(await ravi().types('mine')).toContain('you have no seat in it yet');
    expect(await mona().types('settings team seats everyone')).toContain('every member of the workspace');
    expect(await ravi().types('mine')).toContain('You own no leads yet');
  });
});

describe('/lead away', () => {
  it('hands over, tells the cover, who acts as the owner would, and gives back', async () => {
    give(await openDesk({ start: '2026-10-23T12:00:00Z' }));
    await desk.readyJane();
    await ravi().types('claim acme');
    await ravi().types('log acme call reached --next send the deck tomorrow');
    const answer = await ravi().types('away until Mon 9am cover <@U0ROSA|rosa>');
    expect(answer).toContain('You are away until');
    expect(answer).toContain('@U0ROSA covers and has the list. 1 task due meanwhile went over');
    const told = desk.slack.texts('@rosa').join('\n');
    expect(told).toContain('You cover for @U0RAVI');
    expect(told).toContain('send the deck');
    expect(await rosa().types('snooze acme 3d')).toContain('You cover for @U0RAVI');
    expect(await rosa().types('lost acme budget: frozen')).toContain('You cover for @U0RAVI');
    expect(await mona().types('people')).toMatch(/@U0RAVI · .*\n🌴 away until .*, @U0ROSA covers/);
    const back = await ravi().presses('I’m back');
    expect(back).toContain('Welcome back!');
    expect(back).toContain('@U0ROSA marked it as lost');
    expect(await rosa().types('won acme')).toContain('belongs to @U0RAVI');
  });

  it('by the clock of the person, over the day when the clocks change', async () => {
    give(await openDesk({ start: '2026-10-23T12:00:00Z' }));
    await rosa().types('away until Mon 9am');
    const [away] = await desk.world.prisma.away.findMany({ where: { teamId: desk.world.team } });
    // Berlin left summer time on the 25th: nine is 08:00 UTC on the 26th, where it was 07:00 before.
    expect(away?.until.toISOString()).toBe('2026-10-26T08:00:00.000Z');
    desk.world.clock.set('2026-10-26T07:30:00Z');
    expect(await turnShifts(desk.world.deps, desk.world.team, desk.world.clock.now())).toBe(0);
    desk.world.clock.set('2026-10-28T07:30:00Z');
    expect(await turnShifts(desk.world.deps, desk.world.team, desk.world.clock.now())).toBe(1);
    await desk.settle();
    expect(desk.slack.texts('@rosa').at(-1)).toContain('Welcome back! Since');
  });

  it('in a form, which keeps what was typed when it can’t be read', async () => {
    give(await openDesk());
    await rosa().types('help snooze');
    await ravi().types('away');
    await ravi().submits({ 'Until when?': 'the twelfth of never' });
    expect(ravi().errors()).toEqual({ until: expect.stringContaining('I couldn’t read that as a date') });
    expect(await ravi().submits({ 'Until when?': 'for 2 weeks', 'Who covers?': 'U0ROSA' })).toContain(
      '@U0ROSA covers',
    );
    expect(await undo(ravi())).toContain('Undone: went away');
    expect(await ravi().types('back')).toContain('You are not away');
  });

  it('ahead is understood, shown to all, changed in the form, and called off', async () => {
    give(await openDesk());
    const answer = await ravi().types('away from Mon to Fri cover <@U0ROSA|rosa>');
    expect(answer).toMatch(/You will be away from 8 Jun .* until 15 Jun .*\. It begins and ends by itself/);
    expect(desk.slack.texts('@rosa').join()).toContain('@U0RAVI will be away from');
    expect(await mona().types('people')).toMatch(/🌴 away from 8 Jun .* until 15 Jun .*, @U0ROSA covers/);
    await ravi().types('away');
    expect(ravi().form()).toContain('You will be away from');
    expect(await ravi().submits({ 'Until when?': 'from 10 to 12 Jun' })).toContain(
      'instead of what you had planned',
    );
    expect(await ravi().presses('Call it off', 'instead of what you had planned')).toContain('is off.');
    expect(await undo(ravi())).toContain('Undone: called an absence off');
    expect(await mona().types('people')).toContain('🌴 away from 10 Jun');
  });

  test.each([
    ['away from Mon', 'from Mon'],
    ['away till friday, <@U0ROSA> covers', '@U0ROSA covers'],
    ['away 3d with <@U0ROSA>', '@U0ROSA covers'],
    ['away cover <@U0ROSA> until 5 jun', '@U0ROSA covers'],
    ['away for 2 weeks', 'Nobody covers'],
    ['away after easter', 'after easter'],
    ['away until yesterday', 'past'],
    ['away 3d cover <@U0RAVI>', 'You can’t cover for yourself'],
    ['away 3d cover @zebedee', 'I know nobody here called'],
    ['away 3d cover <@U0GUEST>', 'can’t cover for you'],
  ])('%s', async (typed, words) => {
    give(await openDesk());
    expect(await ravi().types(typed)).toContain(words);
  });
});

describe('an account that is deactivated', () => {
  it('has its leads on the managers’ list within the event, to be given in one press', async () => {
    give(await openDesk());
    await desk.readyJane();
    await ravi().types('claim acme');
    await desk.world.send(desk.world.event('email_clicked', 'bob@globex.com'));
    await rosa().types('claim bob@globex.com');
    desk.slack.user('ravi').deleted = true;
    await desk.slack.event({ type: 'user_change', user: memberOf('U0RAVI', true) });
    await desk.settle();
    const notice = desk.slack.texts('sales-managers').at(-1) ?? '';
    expect(notice).toContain('The account of @U0RAVI was deactivated: 1 lead needs a new owner');
    expect(await rosa().types('unowned')).toContain('Only managers can');
    expect(await mona().types('unowned')).toContain('was @U0RAVI’s until');
    expect(await mona().presses('Give them all', 'was deactivated')).toContain('1 lead went to @U0ROSA');
    expect((await desk.world.lead()).ownerId).toBe('U0ROSA');
    expect(await mona().types('unowned')).toContain('No lead is without an owner');
    expect(await undo(mona())).toContain('Undone');
    await desk.slack.event({ type: 'user_change', user: memberOf('U0RAVI', false) });
    await desk.settle();
    expect(desk.slack.texts('sales-managers').at(-1)).toContain(
      'is back in Slack. 1 lead of theirs still has no owner',
    );
    expect((await desk.world.lead()).ownerId).toBeNull();
    await mona().types('unowned');
    await mona().presses('Give to…');
    expect(await mona().submits({ 'Who shall have them?': 'U0ROSA' })).toContain('1 lead went to @U0ROSA');
  });
});

const memberOf = (id: string, deleted: boolean) => ({
  id,
  team_id: desk.world.team,
  name: id.toLowerCase(),
  deleted,
  tz: 'Europe/Berlin',
  profile: { real_name: id },
});
