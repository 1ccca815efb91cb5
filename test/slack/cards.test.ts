import { beforeEach, describe, expect, it } from 'vitest';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { advanceTracks } from '../../src/app/track/advance-tracks.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
});

describe('claiming', () => {
  it('changes the card in place, and offers a way back', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    const { ts } = desk.card();
    const seen = await ravi.presses('Claim');
    expect(seen).toContain('*Claimed* by @U0RAVI');
    expect(desk.card().ts).toBe(ts);
    const [log, snooze, notReady, ...behindDots] = desk.slack.buttonsOf(desk.card());
    expect([log, snooze, notReady]).toEqual(['Log', 'Snooze', 'Not ready']);
    expect(behindDots).toContain('Its journey');
    expect(ravi.privately()).toHaveLength(1);
    expect(await ravi.presses('Undo', 'is yours')).toContain(
      'Undone: claimed it. Jane Doe (Acme) is as it was',
    );
    expect(desk.slack.textOf(desk.card())).toContain('*Ready for a rep*');
    expect(desk.slack.buttonsOf(desk.card())).toContain('Claim');
  });

  it('of twenty who claim at once one owns it, and nineteen are told kindly who does', async () => {
    const team = Array.from({ length: 20 }, (_, at) => `rep${at}`);
    team.forEach((name, at) => {
      desk.slack.addUser({ id: `U0REP${at}`, name, tz: 'America/New_York' });
      desk.slack.channel(LEADS).members.add(`U0REP${at}`);
    });
    await desk.readyJane();
    const presses = team.map((name) => desk.as(name).pressing('Claim'));
    await Promise.all(presses.map((press) => desk.slack.click(press)));
    await desk.settle();
    const { ownerId } = await desk.world.lead();
    const told = team.flatMap((name) => desk.as(name).privately());
    expect(told).toHaveLength(20);
    const late = told.filter((words) => !words.includes('is yours'));
    expect(late).toHaveLength(19);
    for (const words of late) expect(words).toContain(`@${ownerId} was quicker: Jane Doe (Acme) was claimed`);
    expect(desk.slack.textOf(desk.card())).toContain(`*Claimed* by @${ownerId}`);
    expect((await desk.world.deeds()).filter((verb) => verb === 'handoff.claimed')).toHaveLength(1);
  }, 30_000);

  it('from somebody’s own view of the lead, it says so there', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.types('show acme');
    expect(await ravi.presses('Claim', 'Lately')).toContain('Jane Doe (Acme) is yours, 90 points');
    expect(desk.slack.textOf(desk.card())).toContain('*Claimed* by @U0RAVI');
  });

  it('a claim pressed twice is one, and not a reproach', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    const press = ravi.pressing('Claim');
    await Promise.all([desk.slack.click(press), desk.slack.click(press)]);
    await desk.settle();
    expect(ravi.privately()).toHaveLength(1);
    expect((await desk.world.lead()).ownerId).toBe(ravi.id);
  });
});

