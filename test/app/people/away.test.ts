import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { comeBack, turnShifts } from '../../../src/app/people/come-back.js';
import { goAway } from '../../../src/app/people/go-away.js';
import { planAway } from '../../../src/app/people/plan-away.js';
import { closeTask } from '../../../src/app/task/close-task.js';
import { remindTasks } from '../../../src/app/task/remind-tasks.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const away = (days: number, cover: string | null = ROSA, who = RAVI, key?: string) =>
  goAway(world.deps, world.ctx(who, key), {
    until: world.ago(-days),
    typed: `${days}d`,
    cover: cover === null ? null : { id: cover, can: true },
  });
const back = (who = RAVI) => comeBack(world.deps, world.ctx(who));
const tick = async () => {
  await turnShifts(world.deps, world.team, world.clock.now());
  await remindTasks(world.deps, world.team, world.clock.now());
};
/** A lead of Ravi's with a task due in so many days. */
async function planned(days: number, email = 'jane@acme.com', who = RAVI) {
  await world.send(world.event('email_clicked', email, { profile: { name: email } }));
  value(await claimLead(world.deps, world.ctx(who), email));
  const logging = { lead: email, kind: 'call_logged' as const, outcome: null, note: null, at: null };
  const next = { title: `Call ${email}`, dueAt: world.ago(-days) };
  value(await logActivity(world.deps, world.ctx(who), { ...logging, next }));
  return taskOf(email);
}
async function taskOf(email: string) {
  const { id } = await world.lead(email);
  return world.prisma.task.findFirstOrThrow({ where: { leadId: id }, orderBy: { createdAt: 'desc' } });
}
const assignee = async (email = 'jane@acme.com') => (await taskOf(email)).assigneeId;
const aways = () => world.prisma.away.findMany({ where: { teamId: world.team } });
const sentTo = async (who: string, kind = 'notice') =>
  (await world.outbox(kind))
    .filter(({ lane }) => lane === who)
    .map(({ facts }) => facts as { about: string });

