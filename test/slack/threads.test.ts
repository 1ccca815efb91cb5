import { beforeEach, describe, expect, it, test } from 'vitest';
import { closeTask } from '../../src/app/task/close-task.js';
import { reassignTask } from '../../src/app/task/reassign-task.js';
import { snoozeTask } from '../../src/app/task/snooze-task.js';
import { readReply } from '../../src/slack/words/reply-line.js';
import { REPLIES } from '../../src/views/help/threads.js';
import type { Talk } from '../support/slack/drive-talk.js';
import type { Message } from '../support/slack/world.js';
import { RAVI, ROSA } from '../support/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

const BOT = '<@U0KINDLING>';
let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
});

const inThread = () => ({ in: LEADS, under: desk.card() });
const say = async (text: string, user = 'ravi') => {
  const { message } = await desk.slack.talk({ user, channel: LEADS, text, under: desk.card() });
  await desk.settle();
  return message;
};
/** What stands in the card's thread of ours that is a chip. */
const chips = (): Message[] =>
  desk.slack
    .messages(LEADS)
    .filter(({ threadTs, botId, blocks }) => threadTs === desk.card().ts && botId !== null && isChip(blocks));
const isChip = (blocks: Message['blocks']): boolean => /logged|Undone|deleted/.test(JSON.stringify(blocks));
const chip = (): string => {
  const [only, second] = chips();
  if (only === undefined || second !== undefined) throw new Error(`${chips().length} chips`);
  return desk.slack.textOf(only);
};
const activities = async () =>
  (
    await desk.world.prisma.activity.findMany({
      where: { teamId: desk.world.team, origin: 'slack' },
      orderBy: { occurredAt: 'asc' },
    })
  ).map(({ kind, actorId, properties, dedupeKey }) => ({ kind, actorId, properties, dedupeKey }));
const openTasks = async () =>
  (await desk.world.tasks())
    .filter(({ status }) => status === 'open')
    .map(({ title, dueAt, assigneeId }) => `${assigneeId}: ${title} ${dueAt.toISOString()}`);

