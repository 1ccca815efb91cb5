import { beforeEach, describe, expect, it } from 'vitest';
import { teamSettings } from '../../src/app/people/settings.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { SHORTCUTS } from '../../src/views/names.js';
import { spotsIn } from '../support/slack/view-values.js';
import type { Message } from '../support/slack/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
});

/** Nothing broke, and nobody read of a stack. */
function unbroken(): void {
  expect(desk.logged.filter(({ msg }) => /broke/.test(String(msg)))).toEqual([]);
  for (const who of ['ravi', 'rosa', 'mona', 'guest'])
    expect(desk.as(who).reads()).not.toMatch(/our fault|Error:|\bat .*\.[jt]s:\d/);
}

async function rows() {
  const { prisma, team } = desk.world;
  const where = { teamId: team };
  const [leads, history, activities, tasks] = await Promise.all([
    prisma.lead.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.history.count({ where }),
    prisma.activity.count({ where }),
    prisma.task.count({ where }),
  ]);
  return { leads, history, activities, tasks };
}

const under = () => ({ in: LEADS, under: desk.card() });

describe('two people in one form', () => {
  beforeEach(() => desk.as('mona').types('people <@U0ROSA> manager'));

  it('of a persona: the later takes back nothing, and what both changed is told, with the words kept', async () => {
    const [mona, rosa] = [desk.as('mona'), desk.as('rosa')];
    const open = async () => {
      for (const one of [mona, rosa]) {
        await one.types('persona finance');
        await one.presses('Edit', 'Economic buyer in finance');
      }
    };
    await open();
    await mona.submits({ Pains: 'Late invoices' });
    expect(await rosa.submits({ Objections: 'No time' })).toMatch(/Late invoices[\s\S]*No time/);
    await open();
    await mona.submits({ Pains: 'Too many tools' });
    const told = await rosa.submits({ Pains: 'Slow reports', 'Goals of this quarter': 'Close by March' });
    expect(told).toContain('was changed by @U0MONA');
    expect(told).toContain('*Pains* now: Too many tools');
    expect(await mona.types('persona finance')).not.toContain('Close by March');
    await rosa.presses('Open the form again');
    expect(rosa.form()).toContain('What you wrote is kept below');
    expect(await rosa.submits()).toMatch(/Slow reports[\s\S]*Close by March/);
    unbroken();
  });

  it('of a persona: words too long for a button are given back in the answer', async () => {
    const [mona, rosa] = [desk.as('mona'), desk.as('rosa')];
    for (const one of [mona, rosa]) {
      await one.types('persona finance');
      await one.presses('Edit', 'Economic buyer in finance');
    }
    await mona.submits({ Pains: 'Late invoices' });
    const lines = Array.from({ length: 9 }, (_, at) => `${at} ${'word '.repeat(50)}end${at}`).join('\n');
    const told = await rosa.submits({ Pains: lines });
    expect(told).toContain('Pains, as you wrote it');
    expect(told).toContain('end8');
  });

  it('of the team’s settings: each keeps what they changed', async () => {
    const [mona, rosa] = [desk.as('mona'), desk.as('rosa')];
    for (const one of [mona, rosa]) await one.types('settings team');
    await mona.submits({ per_person: '7' });
    await rosa.submits({ per_channel: '9' });
    const said = await teamSettings(desk.world.prisma, desk.world.team);
    expect(said.noise).toEqual({ perPersonPerDay: 7, perChannelPerHour: 9 });
  });
});

it('a form open for an hour, its lead claimed meanwhile, is taken or refused in words', async () => {
  const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
  await ravi.presses('Not ready');
  await rosa.types('log acme');
  await rosa.types('claim acme');
  desk.world.clock.forward({ minutes: 61 });
  const refused = await ravi.submits({ 'Why is it not ready?': 'No budget' });
  expect(refused).toMatch(/@U0ROSA/);
  expect((await desk.world.lead()).ownerId).toBe('U0ROSA');
  expect(await rosa.submits({ 'What was it?': 'Meeting' })).toContain('Logged for Jane Doe');
  unbroken();
});

