import { describe, expect, it, test } from 'vitest';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { wakeLeads } from '../../../src/app/lead/wake-leads.js';
import { wakeLead } from '../../../src/app/snooze/wake-lead.js';
import { remindTasks } from '../../../src/app/task/remind-tasks.js';
import { advanceTracks } from '../../../src/app/track/advance-tracks.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import type { ActivityKind } from '../../../src/domain/activity.js';
import { NOTHING, type WakeOn } from '../../../src/domain/snooze.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const JANE = 'jane@acme.com';
const known = () => world.send(world.event('email_clicked'));
const snooze = (on: Partial<WakeOn>, days = 30, who = RAVI) =>
  snoozeLead(world.deps, world.ctx(who), {
    lead: JANE,
    until: world.ago(-days),
    typed: 'as typed',
    on: { ...NOTHING, ...on },
  });
const tick = () => wakeLeads(world.deps, world.team, world.clock.now());
const rows = () => world.prisma.snooze.findMany({ where: { teamId: world.team }, orderBy: { at: 'asc' } });
const told = async () =>
  (await world.outbox('notice')).map(({ lane, facts }) => {
    const { about, wokenBy } = facts as { about: string; wokenBy?: string };
    return `${lane}: ${about} ${wokenBy ?? ''}`.trim();
  });

describe('a snooze with conditions', () => {
  test.each<[Partial<WakeOn>, ActivityKind, string]>([
    [{ reply: true }, 'email_replied', 'reply'],
    [{ pricing: true }, 'pricing_page_viewed', 'pricing'],
    [{ pricing: true }, 'pricing_abandoned', 'pricing'],
    [{ reply: true, pricing: true, score: 500 }, 'pricing_page_viewed', 'pricing'],
  ])('%j ends with %s, and says so', async (on, kind, by) => {
    await known();
    value(await snooze(on));
    world.clock.forward({ days: 1 });
    await world.send(world.event(kind));
    expect(await world.lead()).toMatchObject({ snoozedUntil: null, snoozedBy: null });
    expect(await told()).toContain(`${RAVI}: awake ${by}`);
    expect(await rows()).toMatchObject([{ wokenBy: by, endedAt: world.clock.now() }]);
    expect(await world.count('lead.woken')).toBe(1);
  });

  it('ends when the score is reached, not a point before', async () => {
    await known();
    value(await snooze({ score: 20 }));
    const download = () =>
      world.event('content_downloaded', JANE, { properties: { kind: 'guide', title: 'Guide' } });
    await world.send(download());
    expect(await world.total()).toBe(10);
    expect((await world.lead()).snoozedUntil).not.toBeNull();
    await world.send(download());
    expect((await world.lead()).snoozedUntil).toBeNull();
    expect(await told()).toEqual([`${RAVI}: awake score`]);
  });

  it('sleeps through everything else, and wakes at its time with what did not come', async () => {
    await known();
    value(await snooze({ reply: true }, 3));
    await world.send(world.event('pricing_page_viewed'), world.event('email_opened'));
    expect((await world.lead()).snoozedUntil).not.toBeNull();
    world.clock.forward({ days: 3 });
    expect(await tick()).toBe(1);
    const [notice] = await world.outbox('notice');
    expect(notice?.facts).toMatchObject({ wokenBy: 'time', on: { reply: true } });
    // What it was waited for comes too late.
    await world.send(world.event('email_replied'));
    expect(await world.count('lead.woken')).toBe(1);
  });

  it('is not ended by old news; word of the last minutes is news', async () => {
    await known();
    value(await snooze({ reply: true }));
    await world.send(world.event('email_replied', JANE, { at: world.ago(2) }));
    expect((await world.lead()).snoozedUntil).not.toBeNull();
    await world.send(
      world.event('email_replied', JANE, { at: new Date(world.clock.now().getTime() - 60_000) }),
    );
    expect((await world.lead()).snoozedUntil).toBeNull();
  });

  it('wakes once, when twenty events come at once', async () => {
    await known();
    value(await snooze({ reply: true, pricing: true, score: 60 }));
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        world.send(world.event(at % 2 ? 'email_replied' : 'pricing_page_viewed')),
      ),
    );
    expect(await world.count('lead.woken')).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('the same event again changes nothing', async () => {
    await known();
    value(await snooze({ reply: true }));
    const event = world.event('email_replied', JANE, { id: 'once' });
    await world.send(event);
    value(await snooze({ reply: true }, 9));
    await world.send(event);
    expect((await world.lead()).snoozedUntil).not.toBeNull();
  });

  it('a score it has already is refused, and says what it has', async () => {
    await world.send(world.event('pricing_page_viewed'));
    expect(problem(await snooze({ score: 1 }))).toMatchObject({ kind: 'score_reached', points: 1 });
    expect(await rows()).toEqual([]);
  });

  it('does without the notice that a cold lead is back: one event, one message', async () => {
    await known();
    await world.prisma.lead.updateMany({
      where: { teamId: world.team },
      data: { ownerId: RAVI, coldAt: world.ago(1) },
    });
    value(await snooze({ reply: true }));
    world.clock.forward({ minutes: 5 });
    await world.send(world.event('email_replied'));
    expect(await told()).toEqual([`${RAVI}: awake reply`]);
  });

  it('ends with the deal', async () => {
    await known();
    value(await snooze({ reply: true }));
    value(await closeDeal(world.deps, world.ctx(), { lead: JANE, outcome: 'won', reason: null }));
    expect(await rows()).toMatchObject([{ wokenBy: 'won' }]);
  });

  it('the same request twice is one snooze', async () => {
    await known();
    const ctx = world.ctx();
    const input = { lead: JANE, until: world.ago(-3), typed: '3d' };
    for (let round = 0; round < 2; round++) value(await snoozeLead(world.deps, ctx, input));
    expect(await rows()).toHaveLength(1);
    expect(await world.count('lead.snoozed')).toBe(1);
  });
});