describe('a reply in the thread of a card', () => {
  it('is logged, with the next step in the author’s zone, and a chip says so', async () => {
    const ravi = desk.as('ravi');
    const seen = await ravi.says('called, vm, try thu 3pm', inThread());
    expect(seen).toMatch(/☎️ Call logged: voicemail · next: Try again, 4 Jun 2026 19:00 UTC\n\[Undo\]/);
    expect(await activities()).toMatchObject([
      { kind: 'call_logged', actorId: 'U0RAVI', properties: { outcome: 'Voicemail' } },
    ]);
    expect(await openTasks()).toEqual(['U0RAVI: Try again 2026-06-04T19:00:00.000Z']);
    expect(chips()).toHaveLength(1);
    expect(ravi.privately()).toEqual([]);
    const rosa = await say('rang, na, call back thu 3pm', 'rosa');
    expect(rosa.threadTs).toBe(desk.card().ts);
    expect(await openTasks()).toContain('U0ROSA: Call back 2026-06-04T13:00:00.000Z');
  });

  it('is told of in the lane of the card, the one lane the channel has', async () => {
    await say('called, vm');
    const lanes = await desk.world.prisma.lane.findMany({ where: { teamId: desk.world.team } });
    expect(lanes.map(({ name }) => name)).toEqual([LEADS]);
  });

  it('shows on the card that somebody worked on it', async () => {
    await say('called, vm');
    expect(desk.slack.textOf(desk.card())).toContain('@U0RAVI logged: call');
  });

  it('is logged once, however often Slack tells of it', async () => {
    const { told } = await desk.slack.talk({
      user: 'ravi',
      channel: LEADS,
      text: 'called, vm',
      under: desk.card(),
    });
    const [one] = told;
    if (one === undefined) throw new Error('Slack told nothing');
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        desk.slack.retry({ ...one, body: { ...one.body, event_id: at % 2 ? one.body.event_id : `Ev${at}` } }),
      ),
    );
    await desk.settle();
    expect(await activities()).toHaveLength(1);
    expect(chips()).toHaveLength(1);
  });

  it('of twenty at once each is logged, with a chip of its own', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        desk.slack.talk({
          user: 'ravi',
          channel: LEADS,
          text: `called, vm, try ${at + 1}d`,
          under: desk.card(),
        }),
      ),
    );
    await desk.settle();
    expect(await activities()).toHaveLength(20);
    expect(chips()).toHaveLength(20);
    expect(await openTasks()).toHaveLength(20);
  });

  it('also where the channel hears it, and with a file', async () => {
    const said: Pick<Talk, 'text' | 'subtype' | 'files'>[] = [
      { text: 'met Tom', subtype: 'thread_broadcast' },
      { text: 'emailed the deck', subtype: 'file_share', files: [{ id: 'F1' }] },
      { text: '', subtype: 'file_share', files: [{ id: 'F2' }] },
      { text: 'called, vm', subtype: 'channel_join' },
    ];
    for (const each of said)
      await desk.slack.talk({ user: 'ravi', channel: LEADS, under: desk.card(), ...each });
    await desk.settle();
    expect((await activities()).map(({ kind }) => kind)).toEqual(['meeting_logged', 'email_logged']);
  });

  it('by a mention of the bot does the same, once', async () => {
    await desk.as('ravi').says(`${BOT} called, vm, try tomorrow`, inThread());
    expect(await activities()).toHaveLength(1);
    expect(chip()).toContain('Call logged: voicemail');
  });

  it('below a task in one’s own conversation counts, too', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('log acme call reached --next send the deck tomorrow 9am');
    desk.world.clock.forward({ days: 2 });
    const { remindTasks } = await import('../../src/app/task/remind-tasks.js');
    await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    const task = ravi.withButton('Done');
    expect(await ravi.writes('emailed the deck, chase fri', task)).toContain('E-mail by the rep logged');
    expect(ravi.privately()).toHaveLength(1);
  });

  it('a thread of 500 replies costs no more: it is never read', async () => {
    for (let at = 0; at < 500; at++)
      desk.slack.say({ user: 'rosa', channel: LEADS, text: `reply ${at}`, threadTs: desk.card().ts });
    const before = desk.slack.calls.length;
    await say('called, vm');
    expect(
      desk.slack.calls
        .slice(before)
        .map(({ method }) => method)
        .filter((name) => /replies|history/.test(name)),
    ).toEqual([]);
    expect(chips()).toHaveLength(1);
  });

  it('a card from last year still takes it', async () => {
    desk.world.clock.forward({ days: 400 });
    await say('called, connected');
    expect(chip()).toContain('Call logged: reached');
  });

  it('whatever is written, Slack takes the chip and nobody is pinged', async () => {
    await say(
      `called, told <!channel> <@U0ROSA> about &lt;!here&gt; *x* \`y\`, try ${'again '.repeat(20)}thu 3pm`,
    );
    await say(`met ${'W'.repeat(2_500)}, send the ${'deck '.repeat(60)}`);
    expect(chips()).toHaveLength(2);
    expect(desk.logged.filter(({ msg }) => msg === 'a request broke')).toEqual([]);
  });
});

describe('a chip of which Slack gave no answer', () => {
  test.each(['error500After', 'error500Before'] as const)('stands once in its thread: %s', async (fault) => {
    desk.slack.failNext('chat.postMessage', fault);
    await say('called, vm');
    const { prisma, team } = desk.world;
    await prisma.$executeRaw`update outbox set due_at = now() - interval '1 s' where team_id = ${team} and status = 'sending'`;
    await prisma.$executeRaw`update lane set lease_until = null, free_at = now() - interval '1 s' where team_id = ${team}`;
    await desk.settle();
    expect(chip()).toContain('Call logged: voicemail');
    const read = desk.slack.calls.filter(({ method }) => /history|replies/.test(method));
    expect(read.map(({ method, args }) => [method, typeof args.oldest])).toEqual([
      ['conversations.replies', 'string'],
    ]);
    expect(
      await prisma.outbox.count({ where: { teamId: team, kind: 'chip', deed: 'post', status: 'sent' } }),
    ).toBe(1);
  });
});