describe('going away', () => {
  it('hands what is due meanwhile to the cover, keeps the rest, and the leads stay', async () => {
    await planned(2);
    await planned(20, 'bob@globex.com');
    expect(value(await away(7))).toMatchObject({ already: false, dueCount: 1 });
    expect(await assignee()).toBe(ROSA);
    expect(await assignee('bob@globex.com')).toBe(RAVI);
    expect((await world.lead()).ownerId).toBe(RAVI);
    expect(await world.count('task.covered')).toBe(1);
    expect(await world.deeds()).toContain('person.away');
  });

  it('tells the cover at once what is due and what goes cold meanwhile', async () => {
    await planned(2);
    await world.send(world.event('email_clicked', 'old@stale.com', { at: world.ago(40) }));
    value(await claimLead(world.deps, world.ctx(RAVI), 'old@stale.com'));
    value(await away(7));
    const [told] = await sentTo(ROSA);
    expect(told).toMatchObject({ about: 'cover_begins', person: RAVI, dueCount: 1, coldCount: 1 });
  });

  it('without a cover lets the tasks wait, and tells nobody of them until the person is back', async () => {
    await planned(1);
    value(await away(7, null));
    world.clock.forward({ days: 2 });
    await tick();
    expect(await assignee()).toBe(RAVI);
    expect(await world.outbox('task')).toEqual([]);
    world.clock.forward({ days: 6 });
    await tick();
    expect((await world.outbox('task')).map(({ lane }) => lane)).toEqual([RAVI]);
  });

  it.each([
    ['oneself', RAVI, { kind: 'cover_self' }],
    ['somebody who is away', ROSA, { kind: 'cover_away', cover: ROSA }],
  ])('refuses %s as the cover', async (_, cover, refusal) => {
    value(await away(3, MONA, ROSA));
    expect(problem(await away(7, cover))).toMatchObject(refusal);
    expect(await aways()).toHaveLength(1);
  });

  it('names who covers for a cover who is away', async () => {
    value(await away(3, MONA, ROSA));
    expect(problem(await away(7, ROSA))).toMatchObject({ standIn: MONA });
  });

  it('refuses somebody without a seat that works on leads, the past, and years', async () => {
    const wish = { until: world.ago(-2), typed: '2d', cover: { id: 'U0MAX', can: false } };
    expect(problem(await goAway(world.deps, world.ctx(), wish))).toMatchObject({ kind: 'cover_cannot' });
    expect(problem(await away(-1))).toMatchObject({ kind: 'date_past' });
    expect(problem(await away(800))).toMatchObject({ kind: 'date_too_far' });
  });

  it('is not for whoever covers for others, unless somebody takes that over, too', async () => {
    await planned(2);
    value(await away(7));
    expect(problem(await away(5, null, ROSA))).toEqual({ kind: 'needs_cover', others: [RAVI] });
    value(await away(5, MONA, ROSA));
    expect(await assignee()).toBe(MONA);
  });

  it('twenty at once are one', async () => {
    await planned(2);
    await Promise.all(Array.from({ length: 20 }, () => away(7)));
    expect(await aways()).toHaveLength(1);
    expect((await world.deeds()).filter((verb) => verb === 'person.away')).toHaveLength(1);
    expect(await sentTo(ROSA)).toHaveLength(1);
    expect(await world.count('task.covered')).toBe(1);
  });

  it('again with other days extends it, and with another cover moves the tasks', async () => {
    await planned(2);
    await planned(10, 'bob@globex.com');
    value(await away(7));
    value(await away(14));
    expect(await assignee('bob@globex.com')).toBe(ROSA);
    value(await away(14, MONA));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([MONA, MONA]);
    expect(await sentTo(ROSA)).toContainEqual(
      expect.objectContaining({ about: 'cover_ends', instead: MONA }),
    );
    value(await away(5, MONA));
    expect(await assignee('bob@globex.com')).toBe(RAVI);
    expect(await aways()).toHaveLength(1);
  });

  it('is undone whole', async () => {
    await planned(2);
    value(await away(7, ROSA, RAVI, 'the-key'));
    value(await undoChange(world.deps, world.ctx(), { requestKey: 'the-key', mayAll: false }));
    expect(await aways()).toEqual([]);
    expect(await assignee()).toBe(RAVI);
    expect(await world.prisma.awayTask.count({ where: { teamId: world.team } })).toBe(0);
  });

  it('undone, tells the cover that it is over, once', async () => {
    await planned(2);
    value(await away(7, ROSA, RAVI, 'the-key'));
    const undo = () => undoChange(world.deps, world.ctx(), { requestKey: 'the-key', mayAll: false });
    await Promise.all([undo(), undo()]);
    const ends = (await sentTo(ROSA)).filter((facts) => Object(facts).about === 'cover_ends');
    expect(ends).toMatchObject([{ person: RAVI, tasksBack: 1, instead: null }]);
  });

  it('changed and undone, tells one cover that it is over, and the one before that it begins', async () => {
    await planned(2);
    value(await away(7, ROSA));
    value(await away(7, MONA, RAVI, 'the-key'));
    value(await undoChange(world.deps, world.ctx(), { requestKey: 'the-key', mayAll: false }));
    expect(await assignee()).toBe(ROSA);
    expect(await sentTo(MONA)).toContainEqual(
      expect.objectContaining({ about: 'cover_ends', instead: ROSA }),
    );
    const begins = (await sentTo(ROSA)).filter((facts) => Object(facts).about === 'cover_begins');
    expect(begins).toHaveLength(2);
  });
});

