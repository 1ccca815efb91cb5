import { beforeEach, describe, expect, it } from 'vitest';
import { keepHomes, refreshHomes } from '../../src/app/home/home-keeper.js';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { MY_DAY, THE_TEAM } from '../../src/domain/home.js';
import { bag, bags, text } from '../support/slack/bag.js';
import { MONA, RAVI, ROSA } from '../support/world.js';
import { type DeskWorld, eventually, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
});

/** What stands on somebody's Home. */
const read = (who: string): string => desk.slack.textOf(desk.slack.home(who)?.view ?? {});

async function opens(who: string): Promise<string> {
  await desk.slack.openHome(who);
  await desk.settle();
  return read(who);
}

type Pressed = { button?: string; value?: string; actionId?: string };
async function presses(who: string, pressed: Pressed | string): Promise<string> {
  await desk.slack.clickInView({
    user: who,
    home: true,
    ...(typeof pressed === 'string' ? { button: pressed } : pressed),
  });
  await desk.settle();
  return read(who);
}

const published = (): number => desk.slack.calls.filter(({ method }) => method === 'views.publish').length;
const hashOf = (who: string): string => text(desk.slack.home(who)?.hash ?? '');
const rested = () =>
  desk.world.prisma.home.updateMany({ where: { teamId: desk.world.team }, data: { restUntil: null } });

describe('my day', () => {
  it('opens with what there is to claim; one click makes it mine, and says so with a way back', async () => {
    await desk.readyJane();
    const seen = await opens('ravi');
    expect(seen).toContain('My day · Monday 1 June 2026');
    expect(seen).toContain('*1* to claim');
    expect(seen).toContain('*Jane Doe* · Acme · *90* points\nwaiting for 1 min · Reached 80 points\n[Claim]');
    const after = await presses('ravi', 'Claim');
    expect(after).toMatch(/^🙋 Jane Doe \(Acme\) is yours/);
    expect(after).toContain('[Undo]');
    expect(after).toContain('📈 *Hot leads*');
    expect(after).not.toContain('*To claim*  ·');
    expect((await desk.world.lead()).ownerId).toBe(RAVI);
    const undone = await presses('ravi', 'Undo');
    expect(undone).toMatch(/^↩️ Undone/);
    expect(undone).toContain('*1* to claim');
    expect((await desk.world.lead()).ownerId).toBeNull();
  });

  it('opened twice, it says the same; the tab of messages is none of its business', async () => {
    expect(await opens('ravi')).toBe(await opens('ravi'));
    const before = published();
    await desk.slack.event({ type: 'app_home_opened', user: RAVI, channel: 'D0RAVI', tab: 'messages' });
    await desk.settle();
    expect(published()).toBe(before);
  });

  it('of twenty who open theirs at once each has theirs, and one who opens twenty times gets it a few times', async () => {
    await desk.readyJane();
    await Promise.all(Array.from({ length: 20 }, () => desk.slack.openHome('ravi')));
    await desk.settle();
    expect(read('ravi')).toContain('*1* to claim');
    expect(published()).toBeLessThan(10);
    await Promise.all(['rosa', 'mona'].map((who) => desk.slack.openHome(who)));
    await desk.settle();
    for (const who of ['rosa', 'mona']) expect(read(who)).toContain('*1* to claim');
  });

  it('a form opens from it, and what came of it stands there', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.types('claim acme');
    await opens('ravi');
    await presses('ravi', 'Log');
    expect(ravi.form()).toContain('Jane Doe');
    await ravi.submits({ 'What was it?': 'Call', 'What came of it?': 'Reached' });
    expect(read('ravi')).toMatch(/^✅ Logged for Jane Doe \(Acme\): Call, reached/);
    expect(ravi.reads()).not.toContain('Logged for Jane');
  });

  it('a task is done there, and tomorrow’s is overdue the day after', async () => {
    await desk.readyJane();
    await desk.as('ravi').types('log acme call reached keen --next send the sheet tomorrow 3pm');
    expect(await opens('ravi')).not.toContain('send the sheet');
    desk.world.clock.set('2026-06-02T20:00:00Z');
    expect(await opens('ravi')).toContain(
      '📋 *Due today*  ·  1\n*send the sheet*\nJane Doe (Acme) · was due',
    );
    desk.world.clock.set('2026-06-03T14:00:00Z');
    const overdue = await opens('ravi');
    expect(overdue).toContain('⏰ *Overdue*  ·  1\n*send the sheet*');
    const after = await presses('ravi', 'Done');
    expect(after).toMatch(/^✅ Done: send the sheet: Jane Doe/);
    expect(after).not.toContain('*Overdue*  ·');
    expect((await desk.world.tasks())[0]?.status).toBe('done');
  });

  it('behind the three dots is the rest', async () => {
    await desk.readyJane();
    await opens('ravi');
    const { value } = moreOf('ravi', 'Not ready');
    await presses('ravi', { actionId: 'home.more', value });
    expect(desk.as('ravi').form()).toContain('Jane Doe');
    await desk.slack.closeView({ user: 'ravi' });
    await presses('ravi', { actionId: 'home.more', value: moreOf('ravi', 'Show').value });
    expect(desk.as('ravi').form()).toContain('*Lately*');
  });

  it('says when a lead of mine goes cold, and who rests until when', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.types('claim acme');
    desk.world.clock.forward({ days: 41 });
    expect(await opens('ravi')).toMatch(
      /⏳ \*Going cold this week\* {2}· {2}1\n\*Jane Doe\*.*\n\*Goes cold on /,
    );
    await ravi.types('snooze acme 3d or reply');
    const seen = await opens('ravi');
    expect(seen).toContain('💤 *Snoozed*  ·  1');
    expect(seen).not.toContain('*Going cold this week*  ·');
    expect(seen).toContain(', or as soon as they reply');
    expect(await presses('ravi', 'Wake')).toContain('*Going cold this week*  ·  1');
  });

  it('on the first day it teaches, and with nothing to do it says what would come', async () => {
    const first = await opens('ravi');
    expect(first).toContain('*Welcome to Kindling*');
    expect(first).toContain('[Show the hot leads]');
    await desk.readyJane();
    await desk.as('ravi').types('claim acme');
    await desk.as('ravi').types('won acme');
    const idle = await opens('ravi');
    expect(idle).toContain('Nothing presses today');
    expect(idle).toContain('*To claim*: nobody waits');
  });

  it('`/lead day` says the same in a message', async () => {
    await desk.readyJane();
    expect(await desk.as('ravi').types('day')).toContain('🔥 *To claim*  ·  1\n*Jane Doe*');
    expect(await desk.as('ravi').presses('Claim', 'My day')).toContain('Jane Doe (Acme) is yours');
  });
});

