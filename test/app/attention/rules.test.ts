import { beforeEach, describe, expect, it, test } from 'vitest';
import { tellMissed } from '../../../src/app/attention/tell-missed.js';
import { factsFor } from '../../../src/app/facts/facts-for.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { knowPerson } from '../../../src/app/people/know-team.js';
import { closeTask } from '../../../src/app/task/close-task.js';
import { reassignTask } from '../../../src/app/task/reassign-task.js';
import { remindTasks } from '../../../src/app/task/remind-tasks.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import type { ActivityKind } from '../../../src/domain/activity.js';
import { NOTHING } from '../../../src/domain/snooze.js';
import { RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

const JANE = 'jane@acme.com';
let world: World;
// A Monday, noon in UTC: 08:00 in New York.
useWorld((made) => {
  world = made;
});

/** A lead above the line that belongs to Ravi, whose handoff is a day old. */
async function hot(): Promise<void> {
  await world.ready();
  await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
  await world.prisma.task.deleteMany({ where: { teamId: world.team } });
  world.clock.forward({ days: 1 });
}
const asked = async () => (await world.tasks()).filter(({ kind }) => kind === 'same_day');
const missed = () => tellMissed(world.deps, world.team, world.clock.now());
const log = (kind: ActivityKind = 'call_logged', more: { at?: Date; who?: string } = {}) =>
  logActivity(world.deps, world.ctx(more.who ?? RAVI), {
    lead: JANE,
    kind,
    outcome: null,
    note: null,
    at: more.at ?? null,
    next: null,
  });
const rest = { lead: JANE, until: new Date('2026-07-01T07:00:00Z'), typed: 'july', on: NOTHING };
const told = async (about: string) => (await world.notices()).filter((words) => words.endsWith(about));

describe('a hot lead that does something meaningful (S47)', () => {
  test.each(['email_replied', 'demo_requested', 'pricing_page_viewed'] as const)(
    '%s is to be answered the same day, on the owner’s clock',
    async (kind) => {
      await hot();
      await world.send(world.event(kind));
      expect(await asked()).toMatchObject([
        { assigneeId: RAVI, dueAt: new Date('2026-06-02T21:00:00Z'), status: 'open' },
      ]);
      expect(await world.outbox('task')).toMatchObject([{ lane: RAVI, deed: 'post' }]);
    },
  );

  it('is asked for once a day, however much it does and however often it comes', async () => {
    await hot();
    const event = world.event('email_replied', JANE, { id: 'once' });
    await world.send(event, world.event('pricing_page_viewed'));
    await world.send(event);
    await Promise.all(Array.from({ length: 20 }, () => world.send(world.event('email_replied'))));
    expect(await asked()).toHaveLength(1);
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_replied'));
    expect(await asked()).toHaveLength(2);
  });

  describe('and becomes ready by that', () => {
    /** A lead of Ravi's, below the line, that crosses it. */
    async function crosses(settings: object | null = null): Promise<void> {
      await world.send(world.event('email_opened'));
      await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
      const { team: teamId, clock } = world;
      if (settings !== null)
        await world.prisma.personSetting.create({
          data: { teamId, personId: RAVI, settings, updatedAt: clock.now() },
        });
      await world.ready();
    }

    it('is told in one message: the task', async () => {
      await crosses();
      expect(await asked()).toHaveLength(1);
      expect(await world.outbox('task')).toHaveLength(1);
      expect(await told('ready')).toEqual([]);
      expect(await world.outbox('handoff')).toHaveLength(1);
    });

    it('and woke by it from its snooze: still one message, the task, which says so', async () => {
      await world.send(world.event('email_opened'));
      await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
      value(await snoozeLead(world.deps, world.ctx(RAVI), rest));
      await world.ready();
      expect(await told('awake')).toEqual([]);
      expect(await told('ready')).toEqual([]);
      const [task] = await asked();
      const said = await factsFor(world.deps, world.team, 'task', [task?.id ?? ''], world.clock.now());
      expect([...said.values()]).toMatchObject([{ facts: { woke: true } }]);
    });

    test.each([
      ['who wants no tasks', { alerts: { task: 'off' } }],
      [
        'whom only news of ready leads reaches at night',
        { quiet: { from: '19:00', to: '08:00', weekends: false }, rings: ['ready'] },
      ],
    ])('is told to somebody %s all the same', async (_, settings) => {
      await crosses(settings);
      expect(await told('ready')).toHaveLength(1);
    });
  });

  it('is told in the task alone, too, where it was waited for', async () => {
    await hot();
    value(await snoozeLead(world.deps, world.ctx(RAVI), { ...rest, on: { ...NOTHING, pricing: true } }));
    await world.send(world.event('pricing_page_viewed'));
    expect((await world.lead()).snoozedUntil).toBeNull();
    expect(await world.outbox('task')).toHaveLength(1);
    expect(await told('awake')).toEqual([]);
  });

  it('after hours is for the next working morning, in the owner’s zone', async () => {
    await hot();
    const rosa = { id: RAVI, name: 'R', email: null, timeZone: 'Europe/Berlin', active: true };
    await knowPerson(world.deps, world.team, { ...rosa, admin: false, guest: false }, world.clock.now());
    world.clock.set('2026-06-05T18:00:00Z');
    await world.send(world.event('email_replied'));
    expect(await asked()).toMatchObject([{ dueAt: new Date('2026-06-08T07:00:00Z'), remindedFor: null }]);
    expect((await world.outbox('task')).filter(({ deed }) => deed === 'post')).toEqual([]);
    world.clock.set('2026-06-08T07:00:30Z');
    await remindTasks(world.deps, world.team, world.clock.now());
    expect((await world.outbox('task')).filter(({ deed }) => deed === 'post')).toHaveLength(1);
  });

  it('is not asked of a lead below the line, of nobody’s, of one that rests, nor for old news', async () => {
    await world.send(world.event('email_replied', 'low@acme.com'));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
    await world.send(world.event('email_replied', 'low@acme.com'));
    await hot();
    await world.send(world.event('email_replied', JANE, { at: world.ago(3) }));
    await world.send(world.event('email_opened'));
    value(await snoozeLead(world.deps, world.ctx(), { lead: JANE, until: world.ago(-9), typed: '9d' }));
    await world.send(world.event('webinar_attended'));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { handed: true } });
    await world.send(world.event('pricing_page_viewed'));
    expect(await asked()).toEqual([]);
    await world.prisma.lead.updateMany({
      where: { teamId: world.team },
      data: { ownerId: null, snoozedUntil: null },
    });
    await world.send(world.event('pricing_page_viewed'));
    expect(await asked()).toEqual([]);
  });

  it('undone at the end of its day is told to the owner and the managers, once, however late', async () => {
    await hot();
    await world.send(world.event('email_replied'));
    world.clock.set('2026-06-02T20:59:00Z');
    expect(await missed()).toBe(0);
    world.clock.set('2026-06-04T21:00:00Z');
    const counts = await Promise.all(Array.from({ length: 20 }, missed));
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    expect(await missed()).toBe(0);
    expect((await told('task_missed')).toSorted()).toEqual([
      `${RAVI}: task_missed`,
      'sales-managers: task_missed',
    ]);
  });

  it('done, or answered by a touch, is told to nobody', async () => {
    await hot();
    await world.send(world.event('email_replied'));
    value(await log('call_logged', { at: new Date(world.clock.now().getTime() - 60_000) }));
    expect(await asked()).toMatchObject([{ status: 'open' }]);
    world.clock.forward({ minutes: 5 });
    const ctx = world.ctx();
    const call = {
      lead: JANE,
      kind: 'call_logged' as const,
      outcome: null,
      note: null,
      at: null,
      next: null,
    };
    value(await logActivity(world.deps, ctx, call));
    expect(await asked()).toMatchObject([{ status: 'done', closedBy: RAVI }]);
    value(await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }));
    expect(await asked()).toMatchObject([{ status: 'open' }]);
    const [task] = await asked();
    value(await closeTask(world.deps, world.ctx(), task?.id ?? '', 'done'));
    world.clock.forward({ days: 2 });
    expect(await missed()).toBe(0);
  });

  it('passed on is the new one’s to answer', async () => {
    await hot();
    await world.send(world.event('email_replied'));
    const [task] = await asked();
    value(await reassignTask(world.deps, world.ctx(), task?.id ?? '', ROSA));
    world.clock.forward({ days: 1 });
    expect(await missed()).toBe(1);
    expect(await told('task_missed')).toContain(`${ROSA}: task_missed`);
    await world.send(world.event('email_replied'));
    expect(await asked()).toHaveLength(3);
  });
});