describe('while somebody is away', () => {
  it('alerts about their leads go to the cover, and say for whom', async () => {
    await planned(20);
    value(await away(7));
    await world.ready();
    expect(await sentTo(ROSA)).toContainEqual(expect.objectContaining({ about: 'ready', coverFor: RAVI }));
    expect(await sentTo(RAVI)).toEqual([]);
  });

  it('without a cover a lead that becomes ready is told to the managers, once a handoff', async () => {
    await planned(20);
    value(await away(7, null));
    await world.ready();
    await world.ready();
    const alone = (await world.outbox('notice')).filter(({ facts }) => Object(facts).about === 'ready_alone');
    expect(alone).toMatchObject([{ lane: 'sales-managers', facts: { owner: RAVI } }]);
  });

  it('with a cover, or an owner who is here, the managers hear nothing of it', async () => {
    await planned(20);
    value(await away(7));
    await world.ready();
    expect(await world.notices()).not.toContain('sales-managers: ready_alone');
  });

  it('a task planned since goes to the cover before they are reminded of it', async () => {
    await planned(20);
    value(await away(7));
    await planned(1, 'new@globex.com');
    world.clock.forward({ days: 2 });
    await tick();
    await tick();
    expect(await assignee('new@globex.com')).toBe(ROSA);
    expect((await world.outbox('task')).map(({ lane }) => lane)).toEqual([ROSA]);
  });
});

describe('an absence that begins later', () => {
  const plan = (from: number, until: number, cover: string | null = ROSA, who = RAVI, key?: string) =>
    planAway(world.deps, world.ctx(who, key), {
      from: world.ago(-from),
      until: world.ago(-until),
      typed: 'as typed',
      cover: cover === null ? null : { id: cover, can: true },
    });
  const plans = () => world.prisma.plannedAway.count({ where: { teamId: world.team } });

  it('moves nothing before its day, begins and ends by itself, and the cover hears of each', async () => {
    await planned(4);
    value(await plan(3, 6));
    await tick();
    expect([await assignee(), await aways()]).toEqual([RAVI, []]);
    world.clock.forward({ days: 3 });
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await assignee()).toBe(ROSA);
    expect(await aways()).toMatchObject([{ personId: RAVI, coverId: ROSA }]);
    expect(await plans()).toBe(0);
    world.clock.forward({ days: 3, minutes: 1 });
    await tick();
    expect([await assignee(), await aways()]).toEqual([RAVI, []]);
    expect((await sentTo(ROSA)).map(({ about }) => about)).toEqual([
      'cover_planned',
      'cover_begins',
      'cover_ends',
    ]);
  });

  it('is let go where all of it went by while nobody looked', async () => {
    value(await plan(3, 6));
    world.clock.forward({ days: 8 });
    await tick();
    expect([await plans(), await aways()]).toEqual([0, []]);
  });

  it('that somebody else covers by then goes to whoever covers for the cover', async () => {
    await planned(4);
    value(await plan(3, 6));
    value(await away(9, MONA, ROSA));
    world.clock.forward({ days: 3 });
    await tick();
    expect(await aways()).toContainEqual(expect.objectContaining({ personId: RAVI, coverId: MONA }));
    expect(await assignee()).toBe(MONA);
  });

  it('is called off by being back, or undone, and the cover hears of it', async () => {
    value(await plan(3, 6));
    expect(value(await back())).toMatchObject({ plan: { coverId: ROSA } });
    expect(problem(await back())).toEqual({ kind: 'not_away' });
    value(await plan(3, 6, ROSA, RAVI, 'the-key'));
    value(await undoChange(world.deps, world.ctx(), { requestKey: 'the-key', mayAll: false }));
    expect(await plans()).toBe(0);
    world.clock.forward({ days: 4 });
    await tick();
    expect(await aways()).toEqual([]);
    expect((await sentTo(ROSA)).map((facts) => Object(facts).isOff)).toEqual([false, true, false, true]);
  });

  it('said again takes the place of the one before; the same again, and twenty at once, are one', async () => {
    value(await plan(3, 6));
    await Promise.all(Array.from({ length: 20 }, () => plan(4, 6, MONA)));
    expect(await plans()).toBe(1);
    expect((await sentTo(MONA)).length).toBe(1);
    expect((await world.deeds()).filter((verb) => verb === 'person.away_planned')).toHaveLength(2);
  });

  it('refuses an end before its start, and a cover who is away then', async () => {
    expect(problem(await plan(6, 3))).toMatchObject({ kind: 'date_past' });
    value(await away(9, MONA, ROSA));
    expect(problem(await plan(3, 6))).toMatchObject({ kind: 'cover_away', standIn: MONA });
    value(await plan(10, 12));
  });
});