describe('a trigger that expired', () => {
  it.each([
    ['log acme', 'log acme call'],
    ['snooze acme', 'snooze acme 3d'],
    ['edit acme', 'edit acme title=CTO'],
    ['tag acme', 'tag acme +partner'],
    ['pass acme', 'pass acme @rosa'],
    ['lost acme', 'lost acme no budget'],
    ['task acme', 'task acme'],
    ['away', 'away until'],
  ])('of /lead %s: says so, and what to type', async (typed, words) => {
    desk.slack.failNext('views.open', { error: 'expired_trigger_id' });
    const told = await desk.as('ravi').types(typed);
    expect(told).toContain('Please try that once more, or type it');
    expect(told).toContain(`/lead ${words}`);
  });

  it.each(['Log', 'Snooze', 'Not ready'])('of the button %s', async (button) => {
    desk.slack.failNext('views.open', { error: 'expired_trigger_id' });
    expect(await desk.as('ravi').presses(button)).toContain('or type it, such as');
  });
});

it('buttons on a card from last year say how things stand now', async () => {
  const old = structuredClone(desk.card());
  const ravi = desk.as('ravi');
  await ravi.types('won acme');
  desk.world.clock.forward({ days: 365 });
  for (const { element } of spotsIn(old.blocks).filter((spot) => spot.element.type === 'button')) {
    const before = ravi.privately().length;
    await desk.slack.click({ user: 'ravi', message: old, actionId: String(element.action_id) });
    await desk.settle();
    const form = ravi.form();
    expect(form ?? ravi.privately().slice(before).join()).toMatch(/Jane Doe|no longer|over/);
  }
  unbroken();
});

/** Presses every button of a message as it stood a year ago; answers what was said to each press. */
async function pressesAll(old: Message): Promise<string[]> {
  const ravi = desk.as('ravi');
  const said: string[] = [];
  for (const { element } of spotsIn(old.blocks).filter((spot) => spot.element.type === 'button')) {
    const before = ravi.reads();
    await desk.slack.click({ user: 'ravi', message: old, actionId: String(element.action_id) });
    await desk.settle();
    said.push(`${String(element.action_id)}: ${ravi.form() ?? ravi.reads().replace(before, '')}`);
  }
  return said;
}

it('buttons of a task done a year ago say so, and none of them does it again', async () => {
  const { clock, deps, team } = desk.world;
  const ravi = desk.as('ravi');
  await ravi.types('claim acme');
  await ravi.types('task acme call back tomorrow 9');
  clock.forward({ days: 1, minutes: 90 });
  await remindTasks(deps, team, clock.now());
  await desk.settle();
  const old = structuredClone(ravi.withButton('Done', 'all back'));
  await ravi.presses('Done', 'all back');
  clock.forward({ days: 365 });
  const before = await rows();
  for (const said of await pressesAll(old)) expect(said).toMatch(/[Cc]all back|Jane Doe/);
  expect(await rows()).toEqual(before);
  unbroken();
});

it('buttons of a cold alert of a silence long over say how the lead stands, or do what they say', async () => {
  const { clock, deps, team } = desk.world;
  const ravi = desk.as('ravi');
  await ravi.types('claim acme');
  clock.forward({ days: 47 });
  await findQuiet(deps, team, clock.now());
  await desk.settle();
  const old = structuredClone(ravi.withButton('Let go'));
  await desk.world.send(desk.world.event('pricing_page_viewed'));
  clock.forward({ days: 365 });
  for (const said of await pressesAll(old)) expect(said).toMatch(/Jane Doe/);
  unbroken();
});

it('a form about a lead that was won an hour ago is answered, and its words are not lost', async () => {
  const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
  await ravi.types('log acme');
  await rosa.types('won acme');
  desk.world.clock.forward({ minutes: 61 });
  expect(await ravi.submits({ 'What happened?': 'called, reached, wants the contract' })).toContain(
    'Jane Doe',
  );
  expect(await ravi.types('timeline acme')).toContain('wants the contract');
  unbroken();
});

it('a message edited to nothing takes back what it had logged', async () => {
  const { message } = await desk.slack.talk({
    user: 'ravi',
    channel: LEADS,
    text: 'called, vm',
    under: desk.card(),
  });
  await desk.settle();
  await desk.as('ravi').edits(message, '');
  expect(
    await desk.world.prisma.activity.count({ where: { teamId: desk.world.team, origin: 'slack' } }),
  ).toBe(0);
  unbroken();
});