describe('the next step that was left out (S54)', () => {
  it('is asked for on the chip, and planned by one click', async () => {
    await say('called, connected');
    expect(chip()).toContain('when is the next step?');
    await desk.as('ravi').presses('In 3 days', 'Call logged');
    expect(await openTasks()).toEqual(['U0RAVI: Follow up 2026-06-04T13:00:00.000Z']);
    expect(chip()).toMatch(/next: Follow up, .*\n\[Undo\]$/);
  });

  it('that is done, moved or given away elsewhere is so on the chip as well', async () => {
    await say('called, vm, try thu 3pm');
    const ravi = desk.as('ravi');
    const [task] = await desk.world.tasks();
    await snoozeTask(
      desk.world.deps,
      desk.world.ctx(RAVI),
      task?.id ?? '',
      new Date('2026-06-09T15:00:00Z'),
      '',
    );
    await desk.settle();
    expect(chip()).toContain('next: Try again, 9 Jun 2026 15:00 UTC');
    await closeTask(desk.world.deps, desk.world.ctx(RAVI), task?.id ?? '', 'done');
    await desk.settle();
    expect(chip()).toContain('next: Try again, done with');
    await ravi.types('undo');
    expect(chip()).toContain('next: Try again, 9 Jun 2026 15:00 UTC');
    await reassignTask(desk.world.deps, desk.world.ctx(RAVI), task?.id ?? '', ROSA);
    await desk.settle();
    expect(chip()).toContain('next: Try again, passed on to @U0ROSA');
  });

  it('in three days is never on a weekend, on a chip as on any other button', async () => {
    desk.world.clock.set('2026-06-03T15:00:00Z');
    await say('called, connected');
    await desk.as('ravi').presses('In 3 days', 'Call logged');
    expect(await openTasks()).toEqual(['U0RAVI: Follow up 2026-06-08T13:00:00.000Z']);
  });

  it('has the words that were said of it', async () => {
    await say('called, connected, will send the deck after Easter');
    expect(chip()).toContain('I couldn’t read a day in “Send the deck after Easter”');
    await desk.as('ravi').presses('Next Monday', 'Call logged');
    expect(await openTasks()).toEqual(['U0RAVI: Send the deck after Easter 2026-06-08T13:00:00.000Z']);
  });

  it('is planned once, by the one who logged', async () => {
    await say('called, connected');
    const ravi = desk.as('ravi');
    const press = ravi.pressing('Tomorrow', 'Call logged');
    expect(await desk.as('rosa').presses('Tomorrow', 'Call logged')).toContain(
      'Only the person it belongs to',
    );
    await Promise.all(Array.from({ length: 10 }, () => desk.slack.click(press)));
    await desk.settle();
    expect(await openTasks()).toHaveLength(1);
  });
});