describe('waking by hand', () => {
  const wake = (who = RAVI) => wakeLead(world.deps, world.ctx(who), JANE);

  it('ends the rest; a second time there is nothing to end', async () => {
    await known();
    value(await snooze({ reply: true }));
    expect(value(await wake())).toMatchObject({ already: false, lead: { snoozedUntil: null } });
    expect(value(await wake())).toMatchObject({ already: true });
    expect(await rows()).toMatchObject([{ wokenBy: 'hand' }]);
    expect(await told()).toEqual([]);
  });

  it('by twenty presses at once is one waking', async () => {
    await known();
    value(await snooze({}));
    const all = await Promise.all(Array.from({ length: 20 }, () => wake()));
    expect(all.filter((one) => one.ok && !one.value.already)).toHaveLength(1);
    expect(await world.count('lead.woken')).toBe(1);
  });

  it('is for its owner and for whoever snoozed it', async () => {
    await known();
    value(await snooze({}));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: ROSA } });
    expect(problem(await wake('U0OTHER'))).toMatchObject({
      kind: 'owned_by_other',
      owner: ROSA,
      verb: 'wake',
    });
    expect(value(await wake(RAVI))).toMatchObject({ already: false });
  });

  it('lets what fell due meanwhile come: a task, and the next step of a track', async () => {
    await known();
    value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null }));
    const call = { lead: JANE, kind: 'note_logged' as const, outcome: null, note: 'x', at: null };
    const next = { title: 'Call', dueAt: world.ago(-2) };
    value(await logActivity(world.deps, world.ctx(), { ...call, next }));
    await world.prisma.enrolment.updateMany({
      where: { teamId: world.team },
      data: { nextStepAt: world.ago(-1) },
    });
    value(await snooze({}, 20));
    const [before] = [await world.tasks()];
    world.clock.forward({ days: 3 });
    expect(await remindTasks(world.deps, world.team, world.clock.now())).toBe(0);
    await advanceTracks(world.deps, world.team, world.clock.now());
    expect(await world.tasks()).toHaveLength(before.length);
    value(await wake());
    expect(await remindTasks(world.deps, world.team, world.clock.now())).toBe(1);
    await advanceTracks(world.deps, world.team, world.clock.now());
    expect(await world.tasks()).toHaveLength(before.length + 1);
  });
});

