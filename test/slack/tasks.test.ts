import { describe, expect, it, test } from 'vitest';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const open = () =>
  desk.world.prisma.task.findMany({
    where: { teamId: desk.world.team, status: 'open' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
const comeDue = async (at: string) => {
  desk.world.clock.set(at);
  await remindTasks(desk.world.deps, desk.world.team, desk.world.clock.now());
  await desk.settle();
};

describe('tasks by command', () => {
  useDesk((opened) => {
    desk = opened;
    return desk.readyJane();
  });

  test.each([
    // A Monday; nine in the morning, or three in the afternoon, in New York.
    ['task acme call back thu 3pm', 'call back', '2026-06-04T19:00:00.000Z'],
    ['task jane@acme.com send the deck tomorrow', 'send the deck', '2026-06-02T13:00:00.000Z'],
    ['todo jane doe tomorrow: call', 'call', '2026-06-02T13:00:00.000Z'],
    ['task acme friday', 'Follow up', '2026-06-05T13:00:00.000Z'],
    ['task acme ask for the budget', 'ask for the budget', '2026-06-02T13:00:00.000Z'],
    ['task acme call for me fri', 'call', '2026-06-05T13:00:00.000Z'],
  ])('/lead %s', async (typed, title, due) => {
    const ravi = desk.as('ravi');
    expect(await ravi.types(typed, LEADS)).toContain(`Planned for Jane Doe (Acme): ${title}`);
    const last = (await open()).at(-1);
    expect([last?.title, last?.dueAt.toISOString(), last?.assigneeId]).toEqual([title, due, ravi.id]);
  });

  test.each([
    'task acme call thu 3pm for <@U0ROSA|rosa>',
    'task acme --for <@U0ROSA> call thu 3pm',
    'task acme call thu 3pm --for rosa',
  ])('%s: on her clock, and she hears of it', async (typed) => {
    const rosa = desk.as('rosa');
    // By name she is known once she was here.
    await rosa.types('hot');
    await desk.as('ravi').types(typed, LEADS);
    const last = (await open()).at(-1);
    expect(last).toMatchObject({ assigneeId: rosa.id, dueAt: new Date('2026-06-04T13:00:00Z') });
    expect(rosa.reads()).toContain('gave you a task for Jane Doe (Acme): call');
  });

  test.each([
    ['task', 'Which lead?'],
    ['task acme call --for @nobody', 'who “@nobody” is'],
    ['task acme call for <@U0GUEST|guest> fri', 'who @U0GUEST is'],
    ['task acme call yesterday', 'that is past'],
    ['task nobody call fri', 'I found no lead'],
  ])('/lead %s is answered', async (typed, words) => {
    const before = (await open()).length;
    expect(await desk.as('ravi').types(typed)).toContain(words);
    expect(await open()).toHaveLength(before);
  });

  it('with the lead alone opens the form', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('task acme', LEADS);
    expect(ravi.form()).toContain('Task: Jane Doe');
    await ravi.submits({ 'What is to be done?': 'Send the quote', 'On which day?': '2026-05-31' });
    expect(ravi.errors()).toEqual({ due_date: 'That day is past: pick today or later' });
    const answer = await ravi.submits({
      'On which day?': '2026-06-09',
      'At what time?': '15:00',
      'Who does it?': 'U0ROSA',
    });
    expect(answer).toContain('Planned for Jane Doe (Acme): Send the quote');
    // Three in the afternoon in Berlin.
    expect((await open()).at(-1)).toMatchObject({
      assigneeId: 'U0ROSA',
      dueAt: new Date('2026-06-09T13:00:00Z'),
    });
  });
});

describe('a reminder, and what can be done about it', () => {
  const withTask = async () => {
    desk = await openDesk();
    await desk.readyJane();
    await desk.as('ravi').types('task acme call back tomorrow');
    await comeDue('2026-06-02T13:00:30Z');
    return desk.as('ravi');
  };

  it('is passed on: both see what is true', async () => {
    const ravi = await withTask();
    expect(desk.slack.texts('@ravi').at(-1)).toContain('[Reassign]');
    await ravi.presses('Reassign', 'call back');
    expect(ravi.form()).toContain('call back: Jane Doe');
    expect(await ravi.submits({ 'Who takes it over?': 'U0ROSA' })).toContain('is @U0ROSA');
    expect(ravi.reads()).toContain('Passed on to @U0ROSA by @U0RAVI');
    const rosa = desk.as('rosa');
    expect(rosa.reads()).toContain('call back');
    await rosa.presses('Done', 'call back');
    expect(await open()).toEqual([]);
  });

  it('to somebody without a seat is refused, and nothing is lost', async () => {
    const ravi = await withTask();
    await ravi.presses('Reassign', 'call back');
    expect(await ravi.submits({ 'Who takes it over?': 'U0GUEST' })).toContain('who @U0GUEST is');
    expect(await open()).toMatchObject([{ assigneeId: 'U0RAVI' }]);
  });

  it('done says what comes next', async () => {
    const ravi = await withTask();
    await ravi.types('task acme send the deck friday');
    expect(await ravi.presses('Done', 'call back')).toContain('Next: send the deck');
  });

  it('snoozed comes back', async () => {
    const ravi = await withTask();
    await ravi.presses('Snooze', 'call back');
    expect(await ravi.submits({ 'Until when?': 'Tomorrow' })).toContain('call back: Jane Doe comes back');
    await comeDue('2026-06-03T13:00:30Z');
    expect(desk.slack.texts('@ravi').filter((words) => words.includes('[Done]'))).toHaveLength(2);
  });
});

describe('lists of tasks', () => {
  it('are by day, with a way to deal with each, and go on page by page', async () => {
    desk = await openDesk();
    await desk.readyJane();
    const ravi = desk.as('ravi');
    for (let n = 1; n <= 12; n++) await ravi.types(`task acme number ${n} x in ${n} days`);
    desk.world.clock.set('2026-06-03T13:00:30Z');
    const first = await ravi.types('tasks');
    expect(first).toContain('12 tasks of yours');
    for (const part of ['*Overdue*', '*Later*', '1–10 of 12']) expect(first).toContain(part);
    expect(await ravi.presses('Show more', '1–10')).toContain('number 12 x');
    const left = await ravi.presses('Done', '12 tasks of yours');
    expect(left).toContain('✅ Done: number 11 x · Jane Doe (Acme). Next: number 1 x');
    expect(left).toContain('11 tasks of yours');
    expect(await ravi.types('overdue')).toContain('1 task overdue');
    desk.world.clock.set('2026-06-05T13:00:30Z');
    expect(await ravi.types('overdue')).toContain('3 tasks overdue');
    expect(await desk.as('mona').types('overdue')).toContain('3 tasks overdue, by rep');
  });

  it('of nobody teach', async () => {
    desk = await openDesk();
    expect(await desk.as('ravi').types('tasks')).toContain('/lead task acme call back thu 3pm');
    expect(await desk.as('ravi').types('overdue')).toContain('Well kept');
  });
});