describe('of a colleague who is away', () => {
  /** Ravi, who has a lead that goes cold in June and a task of it, is away till July; Rosa covers. */
  async function covered(): Promise<void> {
    await desk.world.send(desk.world.event('webinar_attended'));
    await desk.world.prisma.lead.updateMany({ where: { teamId: desk.world.team }, data: { ownerId: RAVI } });
    expect(await desk.as('ravi').types('away for 8 weeks cover <@U0ROSA|rosa>')).toContain('cover');
    const lead = await desk.world.lead();
    const { team: teamId, clock } = desk.world;
    await desk.world.prisma.task.create({
      data: {
        id: desk.world.deps.ids.next(),
        teamId,
        leadId: lead.id,
        kind: 'follow_up',
        title: 'Send the offer',
        assigneeId: RAVI,
        dueAt: clock.now(),
        status: 'open',
        createdBy: RAVI,
        createdAt: clock.now(),
        dedupeKey: 'planned since',
      },
    });
  }

  it('the cover sees what goes cold meanwhile, and tasks, each with one click to act', async () => {
    await covered();
    const seen = await opens('rosa');
    expect(seen).toContain('🤝 *While you cover*  ·  2');
    expect(seen).toMatch(/goes cold on [\s\S]*with @U0RAVI, who is away\n\[Log\]/);
    expect(seen).toMatch(/\*Send the offer\*[\s\S]*with @U0RAVI, who is away\n\[Done\]/);
    expect(await presses('rosa', 'Done')).toContain('🤝 *While you cover*  ·  1');
    expect(await desk.as('rosa').types('day')).toContain('🤝 *While you cover*  ·  1');
  });

  it('nobody else does, nor the cover once it is over', async () => {
    await covered();
    expect(await opens('mona')).not.toContain('While you cover');
    await desk.as('ravi').types('back');
    expect(await opens('rosa')).not.toContain('While you cover');
  });

  it('`/lead mine` says for whom one covers, with a way to their leads', async () => {
    await covered();
    expect(await desk.as('rosa').types('mine')).toContain('🤝 You cover for @U0RAVI: 1 lead');
    const theirs = await desk.as('rosa').presses('Show them', 'You cover');
    expect(theirs).toContain('1 lead of @U0RAVI, for whom you cover');
    expect(theirs).toContain('jane@acme.com');
    expect(await desk.as('mona').types('mine')).not.toContain('cover');
    await desk.as('ravi').types('back');
    expect(await desk.as('rosa').presses('Show them', 'You cover')).not.toContain('jane@acme.com');
  });
});

describe('settings', () => {
  it('open in a form from the Home', async () => {
    await opens('ravi');
    await presses('ravi', 'Settings');
    expect(desk.as('ravi').form()).toContain('Your settings');
  });
});

