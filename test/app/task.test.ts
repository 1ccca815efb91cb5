import { describe, expect, it } from 'vitest';
import { claimLead } from '../../src/app/handoff/claim-lead.js';
import { logActivity } from '../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../src/app/lead/snooze-lead.js';
import { wakeLeads } from '../../src/app/lead/wake-leads.js';
import { closeTask } from '../../src/app/task/close-task.js';
import { readTask } from '../../src/app/task/read-task.js';
import { remindTasks } from '../../src/app/task/remind-tasks.js';
import { snoozeTask } from '../../src/app/task/snooze-task.js';
import { startTrack } from '../../src/app/track/start-track.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

/** A follow-up of Ravi's, due in so many days. */
async function planned(days: number): Promise<string> {
  await world.send(world.event('email_clicked'));
  const next = { title: 'Send the deck', dueAt: world.ago(-days) };
  const call = { lead: 'jane@acme.com', kind: 'call_logged' as const, outcome: null, note: null };
  value(await logActivity(world.deps, world.ctx(), { ...call, at: null, next }));
  return (await world.tasks()).at(-1)?.id ?? '';
}

const close = (id: string, as: 'done' | 'skipped' = 'done', who = RAVI) =>
  closeTask(world.deps, world.ctx(who), id, as);
const snooze = (id: string, until: Date, who = RAVI) =>
  snoozeTask(world.deps, world.ctx(who), id, until, 'as typed');
const remind = () => remindTasks(world.deps, world.team, world.clock.now());
const reminders = () => world.outbox('task');

describe('a task', () => {
  it.each(['done', 'skipped'] as const)('can be %s, by its assignee', async (as) => {
    const id = await planned(1);
    expect(value(await close(id, as))).toMatchObject({
      status: as,
      closedBy: RAVI,
      closedAt: world.clock.now(),
      lead: { email: 'jane@acme.com' },
    });
    expect(await world.count(`task.${as}`)).toBe(1);
  });

  it('is nobody else’s to close or to move', async () => {
    const id = await planned(1);
    expect(problem(await close(id, 'done', ROSA))).toMatchObject({ kind: 'not_yours' });
    expect(problem(await snooze(id, world.ago(-3), ROSA))).toMatchObject({ kind: 'not_yours' });
    expect(await world.tasks()).toMatchObject([{ status: 'open' }]);
  });

  it('closed twice says who closed it, how and when', async () => {
    const id = await planned(1);
    await close(id, 'skipped');
    const at = world.clock.now();
    world.clock.forward({ minutes: 5 });
    expect(problem(await close(id))).toEqual({
      kind: 'task_over',
      title: 'Send the deck',
      status: 'skipped',
      by: RAVI,
      at,
    });
    expect(problem(await snooze(id, world.ago(-3)))).toMatchObject({ kind: 'task_over' });
  });

  it('closed by twenty clicks at once is closed once', async () => {
    const id = await planned(1);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => close(id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.count('task.done')).toBe(1);
  });

  it('a follow-up that is done is no e-mail sent', async () => {
    await close(await planned(1));
    expect(await world.prisma.activity.count({ where: { teamId: world.team, kind: 'email_sent' } })).toBe(0);
  });

  it('taken back because its track ended says so to a late click', async () => {
    await world.send(world.event('email_clicked'));
    await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null });
    const [task] = await world.tasks();
    await world.send(world.event('email_replied'));
    expect(problem(await close(task?.id ?? ''))).toMatchObject({ kind: 'task_over', status: 'cancelled' });
  });

  it('of another team is gone', async () => {
    const id = await planned(1);
    const other = world.another();
    expect(problem(await closeTask(other.deps, other.ctx(), id, 'done'))).toMatchObject({ kind: 'gone' });
    expect(problem(await readTask(other.deps, other.at(), id))).toMatchObject({ kind: 'gone' });
    expect(value(await readTask(world.deps, world.at(), id))).toMatchObject({ title: 'Send the deck' });
  });
});

describe('moving a task', () => {
  it('makes it due later', async () => {
    const id = await planned(1);
    expect(value(await snooze(id, world.ago(-4)))).toMatchObject({ dueAt: world.ago(-4), status: 'open' });
    expect(await world.count('task.snoozed')).toBe(1);
  });

  it('into the past, or further than a year, is refused', async () => {
    const id = await planned(1);
    expect(problem(await snooze(id, world.ago(1)))).toEqual({
      kind: 'date_past',
      typed: 'as typed',
      at: world.ago(1),
    });
    expect(problem(await snooze(id, world.ago(-4000)))).toMatchObject({ kind: 'date_too_far' });
  });
});

describe('a reminder', () => {
  it('reaches the assignee when the task is due, once', async () => {
    const id = await planned(1);
    expect(await remind()).toBe(0);
    world.clock.forward({ days: 1 });
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    world.clock.forward({ days: 5 });
    expect(await remind()).toBe(0);
    expect(await reminders()).toMatchObject([{ lane: RAVI, refId: id }]);
  });

  it('is one when twenty look at once', async () => {
    await planned(1);
    world.clock.forward({ days: 1 });
    await Promise.all(Array.from({ length: 20 }, remind));
    expect(await reminders()).toHaveLength(1);
  });

  it('is one when nobody looked for two days', async () => {
    await planned(1);
    world.clock.forward({ days: 3 });
    expect(await remind()).toBe(1);
    expect(await reminders()).toHaveLength(1);
  });

  it('comes again for each new due time', async () => {
    const id = await planned(1);
    world.clock.forward({ days: 1 });
    await remind();
    await snooze(id, world.ago(-2));
    expect(await remind()).toBe(0);
    world.clock.forward({ days: 2 });
    expect(await remind()).toBe(1);
    expect(await reminders()).toHaveLength(2);
  });

  it('does not come for a task that is closed', async () => {
    await close(await planned(1));
    world.clock.forward({ days: 1 });
    expect(await remind()).toBe(0);
  });

  it('waits while the lead sleeps', async () => {
    await planned(1);
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until: world.ago(-5), typed: '' });
    world.clock.forward({ days: 4 });
    expect(await remind()).toBe(0);
    world.clock.forward({ days: 1 });
    await wakeLeads(world.deps, world.team, world.clock.now());
    expect(await remind()).toBe(1);
  });

  it('of a step of a track is the step itself: it comes again only when it was moved', async () => {
    await world.send(world.event('email_clicked'));
    await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null });
    world.clock.forward({ days: 2 });
    expect(await remind()).toBe(0);
    const [task] = await world.tasks();
    await snooze(task?.id ?? '', world.ago(-1));
    world.clock.forward({ days: 1 });
    expect(await remind()).toBe(1);
    expect(await reminders()).toHaveLength(2);
  });

  it('comes for more tasks than fit a batch', async () => {
    const id = await planned(1);
    const task = await world.prisma.task.findUniqueOrThrow({ where: { id } });
    await world.prisma.task.createMany({
      data: Array.from({ length: 230 }, () => ({ ...task, draft: {}, id: world.deps.ids.next() })),
    });
    world.clock.forward({ days: 1 });
    expect(await remind()).toBe(231);
  });
});