describe('a lead gone cold', () => {
  const goneCold = async (): Promise<void> => {
    await desk.world.send(
      desk.world.event('webinar_attended', 'moritz@kalt.test', {
        profile: { name: 'Moritz Kalt', company: 'Kalt GmbH' },
      }),
    );
    await desk.as('ravi').types('claim kalt');
    desk.world.clock.forward({ days: 47 });
    await findQuiet(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
  };

  it('is let go from its alert, which then says so', async () => {
    await goneCold();
    const ravi = desk.as('ravi');
    expect(await ravi.presses('Let go')).toContain('*Let go* by @U0RAVI');
    expect(await ravi.presses('Undo', 'is let go')).toContain('is as it was before');
    expect((await desk.world.lead('moritz@kalt.test')).letGoAt).toBeNull();
  });

  it('is let go from somebody’s own view of it, and that is said there', async () => {
    await goneCold();
    const ravi = desk.as('ravi');
    await ravi.types('show kalt');
    expect(await ravi.presses('Let go', 'Lately')).toContain('Moritz Kalt (Kalt GmbH) is let go');
  });

  it('is re-engaged: its first step comes as a task with the words to send, and the next when that is done', async () => {
    await goneCold();
    const ravi = desk.as('ravi');
    const seen = await ravi.presses('Start re-engagement');
    expect(seen).toContain('*Re-engagement started* by @U0RAVI');
    expect(seen).toContain('Hi Moritz');
    expect(await ravi.presses('Done')).toContain('Done by @U0RAVI');
    desk.world.clock.forward({ days: 3 });
    await advanceTracks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    expect(await ravi.presses('Skip', 'Step 2 of 3')).toContain('Skipped by @U0RAVI');
  });
});

describe('tasks', () => {
  const withTask = async (): Promise<void> => {
    await desk.readyJane();
    await desk.as('ravi').types('log acme call reached keen --next send the sheet friday');
    desk.world.clock.set('2026-06-05T14:00:00Z');
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
  };

  it('is done once by whom it belongs to; pressed again it says that it is', async () => {
    await withTask();
    const ravi = desk.as('ravi');
    const press = ravi.pressing('Done');
    const { body } = await desk.slack.click(press);
    await desk.settle();
    expect(desk.slack.texts('@ravi').at(-1)).toContain('Done by @U0RAVI');
    await desk.slack.again({ ...body, actions: [{ ...(body.actions as object[])[0], action_ts: '1.1' }] });
    expect(ravi.privately().at(-1)).toContain('is done already by @U0RAVI');
  });

  it('is snoozed to the morning of another day, and comes again then', async () => {
    await withTask();
    const ravi = desk.as('ravi');
    await ravi.presses('Snooze', 'send the sheet');
    expect(ravi.form()).toContain('Let *send the sheet: Jane Doe* rest');
    expect(await ravi.submits({ 'Until when?': 'Next Monday' })).toContain('comes back 8 Jun 2026 13:00 UTC');
    desk.world.clock.set('2026-06-08T13:00:01Z');
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    expect(desk.slack.texts('@ravi').filter((words) => words.includes('[Done]'))).toHaveLength(2);
  });

  it('somebody else who comes by the button may not use it', async () => {
    await withTask();
    const { body } = await desk.slack.click(desk.as('ravi').pressing('Snooze', 'send the sheet'));
    await desk.slack.closeView({ user: 'ravi' });
    const tasks = await desk.world.tasks();
    for (const action_id of ['task.done', 'task.skip']) {
      const action = { ...(body.actions as object[])[0], action_id, action_ts: `2.${action_id.length}` };
      await desk.slack.again({
        ...body,
        user: { id: 'U0ROSA', team_id: desk.world.team },
        actions: [action],
      });
    }
    expect(await desk.world.tasks()).toEqual(tasks);
    const heard = desk.slack.world.channels.get('D0RAVI')?.messages.map(desk.slack.textOf).join();
    expect(heard).toContain('Only the person it belongs to can do that: this task');
  });

  it('one opened from a list is closed on its copy as well', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    for (const what of ['one', 'two', 'three'])
      await ravi.types(`log acme call reached --next ${what} friday`);
    desk.world.clock.set('2026-06-05T14:00:00Z');
    await desk.world.prisma
      .$executeRaw`insert into lane (team_id, name, free_at) values (${desk.world.team}, 'U0RAVI', now() + interval '300 ms')`;
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await new Promise((resolve) => setTimeout(resolve, 350));
    await desk.settle();
    expect(desk.slack.texts('@ravi').join()).toContain('3 tasks for you');
    expect(await ravi.presses('Open')).toContain('[Done]');
    const seen = await ravi.presses('Done');
    expect(seen).toContain('2 tasks for you');
    expect(seen.match(/Done by @U0RAVI/g)).toHaveLength(2);
    expect(ravi.privately().join()).not.toContain('[Done]');
  });
});

describe('what is no longer there', () => {
  it('buttons of a lead that is gone say so', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.types('show acme');
    const { prisma } = desk.world;
    await prisma.handoff.deleteMany({ where: { teamId: desk.world.team } });
    await prisma.lead.deleteMany({ where: { teamId: desk.world.team } });
    for (const button of ['Claim', 'Log', 'Snooze', 'Not ready']) {
      expect(await ravi.presses(button, 'Ready for a rep')).toContain('This is no longer there');
      expect(ravi.form()).toBeNull();
    }
  });

  it('a button of an older version is answered, not ignored', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    const { body } = await desk.slack.click(ravi.pressing('Log'));
    await desk.slack.closeView({ user: 'ravi' });
    for (const [action_id, value] of [
      ['lead.dance', 'x'],
      ['lead.choose', '{'],
      ['list.more', '[]'],
    ])
      await desk.slack.again({
        ...body,
        actions: [{ type: 'button', action_id, value, action_ts: action_id }],
      });
    expect(ravi.privately()).toHaveLength(3);
    for (const words of ravi.privately()) expect(words).toContain('what that button did');
  });
});
