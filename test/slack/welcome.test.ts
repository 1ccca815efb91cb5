import { describe, expect, it } from 'vitest';
import { tendWelcomes, welcomeFirst } from '../../src/app/welcome/welcome.js';
import { MONA, RAVI } from '../support/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

const checklist = (desk: DeskWorld, who = '@ravi') =>
  desk.slack.texts(who).filter((text) => /Welcome to Kindling|All set/.test(text));
const tend = async (desk: DeskWorld) => {
  const ticked = await tendWelcomes(desk.world.deps, desk.world.team, desk.world.clock.now());
  await desk.settle();
  return ticked;
};
const webhook = (desk: DeskWorld) => {
  const { world } = desk;
  const entry = world.event('demo_requested', 'jane@acme.com', {
    profile: { name: 'Jane Doe', company: 'Acme' },
  });
  return world.send(entry);
};

describe('the first five minutes', () => {
  it('whoever types the first command gets a checklist, once, and nobody else', async () => {
    const desk = await openDesk({ welcomes: true });
    await desk.as('ravi').types('help');
    await desk.as('rosa').types('help');
    await desk.as('ravi').types('mine');
    expect(checklist(desk)).toHaveLength(1);
    expect(checklist(desk, '@rosa')).toEqual([]);
    const [text] = checklist(desk);
    for (const step of [
      'Invite me to a channel',
      'Choose a preset',
      'Send the first event',
      'Claim a lead',
      'Log a call',
    ])
      expect(text).toContain(`⬜ *${step}*`);
  });

  it('twenty first commands at once welcome one person', async () => {
    const desk = await openDesk();
    const { world } = desk;
    const first = Array.from({ length: 20 }, (_, at) =>
      welcomeFirst(world.deps, world.ctx(at % 2 ? RAVI : MONA)),
    );
    expect((await Promise.all(first)).filter((welcomed) => welcomed)).toHaveLength(1);
    expect(await world.outbox('welcome')).toHaveLength(1);
  });

  it('ticks itself as things are done, in the message that stands there, and ends with what is next', async () => {
    const desk = await openDesk({ welcomes: true });
    await desk.as('ravi').types('help');
    expect(await tend(desk)).toBe(0);
    await webhook(desk);
    expect(await Promise.all([tend(desk), tend(desk)]).then(([a, b]) => a + b)).toBe(1);
    expect(checklist(desk)[0]).toContain('✅ ~Send the first event~');
    expect(checklist(desk)[0]).toContain('1 of 5 done');
    await desk.readyJane();
    await desk.as('ravi').types('claim acme');
    await desk.as('ravi').types('log acme call reached');
    await desk.as('mona').types('rules sign sales');
    expect(await tend(desk)).toBe(1);
    expect(checklist(desk)).toHaveLength(1);
    expect(checklist(desk)[0]).toContain('All set');
    expect(checklist(desk)[0]).toContain('5 of 5 done');
    expect(await tend(desk)).toBe(0);
  });

  it('each step says how it is done', async () => {
    const desk = await openDesk({ welcomes: true });
    await desk.as('ravi').types('help');
    const ravi = desk.as('ravi');
    const how = (step: string) => ravi.presses('How', 'Welcome', (value) => value === step);
    expect(await how('channel')).toContain('/invite @Kindling');
    expect(await how('preset')).toContain('Managers change and sign them');
    expect(await how('event')).toContain('npm run event');
    expect(await how('claim')).toContain('/lead claim');
    expect(await how('log')).toContain('/lead log');
    expect(await ravi.types('start')).toContain('Welcome to Kindling');
  });

  it('a team that has done it all before hears nothing', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    await webhook(desk);
    await desk.as('ravi').types('claim acme');
    await desk.as('ravi').types('log acme call reached');
    await desk.as('mona').types('rules sign sales');
    const { world } = desk;
    expect(await welcomeFirst(world.deps, world.ctx(RAVI))).toBe(false);
    expect(await world.outbox('welcome')).toEqual([]);
  });

  it('is not tended for ever', async () => {
    const desk = await openDesk({ welcomes: true });
    await desk.as('ravi').types('help');
    await webhook(desk);
    desk.world.clock.forward({ days: 31 });
    expect(await tend(desk)).toBe(0);
  });
});

describe('hello', () => {
  const invite = (desk: DeskWorld, channel: string, user = desk.slack.world.bot.userId) =>
    desk.slack.event({ type: 'member_joined_channel', user, channel, inviter: MONA, channel_type: 'C' });
  const hellos = (desk: DeskWorld, channel: string) =>
    desk.slack.texts(channel).filter((text) => text.includes('Hello! I am Kindling'));

  it('is said once in a channel, whatever Slack repeats, and says what is posted there', async () => {
    const desk = await openDesk();
    await invite(desk, 'C0LEADS');
    await invite(desk, 'C0LEADS');
    await Promise.all([invite(desk, 'C0LEADS'), invite(desk, 'C0MANAGERS')]);
    await desk.settle();
    expect(hellos(desk, LEADS)).toHaveLength(1);
    expect(hellos(desk, LEADS)[0]).toContain('Here I post a card when a lead is ready for sales');
    expect(hellos(desk, 'sales-managers')[0]).toContain('the digest on working mornings');
    expect(await desk.as('ravi').presses('Try /lead help')).toContain('What `/lead` can do');
  });

  it('elsewhere it promises nothing, and for other people it says nothing', async () => {
    const desk = await openDesk();
    const random = desk.slack.channel('random');
    random.members.add(desk.slack.world.bot.userId);
    await invite(desk, 'C0RANDOM', RAVI);
    await desk.settle();
    expect(hellos(desk, 'random')).toEqual([]);
    await invite(desk, 'C0RANDOM');
    await desk.settle();
    expect(hellos(desk, 'random')[0]).toContain('Here I post nothing by myself: cards go to #sales-leads');
  });

  it('what the channel refused before comes now', async () => {
    const desk = await openDesk();
    desk.slack.channel(LEADS).isArchived = true;
    await desk.readyJane();
    expect(desk.slack.texts(LEADS)).toEqual([]);
    desk.slack.channel(LEADS).isArchived = false;
    await invite(desk, 'C0LEADS');
    await desk.settle();
    expect(desk.slack.texts(LEADS).join()).toContain('Ready for a rep');
  });
});