describe('machines and people (S112)', () => {
  beforeEach(async () => {
    await world.send(world.event('email_clicked'));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
  });
  const sent = async (times: number) => {
    for (let time = 0; time < times; time++) {
      world.clock.forward({ minutes: 10 });
      await world.send(world.event('email_sent'));
    }
  };

  it('after three automated mails the owner is asked for a word of their own, once', async () => {
    await sent(2);
    expect(await told('too_automated')).toEqual([]);
    await sent(1);
    expect(await told('too_automated')).toEqual([`${RAVI}: too_automated`]);
    await sent(3);
    expect(await told('too_automated')).toHaveLength(1);
  });

  it('a touch begins to count anew', async () => {
    await sent(2);
    world.clock.forward({ minutes: 1 });
    value(await log());
    await sent(2);
    expect(await told('too_automated')).toEqual([]);
    await sent(1);
    expect(await told('too_automated')).toHaveLength(1);
    world.clock.forward({ minutes: 1 });
    value(await log('email_logged'));
    await sent(3);
    expect(await told('too_automated')).toHaveLength(2);
  });

  it('a note is no touch, and the lead’s own doing is none', async () => {
    await sent(2);
    value(await log('note_logged'));
    await world.send(world.event('email_opened'));
    await sent(1);
    expect(await told('too_automated')).toHaveLength(1);
  });

  it('twenty at once ask once; of a lead that rests nothing is asked', async () => {
    value(await snoozeLead(world.deps, world.ctx(), { lead: JANE, until: world.ago(-1), typed: '1d' }));
    await sent(4);
    expect(await told('too_automated')).toEqual([]);
    world.clock.forward({ days: 2 });
    await Promise.all(Array.from({ length: 20 }, () => world.send(world.event('email_sent'))));
    expect(await told('too_automated')).toHaveLength(1);
  });
});

