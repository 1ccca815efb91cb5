import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../../src/app/deps.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { closeTask } from '../../../src/app/task/close-task.js';
import { createTask } from '../../../src/app/task/create-task.js';
import { listTasks } from '../../../src/app/task/list-tasks.js';
import { reassignTask } from '../../../src/app/task/reassign-task.js';
import { remindTasks } from '../../../src/app/task/remind-tasks.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const JANE = 'jane@acme.com';
const known = (email = JANE) => world.send(world.event('email_clicked', email));
const plan = (days: number, more: { who?: string; to?: string | null; lead?: string; title?: string } = {}) =>
  createTask(world.deps, world.ctx(more.who ?? RAVI), {
    lead: more.lead ?? JANE,
    title: more.title ?? 'Call back',
    dueAt: world.ago(-days),
    typed: 'as typed',
    assigneeId: more.to ?? null,
  });
const remind = () => remindTasks(world.deps, world.team, world.clock.now());
const list = (which: 'mine' | 'overdue', ctx: Ctx, from = 0) =>
  listTasks(world.deps, ctx, which, 'America/New_York', { from, size: 10 });
const undo = (ctx: Ctx) => undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false });

describe('planning a task', () => {
  it('is for whoever asks, who is reminded when it is due, once', async () => {
    await known();
    expect(value(await plan(1))).toMatchObject({ title: 'Call back', assigneeId: RAVI });
    expect(await remind()).toBe(0);
    world.clock.forward({ days: 3 });
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await world.outbox('task')).toMatchObject([{ lane: RAVI }]);
  });

  it('for somebody else tells them at once, and reminds them', async () => {
    await known();
    value(await plan(1, { to: ROSA }));
    expect(await world.notices()).toEqual([`${ROSA}: task_given`]);
    world.clock.forward({ days: 1 });
    await remind();
    expect(await world.outbox('task')).toMatchObject([{ lane: ROSA }]);
  });

  it('the same request again plans nothing new', async () => {
    await known();
    const ctx = world.ctx();
    const input = { lead: JANE, title: 'Call', dueAt: world.ago(-1), typed: '1d', assigneeId: ROSA };
    const [first, second] = [
      await createTask(world.deps, ctx, input),
      await createTask(world.deps, ctx, input),
    ];
    expect(value(first).taskId).toBe(value(second).taskId);
    expect(await world.tasks()).toHaveLength(1);
    expect(await world.notices()).toHaveLength(1);
  });

  it('can be undone', async () => {
    await known();
    const ctx = world.ctx();
    value(
      await createTask(world.deps, ctx, {
        lead: JANE,
        title: 'Call',
        dueAt: world.ago(-1),
        typed: '1d',
        assigneeId: null,
      }),
    );
    value(await undo(ctx));
    expect(await world.tasks()).toEqual([]);
  });

  it('into the past, too far off or in too many words is refused', async () => {
    await known();
    expect(problem(await plan(-1))).toMatchObject({ kind: 'date_past' });
    expect(problem(await plan(999))).toMatchObject({ kind: 'date_too_far' });
    expect(problem(await plan(1, { title: 'x'.repeat(151) }))).toMatchObject({
      kind: 'too_long',
      limit: 150,
    });
    expect(await world.tasks()).toEqual([]);
  });
});

