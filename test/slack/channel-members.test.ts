import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { versionsOf } from './rules-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const [mona, ravi] = [() => desk.as('mona'), () => desk.as('ravi')];
const managersChannel = ({ slack }: DeskWorld) => {
  const channel = slack.world.channels.get('C0MANAGERS');
  if (channel === undefined) throw new Error('no such channel');
  return channel;
};

describe('somebody who is no manager', () => {
  useDesk(give);

  test.each([
    'rules edit',
    'rules edit points',
    'rules preset',
    'rules upload',
    'rules try demo=50',
    'rules try 1',
    'rules sign sales',
  ])('is told who may by /lead %s', async (typed) => {
    const answer = await ravi().types(typed, LEADS);
    expect(answer).toMatch(
      /Only managers can .+: the people in the managers' channel, where I must be, too\./,
    );
    expect(answer).toContain('`/lead rules`, `/lead why acme`');
    expect(ravi().form()).toBeNull();
    expect(await versionsOf(desk)).toEqual(['1 live']);
  });

  test.each([
    ['Edit points', 'rules'],
    ['Choose a preset', 'rules'],
    ['Upload a file', 'rules'],
    ['Sign for sales', 'rules'],
    ['Try on history', 'rules versions'],
    ['Switch on', 'rules versions'],
    ['Discard', 'rules versions'],
    ['Edit', 'persona finance'],
  ])('is told so by the button “%s” of a manager’s answer that was shared', async (button, typed) => {
    if (typed === 'rules versions' && (await versionsOf(desk)).length === 1)
      await mona().types('rules try demo=50');
    await mona().types(`${typed} --share`, LEADS);
    const before = await versionsOf(desk);
    expect(await ravi().presses(button)).toContain('Only managers can');
    expect(ravi().form()).toBeNull();
    expect(await versionsOf(desk)).toEqual(before);
  });

  test.each([
    ['rules edit points', { 'Which rule?': 'Requested a demo: +30', Points: '99', 'Why?': 'I want to' }],
    ['rules edit lines', { 'An SQL from how many points?': '99', 'Why?': 'I want to' }],
    ['rules edit icp', { Industries: 'any', 'Why?': 'I want to' }],
    ['rules preset', { 'Whose numbers?': 'house|whole', 'Why?': 'I want to' }],
  ])('who sends the form of /lead %s, however they came by it, changes nothing', async (typed, values) => {
    await mona().types(typed);
    await mona().submits({ ...values, 'Why?': '?' });
    const view = desk.slack.openView('mona');
    const before = await versionsOf(desk);
    desk.slack.fill('mona', values);
    managersChannel(desk).members.delete('U0MONA');
    desk.world.clock.forward({ minutes: 6 });
    expect(view).not.toBeNull();
    expect(await mona().submits()).toContain('Only managers can change the rules');
    expect(await versionsOf(desk)).toEqual(before);
    managersChannel(desk).members.add('U0MONA');
    desk.world.clock.forward({ minutes: 6 });
  });

  it('who was invited a moment ago may', async () => {
    expect(await ravi().types('rules edit')).toContain('Only managers can');
    managersChannel(desk).members.add('U0RAVI');
    desk.world.clock.forward({ minutes: 1 });
    expect(await ravi().types('rules edit')).toContain('What do you want to change?');
  });
});

describe('the managers’ channel', () => {
  it('that is not there makes nobody a manager, and says what it takes', async () => {
    desk = await openDesk({ slack: { channels: [{ id: 'C0LEADS', name: LEADS }] } });
    await desk.world.ready();
    expect(await mona().types('rules edit')).toContain(
      "the people in the managers' channel, where I must be, too",
    );
    expect(await mona().types('rules')).toContain('*SLA*');
  });

  it('that the bot was not invited to, neither', async () => {
    desk = await openDesk({
      slack: {
        channels: [
          { id: 'C0LEADS', name: LEADS },
          { id: 'C0MANAGERS', name: 'sales-managers', isPrivate: true, members: ['U0MONA'], botIsIn: false },
        ],
      },
    });
    await desk.world.ready();
    expect(await mona().types('rules edit')).toContain('Only managers can');
  });

  it('that Slack does not tell of is asked about again, and meanwhile those are managers who were', async () => {
    desk = await openDesk();
    await desk.world.ready();
    desk.slack.failNext('conversations.members', { error: 'internal_error' });
    expect(await mona().types('rules edit')).toContain('Only managers can');
    desk.world.clock.forward({ minutes: 1 });
    expect(await mona().types('rules edit')).toContain('What do you want to change?');
    desk.world.clock.forward({ minutes: 6 });
    desk.slack.failNext('conversations.members', 'hangBefore');
    desk.slack.failNext('conversations.members', { error: 'internal_error' }, 9);
    expect(await mona().types('rules edit')).toContain('What do you want to change?');
    expect(desk.logged.map(({ msg }) => msg)).toContain('Slack did not say who is in a channel');
  });

  it('is asked for once where many ask at once, and not again for five minutes', async () => {
    desk = await openDesk();
    await desk.world.ready();
    await Promise.all(['rules', 'rules edit', 'rules versions'].map((typed) => mona().types(typed)));
    desk.world.clock.forward({ minutes: 4 });
    await mona().types('rules edit');
    expect(desk.slack.called('conversations.members')).toBe(1);
  });

  it('of more people than a page holds is read to its end', async () => {
    const users = Array.from({ length: 1_200 }, (_, at) => ({
      id: `U1${String(at).padStart(5, '0')}`,
      name: `person${at}`,
    }));
    desk = await openDesk();
    for (const { id } of users) managersChannel(desk).members.add(id);
    managersChannel(desk).members.delete('U0MONA');
    managersChannel(desk).members.add('U0MONA');
    await desk.world.ready();
    expect(await mona().types('rules edit')).toContain('What do you want to change?');
    expect(desk.slack.called('conversations.members')).toBe(2);
  });
});

it('somebody of another company learns nothing of the rules and changes nothing', async () => {
  desk = await openDesk();
  await desk.readyJane();
  const guest = desk.as('guest');
  await mona().types('rules try demo=50');
  await mona().types('rules --share', LEADS);
  const before = await versionsOf(desk);
  for (const button of ['Download', 'Calibrate', 'Versions', 'Edit points', 'Sign for sales', 'Switch on'])
    expect(await guest.presses(button)).toContain('works for the members of this workspace');
  await mona().types('rules edit points');
  desk.slack.fill('mona', { 'Which rule?': 'Requested a demo: +30', Points: '44', 'Why?': 'Demos win' });
  const form = await desk.slack.submitView({ user: 'mona' });
  await desk.settle();
  const after = await versionsOf(desk);
  await desk.slack.again({
    ...form.body,
    user: { id: guest.id, team_id: 'T0OTHER' },
    view: { ...(form.body.view as object), id: 'V0FORGED' },
  });
  const { body } = await desk.slack.command({ user: 'mona', channel: LEADS, text: 'help' });
  await desk.slack.again({ ...body, user_id: guest.id, team_id: 'T0OTHER', text: 'rules try demo=99' });
  await desk.settle();
  // A member's newer change takes the place of their older one.
  expect(after).toEqual([...before.map((version) => version.replace('draft', 'discarded')), '3 draft']);
  expect(await versionsOf(desk)).toEqual(after);
  expect(guest.privately().join()).not.toMatch(/demo|SLA|MQL/);
});