describe('coming back', () => {
  it('at the end of the time brings back what was not done, and tells what happened', async () => {
    const done = await planned(1);
    await planned(2, 'bob@globex.com');
    value(await away(7));
    value(await closeTask(world.deps, world.ctx(ROSA), done.id, 'done'));
    world.clock.forward({ days: 7, minutes: 1 });
    await tick();
    expect(await assignee('bob@globex.com')).toBe(RAVI);
    expect(await aways()).toEqual([]);
    const [welcome] = await sentTo(RAVI);
    expect(welcome).toMatchObject({ about: 'welcome_back', tasksBack: 1, tasksDone: 1, storyCount: 1 });
    expect(await sentTo(ROSA)).toContainEqual(expect.objectContaining({ about: 'cover_ends', tasksBack: 1 }));
  });

  it('tells of equal deeds once, with how many there were', async () => {
    await planned(20);
    value(await away(7));
    const lead = 'jane@acme.com';
    const call = { lead, kind: 'call_logged' as const, outcome: null, note: null, at: null, next: null };
    for (const _ of ['one', 'two', 'three', 'four', 'five']) {
      world.clock.forward({ days: 1 });
      value(await logActivity(world.deps, world.ctx(ROSA), call));
    }
    const at = world.clock.now();
    value(await closeTask(world.deps, world.ctx(ROSA), (await taskOf(lead)).id, 'skipped'));
    value(await back());
    const [welcome] = await sentTo(RAVI);
    expect(welcome).toMatchObject({
      stories: [
        {
          deeds: [
            { verb: 'lead.logged', by: ROSA, count: 5, at: { $at: at.toISOString() } },
            { verb: 'task.skipped', by: ROSA, count: 1 },
          ],
        },
      ],
    });
  });

  it('two days late, twice, and on two machines at once it is the same once', async () => {
    await planned(1);
    value(await away(3));
    world.clock.forward({ days: 5 });
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(await sentTo(RAVI)).toHaveLength(1);
    expect((await world.deeds()).filter((verb) => verb === 'person.back')).toHaveLength(1);
    expect(await world.count('task.came_back')).toBe(1);
  });

  it('early returns everything now; twice is told kindly', async () => {
    await planned(2);
    value(await away(7));
    expect(value(await back())).toMatchObject({ tasksBack: 1 });
    expect(await assignee()).toBe(RAVI);
    expect(problem(await back())).toEqual({ kind: 'not_away' });
    world.clock.forward({ days: 9 });
    await turnShifts(world.deps, world.team, world.clock.now());
    expect((await sentTo(RAVI)).filter(({ about }) => about === 'welcome_back')).toHaveLength(1);
  });

  it('leaves a task with whom it was given to meanwhile', async () => {
    const task = await planned(2);
    value(await away(7));
    await world.prisma.task.update({ where: { id: task.id }, data: { assigneeId: MONA } });
    expect(value(await back())).toMatchObject({ tasksBack: 0 });
    expect(await assignee()).toBe(MONA);
  });

  it('in a chain, in either order, gives each task to whose it was', async () => {
    await planned(2);
    await planned(2, 'bob@globex.com', ROSA);
    value(await away(9));
    value(await away(7, MONA, ROSA));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([MONA, MONA]);
    value(await back(ROSA));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([ROSA, ROSA]);
    value(await back(RAVI));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([RAVI, ROSA]);

    value(await away(9));
    value(await away(7, MONA, ROSA));
    value(await back(RAVI));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([RAVI, MONA]);
    value(await back(ROSA));
    expect([await assignee(), await assignee('bob@globex.com')]).toEqual([RAVI, ROSA]);
  });
});