describe('passing a task on', () => {
  const pass = (id: string, to = ROSA, who = RAVI) => reassignTask(world.deps, world.ctx(who), id, to);

  it('tells the new one, and the old one’s card says so', async () => {
    await known();
    const { taskId } = value(await plan(1));
    expect(value(await pass(taskId))).toMatchObject({ to: ROSA, title: 'Call back' });
    expect(await world.notices()).toEqual([`${ROSA}: task_given`]);
    expect(await world.tasks()).toMatchObject([
      { status: 'passed', assigneeId: RAVI, closedWhy: ROSA },
      { status: 'open', assigneeId: ROSA, title: 'Call back' },
    ]);
    expect(problem(await closeTask(world.deps, world.ctx(), taskId, 'done'))).toMatchObject({
      kind: 'task_over',
      status: 'passed',
    });
  });

  it('of one that is due shows it to the new one right away', async () => {
    await known();
    const { taskId } = value(await plan(1));
    world.clock.forward({ days: 1 });
    await remind();
    value(await pass(taskId));
    expect(await remind()).toBe(0);
    expect(
      (await world.outbox('task')).filter(({ deed }) => deed === 'post').map(({ lane }) => lane),
    ).toEqual([RAVI, ROSA]);
  });

  it('of a step keeps the track going', async () => {
    await known();
    value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null }));
    const [step] = await world.tasks();
    value(await pass(step?.id ?? ''));
    const open = (await world.tasks()).find(({ status }) => status === 'open');
    expect(open).toMatchObject({ assigneeId: ROSA, step: 1 });
    value(await closeTask(world.deps, world.ctx(ROSA), open?.id ?? '', 'done'));
    const [running] = await world.prisma.enrolment.findMany({ where: { teamId: world.team } });
    expect(running?.nextStepAt).not.toBeNull();
  });

  it('by twenty at once is one passing', async () => {
    await known();
    const { taskId } = value(await plan(1));
    const all = await Promise.all(Array.from({ length: 20 }, () => pass(taskId)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.tasks()).filter(({ status }) => status === 'open')).toHaveLength(1);
  });

  it('is for whoever has it; and not to whoever has it', async () => {
    await known();
    const { taskId } = value(await plan(1));
    expect(problem(await pass(taskId, ROSA, ROSA))).toMatchObject({ kind: 'not_yours' });
    expect(problem(await pass(taskId, RAVI))).toMatchObject({ kind: 'has_it_already', by: RAVI });
  });

  it('can be undone', async () => {
    await known();
    const { taskId } = value(await plan(1));
    const ctx = world.ctx();
    value(await reassignTask(world.deps, ctx, taskId, ROSA));
    value(await undo(ctx));
    expect(await world.tasks()).toMatchObject([{ id: taskId, status: 'open', assigneeId: RAVI }]);
  });
});

describe('lists of tasks', () => {
  it('mine: the longest due first, those that rest with their lead last', async () => {
    await known();
    await known('tom@globex.com');
    value(await plan(5));
    value(await plan(1, { title: 'Rests', lead: 'tom@globex.com' }));
    value(await plan(2, { title: 'Soon' }));
    value(await plan(1, { title: 'Hers', who: ROSA }));
    const rest = { lead: 'tom@globex.com', until: world.ago(-9), typed: '9d' };
    value(await snoozeLead(world.deps, world.ctx(), rest));
    const mine = await list('mine', world.ctx());
    expect(mine.tasks.map(({ title }) => title)).toEqual(['Soon', 'Call back', 'Rests']);
    expect(mine.count).toBe(3);
  });

  it('overdue: from yesterday on, in the reader’s zone; managers see all by rep', async () => {
    await known();
    value(await plan(1));
    value(await plan(1, { who: ROSA, title: 'Hers' }));
    world.clock.forward({ days: 1, minutes: 60 });
    expect((await list('overdue', world.ctx())).count).toBe(0);
    world.clock.forward({ days: 1 });
    expect((await list('overdue', world.ctx())).tasks).toMatchObject([{ title: 'Call back' }]);
    const all = await list('overdue', { ...world.ctx(MONA), role: 'manager' });
    expect(all).toMatchObject({ byRep: true, count: 2 });
  });

  it('a page past the end is the first', async () => {
    await known();
    value(await plan(1));
    expect((await list('mine', world.ctx(), 10)).tasks).toHaveLength(1);
  });
});

describe('a task that is done', () => {
  it('says what comes next, and when', async () => {
    await known();
    const { taskId } = value(await plan(1));
    value(await plan(4, { title: 'Send the deck' }));
    expect(value(await closeTask(world.deps, world.ctx(), taskId, 'done'))).toMatchObject({
      next: { title: 'Send the deck', at: world.ago(-4) },
    });
    const [, deck] = await world.tasks();
    expect(value(await closeTask(world.deps, world.ctx(), deck?.id ?? '', 'done'))).toMatchObject({
      next: null,
    });
  });

  it('of a track says when its next step comes', async () => {
    await known();
    value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null }));
    const [step] = await world.tasks();
    const facts = value(await closeTask(world.deps, world.ctx(), step?.id ?? '', 'done'));
    expect(facts.next?.title).toContain('step 2 of “Cold lead re-engagement”');
  });

  it('a call with a next step has one', async () => {
    await known();
    const call = { lead: JANE, kind: 'call_logged' as const, outcome: null, note: null, at: null };
    const next = { title: 'Again', dueAt: world.ago(-2) };
    value(await logActivity(world.deps, world.ctx(), { ...call, next }));
    expect((await list('mine', world.ctx())).tasks).toMatchObject([{ title: 'Again' }]);
  });
});