describe('editing the message', () => {
  it('replaces the activity, its outcome, its next step, and the chip', async () => {
    const message = await say('called, vm, try thu 3pm');
    await desk.as('ravi').edits(message, 'called, connected, likes it, send the deck fri 10am');
    expect(await activities()).toMatchObject([
      { kind: 'call_logged', properties: { outcome: 'Reached', note: 'likes it' } },
    ]);
    expect(await openTasks()).toEqual(['U0RAVI: Send the deck 2026-06-05T14:00:00.000Z']);
    expect(chip()).toContain('Call logged: reached · next: Send the deck');
    expect((await desk.world.tasks()).map(({ status, closedWhy }) => [status, closedWhy])).toEqual([
      ['cancelled', 'The message was edited'],
      ['open', null],
    ]);
  });

  it('to another kind judges the score anew', async () => {
    const before = await desk.world.total();
    const message = await say('she wants a demo');
    expect(await desk.world.total()).toBeGreaterThan(before);
    await desk.slack.edit(message, 'called, she wants a demo');
    await desk.settle();
    expect(await desk.world.total()).toBe(before);
    expect(chip()).toContain('Call logged');
  });

  it('days later keeps the days it spoke of, and a next step that was done stays done', async () => {
    const message = await say('called, vm, try thu 3pm');
    const [task] = await desk.world.tasks();
    await desk.world.prisma.task.update({ where: { id: task?.id ?? '' }, data: { status: 'done' } });
    desk.world.clock.forward({ days: 9 });
    await desk.slack.edit(message, 'called twice, vm, try thu 3pm');
    await desk.settle();
    expect(await desk.world.tasks()).toMatchObject([
      { status: 'done', dueAt: new Date('2026-06-04T19:00:00Z') },
    ]);
    const [one] = await desk.world.prisma.activity.findMany({
      where: { teamId: desk.world.team, origin: 'slack' },
    });
    expect(one).toMatchObject({
      occurredAt: new Date('2026-06-01T12:00:00Z'),
      properties: { note: 'twice' },
    });
  });

  it('days later to a new next step means a day ahead', async () => {
    const message = await say('called, vm');
    desk.world.clock.forward({ days: 9 });
    await desk.slack.edit(message, 'called, vm, try thu 3pm');
    await desk.settle();
    expect(await openTasks()).toEqual(['U0RAVI: Try again 2026-06-11T19:00:00.000Z']);
  });

  it('to what can’t be read leaves what is logged, and says so', async () => {
    const message = await say('called, vm, try thu 3pm');
    await desk.slack.edit(message, 'what a nice day it is today');
    await desk.settle();
    expect(chip()).toContain(
      'Edited since, and I can’t read the new words. This stays: call logged: voicemail',
    );
    expect(await activities()).toHaveLength(1);
    expect(await openTasks()).toHaveLength(1);
    await desk.slack.edit(message, 'called, no answer');
    await desk.settle();
    expect(chip()).toContain('Call logged: no answer');
    expect(await openTasks()).toEqual([]);
  });

  it('to nothing takes it back', async () => {
    const message = await say('called, vm, try thu 3pm');
    await desk.slack.edit(message, '');
    await desk.settle();
    expect(chip()).toContain('Undone by @U0RAVI: nothing is logged.');
    expect([await activities(), await openTasks()]).toEqual([[], []]);
  });

  it('of what was mere talk logs it now, and asks nothing', async () => {
    const message = await say('good morning');
    await desk.slack.edit(message, 'good morning to all of you out there');
    await desk.settle();
    expect(desk.as('ravi').privately()).toEqual([]);
    await desk.slack.edit(message, 'met Tom, call him tomorrow');
    await desk.settle();
    expect(chip()).toContain('Meeting logged');
  });

  it('told twice, or in the wrong order, or by Slack itself, changes nothing twice', async () => {
    const message = await say('called, vm');
    const first = await desk.slack.edit(message, 'called, no answer');
    const second = await desk.slack.edit(message, 'called, connected');
    await desk.slack.edit(message, 'called, connected');
    for (const told of [...second, ...first]) {
      await desk.slack.retry(told);
      await desk.slack.retry({
        ...told,
        body: { ...told.body, event_id: `Ev-${String(told.body.event_id)}` },
      });
    }
    await desk.settle();
    expect(await activities()).toMatchObject([{ properties: { outcome: 'Reached' } }]);
    expect(chips()).toHaveLength(1);
  });

  it('racing its own first word comes to the newer words', async () => {
    const { message, told } = await desk.slack.talk({
      user: 'ravi',
      channel: LEADS,
      text: 'so long',
      under: desk.card(),
    });
    const [said] = told;
    const changed = await desk.slack.edit(message, 'called, connected');
    if (said === undefined) throw new Error('Slack told nothing');
    const late = {
      ...said,
      body: {
        ...said.body,
        event_id: 'EvLate',
        event: { ...(said.body.event as object), text: 'called, vm' },
      },
    };
    await Promise.all([desk.slack.retry(late), ...changed.map(desk.slack.retry)]);
    await desk.settle();
    expect(await activities()).toMatchObject([{ properties: { outcome: 'Reached' } }]);
  });
});