describe('a touch soon after another (S130), and a talk without a next step (S54)', () => {
  beforeEach(() => world.send(world.event('email_clicked')));

  it('warns with the last one, and logs it all the same', async () => {
    world.clock.forward({ days: 1 });
    expect(value(await log())).toMatchObject({ tooSoon: null });
    const before = world.clock.now();
    world.clock.forward({ minutes: 90 });
    expect(value(await log('email_logged', { who: ROSA }))).toMatchObject({
      tooSoon: { kind: 'call_logged', at: before, by: RAVI },
    });
    world.clock.forward({ days: 2 });
    expect(value(await log())).toMatchObject({ tooSoon: null });
    expect(await world.count('lead.logged')).toBe(3);
  });

  it('does not where they answered in between, and not for a note', async () => {
    world.clock.forward({ days: 1 });
    value(await log());
    world.clock.forward({ minutes: 5 });
    expect(value(await log('note_logged'))).toMatchObject({ tooSoon: null });
    await world.send(world.event('email_replied'));
    world.clock.forward({ minutes: 5 });
    expect(value(await log())).toMatchObject({ tooSoon: null });
  });

  it('asks for a follow-up after a talk, and not where something is planned', async () => {
    expect(value(await log())).toMatchObject({ asksNext: true });
    expect(value(await log('email_logged'))).toMatchObject({ asksNext: false });
    const next = { title: 'Again', dueAt: world.ago(-2) };
    const call = { lead: JANE, kind: 'call_logged' as const, outcome: null, note: null, at: null, next };
    expect(value(await logActivity(world.deps, world.ctx(), call))).toMatchObject({ asksNext: false });
    expect(value(await log())).toMatchObject({ asksNext: false });
  });
});