it('a thread of 500 replies is never read through', async () => {
  for (let at = 0; at < 500; at++)
    desk.slack.say({ user: 'rosa', channel: LEADS, text: `talk ${at}`, threadTs: desk.card().ts });
  const before = desk.slack.calls.length;
  await desk.as('ravi').says('called, vm, try thu 3pm', under());
  await desk.as('ravi').presses('Undo', 'logged');
  const methods = desk.slack.calls.slice(before).map(({ method }) => method);
  expect(methods.filter((method) => /^conversations\.(?:replies|history)/.test(method))).toEqual([]);
  expect(methods.length).toBeLessThanOrEqual(8);
});

it('a lead deleted meanwhile: every button, form and reply says so', async () => {
  const ravi = desk.as('ravi');
  await ravi.types('show acme', LEADS);
  await desk.as('rosa').types('log acme', LEADS);
  const shown = desk.slack.ephemeralsFor('ravi', LEADS).at(-1);
  const messages = shown ? [desk.card(), shown] : [desk.card()];
  await desk.world.prisma.lead.deleteMany({ where: { teamId: desk.world.team } });
  for (const message of messages)
    for (const { element } of spotsIn(message.blocks).filter((spot) => spot.element.type === 'button')) {
      const before = ravi.privately().length;
      const value = String(element.value);
      await desk.slack.click({ user: 'ravi', message, actionId: String(element.action_id), value });
      await desk.settle();
      expect(ravi.privately().slice(before).join() || ravi.form(), String(element.action_id)).toMatch(
        /no longer|found no lead|gone|nothing/i,
      );
    }
  expect(await desk.as('rosa').submits({ 'What was it?': 'Meeting' })).toMatch(/no longer|found no lead/i);
  expect(await ravi.says('called, vm', under())).toContain('no longer there');
  expect(await ravi.types('undo')).not.toBe('');
  unbroken();
});

it('an emoji nobody knows is words like any other, and a reaction is nothing', async () => {
  const ravi = desk.as('ravi');
  expect(await ravi.types('show :no_such_emoji:')).toContain('found no lead');
  expect(await ravi.types('note acme :no_such_emoji: 🫨 likes it')).toMatch(/Jane Doe/);
  await ravi.says('called, vm :no_such_emoji:', under());
  const { ts, channel } = desk.card();
  const before = await rows();
  await desk.slack.event({
    type: 'reaction_added',
    user: ravi.id,
    reaction: 'no_such_emoji',
    item: { type: 'message', channel, ts },
  });
  await desk.settle();
  expect(await rows()).toEqual(before);
  unbroken();
});

it('somebody of another workspace learns nothing and changes nothing, by any door', async () => {
  const guest = desk.as('guest');
  await desk.as('ravi').picks(SHORTCUTS.find);
  const before = await rows();
  for (const button of ['Claim', 'Log', 'Snooze', 'Not ready']) await guest.presses(button);
  for (const shortcut of Object.values(SHORTCUTS)) {
    await guest.picks(shortcut, shortcut === SHORTCUTS.log ? desk.card() : undefined);
    expect(guest.form()).toBeNull();
  }
  await guest.says('called, vm, try thu 3pm', under());
  await guest.says('<@U0KINDLING> show acme', { in: LEADS });
  await guest.writes('show acme');
  await desk.slack.openHome('guest');
  const { body } = await desk.slack.command({ user: 'ravi', channel: LEADS, text: 'help' });
  for (const text of ['show acme', 'claim acme', 'export', 'mine'])
    await desk.slack.again({ ...body, user_id: guest.id, team_id: 'T0OTHER', text });
  await desk.settle();
  const heard = [
    ...guest.privately(),
    ...desk.slack.texts('@guest').filter((words) => words !== 'show acme'),
  ];
  expect(heard.join('\n')).not.toMatch(/Jane|jane@acme|Doe/);
  expect(JSON.stringify(desk.slack.home('guest') ?? '')).not.toMatch(/Jane|jane@acme/);
  expect(await rows()).toEqual(before);
  unbroken();
});