describe('deleting the message', () => {
  it('removes the activity and its open next step, and the chip says so', async () => {
    const before = await desk.world.lead();
    const message = await say('she wants a demo, send the deck thu');
    await desk.as('ravi').erases(message);
    expect(chip()).toContain('The message was deleted: what it had logged is taken back.');
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(await desk.world.lead()).toMatchObject({
      behaviour: before.behaviour,
      lastActivityAt: before.lastActivityAt,
    });
    expect(desk.slack.textOf(desk.card())).not.toContain('logged:');
  });

  it('days later does the same, by judging anew', async () => {
    const before = await desk.world.total();
    const message = await say('she wants a demo, send the deck in 2 weeks');
    desk.world.clock.forward({ days: 3 });
    await desk.slack.erase(message);
    await desk.settle();
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(await desk.world.total()).toBeLessThanOrEqual(before);
    expect(chip()).toContain('deleted');
  });

  it('leaves a next step that was done', async () => {
    const message = await say('called, vm, try thu 3pm');
    await desk.world.prisma.task.updateMany({ where: { teamId: desk.world.team }, data: { status: 'done' } });
    await desk.slack.erase(message);
    await desk.settle();
    expect(await desk.world.tasks()).toMatchObject([{ status: 'done' }]);
  });

  it('after an edit removes what the edit had made of it, told often and at once', async () => {
    const message = await say('called, vm');
    await desk.slack.edit(message, 'met Tom, call him thu');
    const told = await desk.slack.erase(message);
    await Promise.all(
      told.flatMap((one) =>
        [1, 2, 3, 4].map((at) => desk.slack.retry({ ...one, body: { ...one.body, event_id: `EvD${at}` } })),
      ),
    );
    await desk.settle();
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(chips()).toHaveLength(1);
  });

  it('known before the message itself keeps that from being logged', async () => {
    const { message, told } = await desk.slack.talk({
      user: 'ravi',
      channel: LEADS,
      text: 'so long',
      under: desk.card(),
    });
    const [said] = told;
    if (said === undefined) throw new Error('Slack told nothing');
    await desk.slack.erase(message);
    const late = {
      ...said.body,
      event_id: 'EvLate',
      event: { ...(said.body.event as object), text: 'called, vm' },
    };
    await desk.world.prisma.heard.deleteMany({ where: { teamId: desk.world.team } });
    await desk.slack.retry({ ...said, body: late });
    await desk.settle();
    expect(await activities()).toEqual([]);
  });

  it('of mere talk is nothing to us', async () => {
    const message = await say('good morning');
    await desk.slack.erase(message);
    await desk.settle();
    expect(chips()).toEqual([]);
  });
});