describe('a long list', () => {
  const many = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      await desk.world.send(
        desk.world.event('demo_requested', `lead${at}@firm${at}.test`, { profile: { name: `Lead ${at}` } }),
        desk.world.event('pricing_page_viewed', `lead${at}@firm${at}.test`),
      );
    }
    await desk.world.prisma.lead.updateMany({ where: { teamId: desk.world.team }, data: { ownerId: RAVI } });
  };

  it('is turned page by page and begins again where its end is gone', async () => {
    await many(23);
    expect(await opens('ravi')).toMatch(/\[Show all 23\]/);
    const first = await presses('ravi', 'Show all 23');
    expect(first).toContain('1–15 of 23');
    expect(first.match(/\[Log\]/g)).toHaveLength(15);
    const second = await presses('ravi', 'Next ›');
    expect(second).toContain('16–23 of 23');
    expect(second).not.toContain('[Next ›]');
    await desk.world.prisma.lead.updateMany({
      where: { teamId: desk.world.team, email: { gt: 'lead2' } },
      data: { ownerId: null },
    });
    expect(await opens('ravi')).toMatch(/Hot leads\* {2}· {2}\d+\n/);
    expect(await presses('ravi', '‹ My day')).toContain('My day · ');
  });
});

describe('managers', () => {
  it('turn to the team: who waits how long, whose leads are whose, and one rep’s day to look at', async () => {
    await desk.readyJane();
    await desk.world.ready('omar@cedar.test');
    await desk.as('rosa').types('claim cedar');
    desk.world.clock.forward({ minutes: 30 });
    await opens('mona');
    const team = await presses('mona', 'Team');
    expect(team).toContain('🚨 waiting for 30 min, a first response was due after 5 min');
    expect(team).toContain('⚠️ *1* waiting longer than the 5 min the rules give');
    expect(team).toContain(`*@${ROSA}* · 1 open lead`);
    const day = await presses('mona', { button: 'Show', value: JSON.stringify({ ...MY_DAY, rep: ROSA }) });
    expect(day).toContain(`*The day of @${ROSA}*`);
    expect(day).not.toContain('[Log]');
    expect(await presses('mona', '‹ Team')).toContain('Team · ');
    await presses('mona', 'Assign');
    await desk.as('mona').submits({ 'To whom?': ROSA });
    expect(read('mona')).toContain('Jane Doe (Acme)');
    expect((await desk.world.lead()).ownerId).toBe(ROSA);
    expect(await presses('mona', 'My day')).toContain('My day · ');
  });

  it('nobody else does, whatever their button holds', async () => {
    await desk.readyJane();
    await opens('ravi');
    for (const page of [THE_TEAM, { ...MY_DAY, rep: MONA }]) {
      const stolen = await forged('ravi', 'home.tab', JSON.stringify(page));
      expect(stolen).toContain('My day · ');
      expect(stolen).toMatch(/^Only managers/);
    }
    expect(await forged('ravi', 'home.open', '{"tab":"cellar"}')).toMatch(/^This is no longer there/);
  });
});

describe('what is not one’s own', () => {
  it('a task of somebody else is not done from a Home', async () => {
    await desk.readyJane();
    await desk.as('ravi').types('log acme call reached keen --next send the sheet today 5pm');
    const [task] = await desk.world.tasks();
    await opens('rosa');
    expect(read('rosa')).not.toContain('send the sheet');
    expect(await forged('rosa', 'task.done', task?.id ?? '')).toMatch(/^Only the person it belongs to/);
    expect((await desk.world.tasks())[0]?.status).toBe('open');
  });

  it('reps see their own leads and nobody’s, and not those of others', async () => {
    await desk.readyJane();
    await desk.as('ravi').types('claim acme');
    expect(await opens('rosa')).not.toContain('Jane Doe');
    expect(await opens('ravi')).toContain('Jane Doe');
  });

  it('a guest, and somebody of another workspace, see nothing of anybody', async () => {
    await desk.readyJane();
    desk.slack.addUser({ id: 'U0LODGER', name: 'lodger', tz: 'Europe/Paris', isRestricted: true });
    const seen = await opens('lodger');
    expect(seen).toContain('you have no seat');
    expect(seen).not.toContain('Jane');
    await desk.slack.openHome('guest');
    await desk.settle();
    expect(read('guest')).not.toContain('Jane');
    const guests = { teamId: desk.world.team, id: { in: ['U0LODGER', 'U0GUEST'] } };
    expect(await desk.world.prisma.person.findMany({ where: guests })).toEqual([]);
  });
});