describe('one “not yet” after another', () => {
  const rests = async () => {
    world.clock.forward({ days: 2 });
    await tick();
  };

  it('is counted, and the third asks for a decision', async () => {
    await known();
    expect(value(await snooze({}, 1))).toMatchObject({ run: 1 });
    await rests();
    expect(value(await snooze({}, 1))).toMatchObject({ run: 2 });
    await rests();
    expect(problem(await snooze({ reply: true }, 1))).toMatchObject({
      kind: 'put_off_often',
      run: 3,
      on: { reply: true },
      before: [{ by: RAVI }, { by: RAVI }],
    });
    expect((await world.lead()).snoozedUntil).toBeNull();
    const input = { lead: JANE, until: world.ago(-9), typed: '9d', reason: 'Budget in January' };
    expect(value(await snoozeLead(world.deps, world.ctx(), input))).toMatchObject({ run: 3 });
    expect(await rows()).toMatchObject([{ run: 1 }, { run: 2 }, { run: 3, reason: 'Budget in January' }]);
  });

  it('a touch in between begins anew', async () => {
    await known();
    for (let round = 0; round < 2; round++) {
      value(await snooze({}, 1));
      await rests();
    }
    const call = { lead: JANE, kind: 'call_logged' as const, outcome: 'Voicemail', note: null, at: null };
    value(await logActivity(world.deps, world.ctx(), { ...call, next: null }));
    expect(value(await snooze({}, 1))).toMatchObject({ run: 1 });
  });

  it('another owner begins anew', async () => {
    await known();
    for (let round = 0; round < 2; round++) {
      value(await snooze({}, 1));
      await rests();
    }
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: ROSA } });
    expect(value(await snooze({}, 1, ROSA))).toMatchObject({ run: 1 });
  });

  it('another day within the hour is a correction; later it is another “not yet”', async () => {
    await known();
    for (const days of [1, 2, 3, 4]) expect(value(await snooze({}, days))).toMatchObject({ run: 1 });
    world.clock.forward({ minutes: 61 });
    expect(value(await snooze({}, 9))).toMatchObject({ run: 2 });
  });

  it('each stands in the timeline, and scores nothing', async () => {
    await known();
    const before = await world.total();
    value(await snooze({ reply: true }, 1));
    const last = await world.prisma.activity.findFirstOrThrow({
      where: { teamId: world.team, kind: 'not_yet' },
    });
    expect(last).toMatchObject({ actorId: RAVI, properties: { run: 1, on: { reply: true } } });
    expect(await world.total()).toBe(before);
  });
});

describe('undoing', () => {
  it('a snooze takes it back with its count and its “not yet”', async () => {
    await known();
    value(await snooze({ reply: true }, 1));
    const ctx = world.ctx();
    world.clock.forward({ days: 2 });
    await tick();
    const late = { ...ctx, now: world.clock.now() };
    value(await snoozeLead(world.deps, late, { lead: JANE, until: world.ago(-1), typed: '1d' }));
    value(await undoChange(world.deps, world.ctx(), { requestKey: late.requestKey, mayAll: false }));
    expect((await world.lead()).snoozedUntil).toBeNull();
    expect(await rows()).toHaveLength(1);
    expect(value(await snooze({}, 1))).toMatchObject({ run: 2 });
  });

  it('a waking puts the lead back to rest, by what it was to wake by', async () => {
    await known();
    value(await snooze({ reply: true }));
    const ctx = world.ctx();
    value(await wakeLead(world.deps, ctx, JANE));
    value(await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }));
    expect((await world.lead()).snoozedUntil).not.toBeNull();
    await world.send(world.event('email_replied'));
    expect(await told()).toEqual([`${RAVI}: awake reply`]);
  });
});