describe('Undo', () => {
  it('on the chip puts everything back: the cold lead is cold again', async () => {
    const { findQuiet } = await import('../../src/app/quiet/find-quiet.js');
    desk.world.clock.forward({ days: 60 });
    await findQuiet(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    const before = await desk.world.lead();
    expect(before.coldAt).not.toBeNull();
    const under = desk.slack.messageWith(LEADS, 'has gone quiet');
    await desk.as('ravi').says('called, connected, try tomorrow', { in: LEADS, under });
    expect((await desk.world.lead()).coldAt).toBeNull();
    await desk.as('ravi').presses('Undo', 'Call logged');
    expect(await desk.world.lead()).toMatchObject({ coldAt: before.coldAt, behaviour: before.behaviour });
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(desk.as('rosa').reads()).toContain('Undone by @U0RAVI: nothing is logged.');
  });

  it('by command does the same, and the chip follows', async () => {
    await say('called, vm, try thu 3pm');
    expect(await desk.as('ravi').types('undo')).toContain('Undone');
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(chip()).toContain('Undone by @U0RAVI');
  });

  it('works an hour later, and twice is once', async () => {
    await say('called, vm, try thu 3pm');
    const ravi = desk.as('ravi');
    const press = ravi.pressing('Undo', 'Call logged');
    desk.world.clock.forward({ minutes: 60 });
    await Promise.all(Array.from({ length: 10 }, () => desk.slack.click(press)));
    await desk.settle();
    expect([await activities(), await openTasks()]).toEqual([[], []]);
    expect(chip()).toContain('Undone by @U0RAVI');
    expect(ravi.privately()).toEqual([]);
  });

  it('is its author’s; a manager may, too', async () => {
    await say('called, vm');
    expect(await desk.as('rosa').presses('Undo', 'Call logged')).toContain('Only the person it belongs to');
    await desk.as('ravi').types('undo');
  });

  it('then an edit to other words logs those', async () => {
    const message = await say('called, vm');
    await desk.as('ravi').presses('Undo', 'Call logged');
    await desk.slack.edit(message, 'called, connected');
    await desk.settle();
    expect(chip()).toContain('Call logged: reached');
    expect(await activities()).toHaveLength(1);
  });

  it('of an edit brings back what was before it', async () => {
    const message = await say('called, vm');
    await desk.slack.edit(message, 'called, connected');
    await desk.settle();
    await desk.as('ravi').types('undo');
    expect(await activities()).toMatchObject([{ properties: { outcome: 'Voicemail' } }]);
    expect(chip()).toContain('Call logged: voicemail');
  });
});

describe('talk between colleagues', () => {
  test.each([
    'anybody know them?',
    '<@U0ROSA> can you take this one over from me',
    '<!here> look at this one please now',
    'thanks!',
    ':tada: :unknown_emoji_of_ours:',
    'nice one',
  ])('is neither logged nor asked about: %s', async (text) => {
    expect(await desk.as('ravi').says(text, inThread())).toBe('');
    expect(await activities()).toEqual([]);
  });

  it('that may be worth noting is asked about once, privately, in the thread', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.says('I saw Jane at the fair last week', inThread())).toContain(
      'Shall I write that down for Jane Doe?',
    );
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toMatchObject([{ threadTs: desk.card().ts }]);
    expect(desk.as('rosa').privately()).toEqual([]);
    expect(await ravi.says('they have a new head of IT', inThread())).toBe('');
    expect(await desk.as('rosa').says('they have a new head of IT', inThread())).toContain(
      'Shall I write that down',
    );
    desk.world.clock.forward({ minutes: 12 * 60 + 1 });
    expect(await ravi.says('they have a new head of sales', inThread())).toContain('Shall I write that down');
  });

  it('becomes a note by one click, which follows the message', async () => {
    const ravi = desk.as('ravi');
    const message = await say('they have a new head of IT &amp; no budget');
    await ravi.presses('Log as note', 'Shall I write');
    expect(await activities()).toMatchObject([
      { kind: 'note_logged', properties: { note: 'they have a new head of IT & no budget' } },
    ]);
    expect(chip()).toContain('📝 Note logged');
    expect(ravi.privately().join()).toContain('Edit the message, and the note follows');
    await desk.slack.edit(message, 'they have a new head of IT and a budget');
    await desk.settle();
    expect(await activities()).toMatchObject([
      { properties: { note: 'they have a new head of IT and a budget' } },
    ]);
    await desk.slack.erase(message);
    await desk.settle();
    expect(await activities()).toEqual([]);
  });

  it('becomes a call by the form, with its lead and its words filled in', async () => {
    const ravi = desk.as('ravi');
    await say('they have a new head of IT');
    await ravi.presses('Log a call…', 'Shall I write');
    expect(ravi.form()).toContain('Jane Doe · Acme');
    expect(ravi.form()).toContain('they have a new head of IT');
    expect(await ravi.submits({ 'What was it?': 'Call', 'What came of it?': 'Reached' })).toContain(
      'Logged for Jane Doe (Acme): Call, reached',
    );
    expect(await activities()).toHaveLength(1);
  });

  it('is left alone for good where that is asked for', async () => {
    const ravi = desk.as('ravi');
    await say('they have a new head of IT');
    await ravi.presses('Ignore', 'Shall I write');
    expect(ravi.privately().join()).toContain('I won’t ask you again in this thread');
    desk.world.clock.forward({ days: 30 });
    expect(await ravi.says('they have a new head of sales', inThread())).toBe('');
    expect(await ravi.says('called, vm', inThread())).toContain('Call logged');
  });

  it('is asked about once by twenty at once, and a long one still fits its buttons', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.slack.talk({
          user: 'ravi',
          channel: LEADS,
          text: `they all said "so" of it ${'\\"'.repeat(1_900)}`,
          under: desk.card(),
        }),
      ),
    );
    await desk.settle();
    expect(desk.as('ravi').privately()).toHaveLength(1);
    await desk.as('ravi').presses('Log as note', 'Shall I write');
    expect(await activities()).toHaveLength(1);
  });

  it('below anything that is no card of ours is left unread', async () => {
    const { message } = await desk.slack.talk({ user: 'rosa', channel: LEADS, text: 'lunch?' });
    expect(await desk.as('ravi').says('called, vm, try thu 3pm', { in: LEADS, under: message })).toBe('');
    expect(await activities()).toEqual([]);
  });
});