describe('it stays true', () => {
  const looked = async (): Promise<void> => {
    await rested();
    await refreshHomes(desk.homeDeps, desk.world.team);
  };

  it('when something is handed over, claimed or falls due; and not for what does not concern its reader', async () => {
    await opens('ravi');
    await opens('rosa');
    await desk.readyJane();
    await looked();
    for (const who of ['ravi', 'rosa']) expect(read(who)).toContain('*1* to claim');
    await desk.as('rosa').types('claim acme');
    desk.world.clock.forward({ minutes: 1 });
    await looked();
    expect(read('ravi')).not.toContain('Jane');
    expect(read('rosa')).toContain('*Hot leads*  ·  1');
    desk.world.clock.forward({ minutes: 1 });
    await looked();
    const before = published();
    desk.world.clock.forward({ minutes: 1 });
    await desk.as('rosa').types('log acme call reached keen --next send the sheet today 3pm');
    await looked();
    expect(published()).toBe(before + 1);
    expect(read('rosa')).toContain('*send the sheet*');
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
  });

  it('by time alone: a task turns from today’s to overdue at midnight', async () => {
    await desk.readyJane();
    await desk.as('ravi').types('log acme call reached keen --next send the sheet today 3pm');
    await opens('ravi');
    desk.world.clock.set('2026-06-02T03:59:00Z');
    await opens('ravi');
    desk.world.clock.set('2026-06-02T04:00:01Z');
    await looked();
    expect(read('ravi')).toContain('*Overdue*  ·  1');
  });

  it('looked at twice in a row, or with nobody looking, nothing is published', async () => {
    await opens('ravi');
    await looked();
    const before = published();
    await looked();
    await looked();
    desk.world.clock.forward({ minutes: 30 });
    await desk.readyJane();
    await looked();
    expect(published()).toBe(before);
  });

  it('an older publish does not overwrite a newer one, and one refused is tried once more', async () => {
    await opens('ravi');
    const stale = hashOf('ravi');
    await desk.world.prisma.home.updateMany({
      where: { teamId: desk.world.team },
      data: { hash: 'an-older-one' },
    });
    await desk.readyJane();
    expect(await opens('ravi')).toContain('*1* to claim');
    expect(hashOf('ravi')).not.toBe(stale);
    desk.slack.failNext('views.publish', { error: 'internal_error' });
    await presses('ravi', 'Claim');
    expect(read('ravi')).toMatch(/^🙋 Jane Doe/);
  });

  it('where Slack takes none, the deed is done all the same and told in a message', async () => {
    await desk.readyJane();
    await opens('ravi');
    desk.slack.failNext('views.publish', { error: 'internal_error' }, 6);
    await desk.slack.clickInView({ user: 'ravi', home: true, button: 'Claim' });
    await desk.settle();
    expect((await desk.world.lead()).ownerId).toBe(RAVI);
    expect(desk.as('ravi').reads()).toContain('Jane Doe (Acme) is yours');
    expect(desk.logged.some(({ msg }) => msg === 'a Home could not be published')).toBe(true);
  });

  it('by itself, soon after a commit and once however many there were', async () => {
    const homes = keepHomes(desk.homeDeps, desk.world.team);
    await opens('ravi');
    await rested();
    const before = published();
    await desk.readyJane();
    for (let commits = 0; commits < 50; commits += 1) homes.wake();
    await eventually(() => read('ravi').includes('*1* to claim'));
    expect(published()).toBe(before + 1);
    await homes.stop();
  });

  it('a process that ended while it published leaves it to the next', async () => {
    await opens('ravi');
    await desk.readyJane();
    await desk.world.prisma.home.updateMany({
      where: { teamId: desk.world.team },
      data: { stale: false, leaseUntil: new Date(0), leasedBy: '00000000-0000-7000-8000-000000000000' },
    });
    await looked();
    expect(read('ravi')).toContain('*1* to claim');
  });
});

/** The entry of the first three dots that hold it. */
function moreOf(who: string, words: string): { value: string } {
  for (const block of bags(bag(desk.slack.home(who)?.view).blocks))
    for (const element of bags(block.elements))
      for (const option of bags(element.options))
        if (text(bag(option.text).text) === words) return { value: text(option.value) };
  throw new Error(`nothing behind three dots says ${words}`);
}

/** A press on a button that was never shown to them. */
async function forged(who: string, action_id: string, value: string): Promise<string> {
  const view = desk.slack.home(who);
  await desk.slack.again({
    type: 'block_actions',
    team: { id: desk.world.team },
    user: { id: desk.slack.user(who).id, team_id: desk.world.team },
    trigger_id: 'spent',
    container: { type: 'view', view_id: view?.id },
    view: { ...bag(view?.view), id: view?.id },
    actions: [{ type: 'button', action_id, value, action_ts: `${Math.random()}`, block_id: 'b' }],
  });
  await desk.settle();
  return read(who);
}
