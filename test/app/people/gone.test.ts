import { beforeEach, describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { passLead } from '../../../src/app/handoff/pass-lead.js';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { giveLeads } from '../../../src/app/people/give-leads.js';
import { goAway } from '../../../src/app/people/go-away.js';
import { knowPerson } from '../../../src/app/people/know-team.js';
import { listUnowned } from '../../../src/app/people/list-unowned.js';
import { clearGoneOwners } from '../../../src/app/people/owner-gone.js';
import { remindTasks } from '../../../src/app/task/remind-tasks.js';
import { advanceTracks } from '../../../src/app/track/advance-tracks.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const know = (id: string, active: boolean) =>
  knowPerson(
    world.deps,
    world.team,
    { id, name: id, email: null, timeZone: 'Europe/Berlin', active, admin: false, guest: false },
    world.clock.now(),
  );
const look = () => clearGoneOwners(world.deps, world.team, world.clock.now());
const unowned = async () =>
  (await listUnowned(world.deps, world.ctx(MONA), 0, 20)).rows.map(({ lead }) => lead.email);
const plan = async (email: string, who: string) => {
  const logging = { lead: email, kind: 'call_logged' as const, outcome: null, note: null, at: null };
  const next = { title: `Call ${email}`, dueAt: world.ago(-1) };
  value(await logActivity(world.deps, world.ctx(who), { ...logging, next }));
};
const give = (which: Parameters<typeof giveLeads>[2]['which'], to = ROSA, who = MONA, key?: string) =>
  giveLeads(world.deps, world.ctx(who, key), { which, to: { id: to, can: true } });

beforeEach(async () => {
  for (const who of [RAVI, ROSA, MONA]) await know(who, true);
  await world.handed();
  value(await claimLead(world.deps, world.ctx(RAVI), 'jane@acme.com'));
  await plan('jane@acme.com', RAVI);
  await world.send(world.event('email_clicked', 'bob@globex.com'));
  value(await startTrack(world.deps, world.ctx(RAVI), { lead: 'bob@globex.com', track: null }));
  await world.send(world.event('email_clicked', 'rosas@lead.com'));
  value(await claimLead(world.deps, world.ctx(ROSA), 'rosas@lead.com'));
  await plan('rosas@lead.com', RAVI);
});

describe('an account that was deactivated', () => {
  it('leaves its open leads without an owner on the managers’ list, and nothing is lost', async () => {
    await know(RAVI, false);
    expect(await look()).toBe(3);
    expect(await unowned()).toEqual(expect.arrayContaining(['jane@acme.com', 'bob@globex.com']));
    expect((await world.lead()).ownerId).toBeNull();
    expect(await world.count('lead.unowned')).toBe(1);
    expect((await world.handoffs())[0]).toMatchObject({ status: 'waiting', claimedBy: null });
    const [open] = (await world.tasks()).filter(({ title }) => title === 'Call jane@acme.com');
    expect(open).toMatchObject({ status: 'open', assigneeId: RAVI });
  });

  it('gives what it had to do about somebody else’s lead to that one', async () => {
    await know(RAVI, false);
    await look();
    const task = (await world.tasks()).find(({ title }) => title === 'Call rosas@lead.com');
    expect(task?.assigneeId).toBe(ROSA);
    expect((await world.lead('rosas@lead.com')).ownerId).toBe(ROSA);
  });

  it('is told of to the managers once, however often and late one looks', async () => {
    await know(RAVI, false);
    world.clock.forward({ days: 2 });
    await Promise.all([look(), look(), look()]);
    await look();
    const told = (await world.notices()).filter((line) => line.includes('owner_gone'));
    expect(told).toEqual(['sales-managers: owner_gone']);
  });

  it('keeps the customers it won', async () => {
    value(
      await closeDeal(world.deps, world.ctx(RAVI), { lead: 'jane@acme.com', outcome: 'won', reason: null }),
    );
    await world.prisma.task.updateMany({ where: { teamId: world.team }, data: { status: 'done' } });
    await know(RAVI, false);
    await look();
    expect((await world.lead()).ownerId).toBe(RAVI);
  });

  it('is reminded of nothing, and its tracks wait', async () => {
    await know(RAVI, false);
    await look();
    await world.prisma.enrolment.updateMany({ data: { nextStepAt: world.clock.now() } });
    const before = (await world.tasks()).length;
    world.clock.forward({ days: 3 });
    await remindTasks(world.deps, world.team, world.clock.now());
    await advanceTracks(world.deps, world.team, world.clock.now());
    expect((await world.tasks()).length).toBe(before);
    expect(
      (await world.outbox('task')).filter(({ lane, createdAt }) => lane === RAVI && createdAt > world.ago(1)),
    ).toEqual([]);
  });

  it('that is active gets nothing taken away, and one that is back nothing given', async () => {
    expect(await look()).toBe(0);
    await know(RAVI, false);
    await look();
    await know(RAVI, true);
    await look();
    expect((await world.lead()).ownerId).toBeNull();
    expect(await unowned()).toHaveLength(2);
  });
});

describe('giving such leads to somebody', () => {
  beforeEach(async () => {
    await know(RAVI, false);
    await look();
  });

  it('all at once, with tasks, tracks and handoffs, tells the new owner once', async () => {
    expect(value(await give({ was: RAVI }))).toMatchObject({ given: 2, taken: 0 });
    for (const email of ['jane@acme.com', 'bob@globex.com'])
      expect((await world.lead(email)).ownerId).toBe(ROSA);
    const open = (await world.tasks()).filter(({ status }) => status === 'open');
    expect(new Set(open.map(({ assigneeId }) => assigneeId))).toEqual(new Set([ROSA]));
    expect(await world.prisma.enrolment.count({ where: { teamId: world.team, ownerId: RAVI } })).toBe(0);
    expect((await world.handoffs())[0]).toMatchObject({ status: 'claimed', claimedBy: ROSA });
    expect(await unowned()).toEqual([]);
    expect(await world.notices()).toContain(`${ROSA}: leads_given`);
  });

  it('one by one, and those claimed meanwhile stay with whoever claimed them', async () => {
    value(await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com'));
    const { id } = await world.lead();
    expect(value(await give({ lead: id }, MONA))).toMatchObject({ given: 0, taken: 1 });
    expect((await world.lead()).ownerId).toBe(ROSA);
    const task = (await world.tasks()).find(({ title }) => title === 'Call jane@acme.com');
    expect(task?.assigneeId).toBe(ROSA);
    expect(await unowned()).toEqual(['bob@globex.com']);
  });

  it('by passing one on, it takes over what was planned, too', async () => {
    value(await passLead(world.deps, world.ctx(MONA), { lead: 'jane@acme.com', to: ROSA, note: null }));
    const task = (await world.tasks()).find(({ title }) => title === 'Call jane@acme.com');
    expect(task?.assigneeId).toBe(ROSA);
    expect(await unowned()).toEqual(['bob@globex.com']);
  });

  it('is for managers, to people with a seat', async () => {
    expect(problem(await give('all', ROSA, ROSA))).toMatchObject({ kind: 'managers_only' });
    const to = { id: 'U0MAX', can: false };
    expect(problem(await giveLeads(world.deps, world.ctx(MONA), { which: 'all', to }))).toMatchObject({
      kind: 'owner_cannot',
    });
  });

  it('by twenty at once happens once', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => give('all')));
    expect(given.map((each) => value(each).given).toSorted((a, b) => a - b)).toEqual([
      ...Array(19).fill(0),
      2,
    ]);
    expect(await world.count('lead.passed')).toBe(1);
  });

  it('is undone, and they are on the list again', async () => {
    value(await give('all', ROSA, MONA, 'given'));
    value(await undoChange(world.deps, world.ctx(MONA), { requestKey: 'given', mayAll: true }));
    expect(await unowned()).toHaveLength(2);
    expect((await world.lead()).ownerId).toBeNull();
  });
});

it('a cover whose account is gone covers no longer: tasks wait again, and both sides are told once', async () => {
  const until = world.ago(-7);
  value(await goAway(world.deps, world.ctx(RAVI), { until, typed: '7d', cover: { id: ROSA, can: true } }));
  await know(ROSA, false);
  await Promise.all([look(), look()]);
  await look();
  expect(await world.prisma.away.findFirst({ where: { teamId: world.team } })).toMatchObject({
    coverId: null,
  });
  const told = (await world.notices()).filter((line) => line.includes('cover_gone'));
  expect(told.toSorted()).toEqual([`${RAVI}: cover_gone`, 'sales-managers: cover_gone']);
  const mine = (await world.tasks()).filter(({ title }) => title === 'Call jane@acme.com');
  expect(mine.map(({ assigneeId }) => assigneeId)).toEqual([RAVI]);
});