describe('a message about several leads', () => {
  it('asks whom it is about', async () => {
    await desk.world.ready('bob@globex.com');
    await desk.settle();
    const { id: leadId } = await desk.world.lead('bob@globex.com');
    const [bob] = await desk.world.prisma.card.findMany({ where: { teamId: desk.world.team, leadId } });
    const jane = desk.slack.messages(LEADS)[0];
    if (bob === undefined || jane === undefined) throw new Error('no cards');
    await desk.world.prisma.card.update({
      where: { teamId_kind_refId: { teamId: bob.teamId, kind: bob.kind, refId: bob.refId } },
      data: { ts: jane.ts },
    });
    const ravi = desk.as('ravi');
    expect(await ravi.says('called, vm', { in: LEADS, under: jane })).toContain(
      'about several leads: whom is this about?',
    );
    await ravi.presses('Pick the lead');
    expect(ravi.form()).toContain('Which lead?');
    expect(ravi.form()).toContain('called, vm');
    expect(await activities()).toEqual([]);
    expect(await ravi.says('they have a new head of IT', { in: LEADS, under: jane })).toBe('');
  });
});

describe('commands in a card’s thread', () => {
  const mention = (text: string, user = 'ravi') => desk.as(user).says(`${BOT} ${text}`, inThread());

  it('are about its lead, where they name no other', async () => {
    expect(await mention('show')).toContain('Jane Doe');
    expect(await mention('')).toContain('Jane Doe');
    await mention('claim');
    expect(await desk.world.lead()).toMatchObject({ ownerId: 'U0RAVI' });
    await mention('snooze 3d');
    expect((await desk.world.lead()).snoozedUntil?.toISOString()).toMatch(/^2026-06-04/);
    await mention('tag +vip');
    expect(await desk.world.lead()).toMatchObject({ tags: ['vip'] });
    await mention('stage late');
    await mention('lost budget: frozen until spring');
    expect(await desk.world.lead()).toMatchObject({ lostReason: 'budget: frozen until spring' });
  });

  it('are about the lead they name', async () => {
    await desk.world.send(
      desk.world.event('logged_in', 'bob@globex.com', { profile: { name: 'Bob', company: 'Globex' } }),
    );
    expect(await mention('show globex')).toContain('*Bob*');
    await mention('claim bob@globex.com');
    expect(await desk.world.lead()).toMatchObject({ ownerId: null });
    expect(await desk.world.lead('bob@globex.com')).toMatchObject({ ownerId: 'U0RAVI' });
    await mention('snooze globex 3d');
    expect((await desk.world.lead()).snoozedUntil).toBeNull();
    expect((await desk.world.lead('bob@globex.com')).snoozedUntil).not.toBeNull();
  });

  it('that are about no lead work as anywhere', async () => {
    expect(await mention('mine')).toContain('You own no leads yet');
    expect(await mention('help snooze')).toContain('snooze');
  });

  it('open forms by a click', async () => {
    expect(await mention('snooze')).toContain('It opens by a click');
    await desk.as('ravi').presses('Open the form');
    expect(desk.as('ravi').form()).toContain('Let *Jane Doe* rest');
  });
});

