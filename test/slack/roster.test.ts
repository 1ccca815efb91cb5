import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const setTeam = async (settings: object): Promise<void> => {
  const { prisma, team, clock } = desk.world;
  const row = { settings, updatedAt: clock.now() };
  await prisma.teamSetting.upsert({
    where: { teamId: team },
    create: { teamId: team, ...row },
    update: row,
  });
  // Longer than what was set is taken as known.
  clock.forward({ minutes: 1 });
};
const group = (handle: string, ...users: string[]) => desk.slack.world.userGroups.push({ handle, users });
const user = (name: string) => desk.slack.user(name);
const NO_SEAT = 'you have no seat in it yet';

describe('a member without a seat', () => {
  useDesk(async (opened) => {
    desk = opened;
    await desk.readyJane();
    await desk.as('mona').types('rules');
    await setTeam({ seats: 'by_role' });
  });

  test.each([
    'mine',
    'show acme',
    'claim acme',
    'log acme call',
    'add x@y.com',
    'nonsense',
    'snooze acme 3d',
  ])('is told kindly whom to ask by /lead %s, and learns nothing', async (typed) => {
    const before = await desk.world.lead();
    const answer = await desk.as('ravi').types(typed, LEADS);
    expect(answer).toContain(NO_SEAT);
    expect(answer).toContain('A seat comes from @U0MONA');
    expect(answer).not.toMatch(/Jane|points/);
    expect(await desk.world.lead()).toEqual(before);
  });

  it('may look at the help', async () => {
    expect(await desk.as('ravi').types('help')).toContain('What `/lead` can do');
    expect(await desk.as('ravi').types('')).toContain('What `/lead` can do');
  });

  test.each(['Claim', 'Log', 'Not ready'])('presses “%s” of a card for nothing', async (button) => {
    const ravi = desk.as('ravi');
    expect(await ravi.presses(button, 'Ready for a rep')).toContain(NO_SEAT);
    expect(ravi.form() ?? '').not.toContain('Jane');
    expect((await desk.world.lead()).ownerId).toBeNull();
  });

  it('sends a form that was opened before for nothing, and is told', async () => {
    await setTeam({ seats: 'everyone' });
    const ravi = desk.as('ravi');
    await ravi.types('log acme');
    desk.slack.fill('ravi', { 'What was it?': 'Meeting' });
    await setTeam({ seats: 'by_role' });
    expect(await ravi.submits()).toContain(NO_SEAT);
    expect(await desk.world.count('lead.logged')).toBe(0);
  });

  it('the people in the managers’ channel have one', async () => {
    expect(await desk.as('mona').types('show acme')).toContain('Jane Doe');
  });

  it('is let in at once by a role', async () => {
    const { prisma, team, clock } = desk.world;
    await prisma.personRole.create({
      data: { teamId: team, personId: 'U0RAVI', role: 'rep', setBy: 'U0MONA', setAt: clock.now() },
    });
    clock.forward({ minutes: 1 });
    expect(await desk.as('ravi').types('show acme')).toContain('Jane Doe');
  });
});

describe('a guest of the workspace', () => {
  it('has no seat even while everyone has one, unless given a role', async () => {
    desk = await openDesk();
    await desk.readyJane();
    user('rosa').isRestricted = true;
    expect(await desk.as('rosa').types('show acme')).toContain(NO_SEAT);
    const rosa = { teamId: desk.world.team, id: 'U0ROSA' };
    expect(await desk.world.prisma.person.count({ where: rosa })).toBe(0);
    group('partners', 'U0ROSA');
    await setTeam({ groups: { rep: 'partners' } });
    expect(await desk.as('rosa').types('show acme')).toContain('Jane Doe');
    expect(await desk.world.prisma.person.count({ where: rosa })).toBe(1);
  });
});

describe('user groups', () => {
  it('give roles, once the settings name them, and are read once in five minutes', async () => {
    desk = await openDesk();
    await desk.readyJane();
    group('sales-leads', 'U0RAVI');
    expect(await desk.as('ravi').types('rules edit')).toContain('Only managers can');
    expect(desk.slack.called('usergroups.list')).toBe(0);
    await setTeam({ groups: { manager: 'sales-leads' } });
    for (let times = 0; times < 3; times++)
      expect(await desk.as('ravi').types('rules edit')).toContain('What do you want to change?');
    expect(desk.slack.called('usergroups.list')).toBe(1);
  });

  it('of somebody in several, the one that may most counts', async () => {
    desk = await openDesk();
    group('everybody', 'U0RAVI');
    group('bosses', 'U0RAVI');
    await setTeam({ groups: { manager: 'bosses', rep: 'everybody' } });
    expect(await desk.as('ravi').types('rules edit')).toContain('What do you want to change?');
  });

  it('that Slack does not tell of give none, and nothing breaks', async () => {
    desk = await openDesk();
    await desk.readyJane();
    desk.slack.failNext('usergroups.list', { error: 'paid_teams_only' });
    await setTeam({ groups: { manager: 'bosses' } });
    expect(await desk.as('ravi').types('show acme')).toContain('Jane Doe');
  });
});

it('an admin of the workspace is a manager without a setting, and a role that was set goes before', async () => {
  desk = await openDesk();
  user('ravi').isAdmin = true;
  expect(await desk.as('ravi').types('rules edit')).toContain('What do you want to change?');
  const { prisma, team, clock } = desk.world;
  await prisma.personRole.create({
    data: { teamId: team, personId: 'U0RAVI', role: 'rep', setBy: 'U0MONA', setAt: clock.now() },
  });
  clock.forward({ minutes: 1 });
  expect(await desk.as('ravi').types('rules edit')).toContain('Only managers can');
});