describe('who may not', () => {
  it('somebody of another workspace is not heard in threads: nothing logged, nothing said', async () => {
    const guest = desk.as('guest');
    expect(await guest.says('called, vm, try thu 3pm', inThread())).toBe('');
    expect(await guest.says('they have a new head of IT', inThread())).toBe('');
    const message = await say('called, vm', 'guest');
    await desk.slack.edit(message, 'called, connected');
    await desk.slack.erase(message);
    await desk.settle();
    expect([await activities(), guest.privately()]).toEqual([[], []]);
  });

  it('a lead that is gone meanwhile: a clear private answer, and nothing breaks', async () => {
    const message = await say('called, vm');
    await desk.world.prisma.lead.deleteMany({ where: { teamId: desk.world.team } });
    const ravi = desk.as('ravi');
    const under = desk.slack.messages(LEADS)[0];
    if (under === undefined) throw new Error('no card');
    expect(await ravi.says('called, connected', { in: LEADS, under })).toContain(
      'no longer there: the lead of this thread',
    );
    expect(await ravi.edits(message, 'called, no answer')).toContain(
      'no longer there: the lead of this thread',
    );
    expect(await ravi.erases(message)).toContain('no longer there: the lead of this thread');
    expect(desk.logged.filter(({ msg }) => msg === 'a request broke')).toEqual([]);
  });
});

describe('help on threads', () => {
  it('tells the grammar, each example of which is read', async () => {
    for (const asked of ['help threads', 'help reply'])
      expect(await desk.as('ravi').types(asked)).toContain('called, vm, try thu 3pm');
    for (const reply of REPLIES)
      expect(readReply(reply, { now: desk.world.clock.now(), zone: 'UTC' }), reply).toMatchObject({
        kind: expect.any(String),
      });
    expect(await desk.as('ravi').types('help threads')).not.toContain('may not read replies');
  });

  it('says where replies can’t be read', async () => {
    const scopes = [
      'commands',
      'chat:write',
      'users:read',
      'channels:read',
      'groups:read',
      'usergroups:read',
      'groups:history',
    ];
    const deaf = await openDesk({ slack: { scopes } });
    expect(await deaf.as('ravi').types('help threads')).toContain(
      'In public channels I may not read replies here',
    );
  });
});

it('without leave to read replies a mention of the bot still logs', async () => {
  const deaf = await openDesk({
    slack: {
      scopes: [
        'chat:write',
        'users:read',
        'channels:read',
        'groups:read',
        'app_mentions:read',
        'im:history',
        'usergroups:read',
      ],
    },
  });
  await deaf.readyJane();
  const where = { in: LEADS, under: deaf.card() };
  expect(await deaf.as('ravi').says('called, vm', where)).toBe('');
  expect(await deaf.as('ravi').says(`${BOT} called, vm`, where)).toContain('Call logged: voicemail');
});
