import { beforeEach, describe, expect, it, test } from 'vitest';
import { claimLead } from '../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../src/app/handoff/return-handoff.js';
import { addLead } from '../../src/app/lead/add-lead.js';
import { closeDeal } from '../../src/app/lead/close-deal.js';
import { letGo } from '../../src/app/lead/let-go.js';
import { logActivity } from '../../src/app/lead/log-activity.js';
import { setFunnel } from '../../src/app/lead/set-funnel.js';
import { setRole } from '../../src/app/lead/set-role.js';
import { snoozeLead } from '../../src/app/lead/snooze-lead.js';
import { tagLead } from '../../src/app/lead/tag-lead.js';
import { closeTask } from '../../src/app/task/close-task.js';
import { snoozeTask } from '../../src/app/task/snooze-task.js';
import { startTrack } from '../../src/app/track/start-track.js';
import { undoChange, undoNewest } from '../../src/app/undo/undo-change.js';
import type { Outcome } from '../../src/domain/outcome.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((fresh) => {
  world = fresh;
});

const JANE = 'jane@acme.com';
const call = (more: object = {}) => ({
  lead: JANE,
  kind: 'call_logged' as const,
  outcome: null,
  note: 'left a voicemail',
  at: null,
  next: null,
  ...more,
});

/** Everything there is about the team's leads, as it reads. */
async function everything() {
  const { prisma, team } = world;
  const where = { teamId: team };
  const standings = await prisma.standing.findMany({ where, omit: { dueAt: true, asOf: true, state: true } });
  return {
    leads: (await prisma.lead.findMany({ where, orderBy: { id: 'asc' } })).map((row) => ({
      ...row,
      episode: 0,
    })),
    totals: await Promise.all(
      (await world.leads()).map(async ({ email }) => [email, await world.total(email)]),
    ),
    tasks: await world.tasks(),
    enrolments: await prisma.enrolment.findMany({ where, orderBy: { id: 'asc' } }),
    handoffs: (await world.handoffs()).filter(({ status }) => status !== 'closed'),
    activities: await prisma.activity.findMany({ where, orderBy: { id: 'asc' } }),
    stages: standings.map(({ leadId, stage, fit, segments, lastActivityAt }) => ({
      leadId,
      stage,
      fit,
      segments,
      lastActivityAt,
    })),
  };
}

const taskOf = async (): Promise<string> => {
  value(
    await logActivity(
      world.deps,
      world.ctx(),
      call({ next: { title: 'Call again', dueAt: new Date(world.clock.now().getTime() + 86_400_000) } }),
    ),
  );
  return (await world.tasks()).at(-1)?.id ?? '';
};

type Deed = (request: ReturnType<World['ctx']>) => Promise<Outcome<unknown>>;
const DEEDS: [string, () => Promise<Deed>][] = [
  ['a call', async () => (ctx) => logActivity(world.deps, ctx, call())],
  [
    'a call with a next step',
    async () => (ctx) =>
      logActivity(
        world.deps,
        ctx,
        call({ next: { title: 'Send deck', dueAt: new Date(ctx.now.getTime() + 1e8) } }),
      ),
  ],
  [
    'a reply that makes it ready',
    async () => (ctx) => logActivity(world.deps, ctx, call({ kind: 'demo_requested' })),
  ],
  ['tags', async () => (ctx) => tagLead(world.deps, ctx, { lead: JANE, add: ['vip'], remove: [] })],
  [
    'a snooze',
    async () => (ctx) =>
      snoozeLead(world.deps, ctx, { lead: JANE, until: new Date(ctx.now.getTime() + 1e8), typed: '1d' }),
  ],
  ['a claim', async () => (ctx) => claimLead(world.deps, ctx, JANE)],
  [
    'a claim of a ready lead',
    async () => {
      await world.ready();
      return (ctx) => claimLead(world.deps, ctx, JANE);
    },
  ],
  [
    'not ready',
    async () => {
      const { id } = await world.handed();
      value(await claimLead(world.deps, world.ctx(), JANE));
      return (ctx) => returnHandoff(world.deps, ctx, { handoffId: id, reason: 'no budget', note: null });
    },
  ],
  [
    'letting go',
    async () => {
      await world.handed();
      value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null, confirmed: true }));
      return (ctx) => letGo(world.deps, ctx, JANE);
    },
  ],
  [
    'a deal won',
    async () => (ctx) => closeDeal(world.deps, ctx, { lead: JANE, outcome: 'won', reason: null }),
  ],
  [
    'a deal lost, with a track running',
    async () => {
      value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null, confirmed: true }));
      return (ctx) => closeDeal(world.deps, ctx, { lead: JANE, outcome: 'lost', reason: 'budget' });
    },
  ],
  ['a stage', async () => (ctx) => setFunnel(world.deps, ctx, { lead: JANE, to: 'awareness' })],
  ['a buying role', async () => (ctx) => setRole(world.deps, ctx, { lead: JANE, role: 'champion' })],
  ['a track', async () => (ctx) => startTrack(world.deps, ctx, { lead: JANE, track: null, confirmed: true })],
  [
    'a task done',
    async () => {
      const id = await taskOf();
      return (ctx) => closeTask(world.deps, ctx, id, 'done');
    },
  ],
  [
    'a step of a track done',
    async () => {
      value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null, confirmed: true }));
      const id = (await world.tasks()).at(-1)?.id ?? '';
      return (ctx) => closeTask(world.deps, ctx, id, 'done');
    },
  ],
  [
    'a task moved',
    async () => {
      const id = await taskOf();
      return (ctx) => snoozeTask(world.deps, ctx, id, new Date(ctx.now.getTime() + 2e8), '2d');
    },
  ],
  [
    'a new lead',
    async () => (ctx) => addLead(world.deps, ctx, { email: 'new@x.com', profile: { name: 'New' } }),
  ],
  [
    'more of a lead',
    async () => (ctx) =>
      addLead(world.deps, ctx, { email: JANE, profile: { title: 'CTO', company: 'Acme' } }),
  ],
];

describe('what a person did is undone for ten minutes', () => {
  beforeEach(async () => {
    await world.send(world.event('pricing_page_viewed'), world.event('email_opened'));
    world.clock.forward({ days: 1 });
  });

  test.each(DEEDS)('%s: all is as it was before, twice changes nothing more', async (_, prepare) => {
    const deed = await prepare();
    world.clock.forward({ minutes: 1 });
    const before = await everything();
    const ctx = world.ctx();
    value(await deed(ctx));
    expect(await everything()).not.toEqual(before);
    world.clock.forward({ minutes: 9 });
    value(await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }));
    expect(await everything()).toEqual(before);
    const again = await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false });
    expect(problem(again).kind).toBe('undone_already');
    expect(await everything()).toEqual(before);
  });

  it('newest first, one after the other, and then there is nothing left', async () => {
    const before = await everything();
    value(await logActivity(world.deps, world.ctx(), call()));
    world.clock.forward({ minutes: 1 });
    value(await tagLead(world.deps, world.ctx(), { lead: JANE, add: ['vip'], remove: [] }));
    expect(value(await undoNewest(world.deps, world.ctx())).what).toBe('lead.tagged');
    expect(value(await undoNewest(world.deps, world.ctx())).what).toBe('lead.logged');
    expect(problem(await undoNewest(world.deps, world.ctx())).kind).toBe('nothing_to_undo');
    expect(await everything()).toEqual(before);
  });

  it('not after ten minutes', async () => {
    const ctx = world.ctx();
    value(await claimLead(world.deps, ctx, JANE));
    world.clock.forward({ minutes: 11 });
    const late = await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false });
    expect(problem(late)).toEqual({ kind: 'undo_late', at: ctx.now });
    expect(problem(await undoNewest(world.deps, world.ctx())).kind).toBe('nothing_to_undo');
    expect((await world.lead()).ownerId).toBe(RAVI);
  });

  it('not by somebody else, unless they may', async () => {
    const ctx = world.ctx();
    value(await claimLead(world.deps, ctx, JANE));
    const { requestKey } = ctx;
    const other = await undoChange(world.deps, world.ctx(ROSA), { requestKey, mayAll: false });
    expect(problem(other).kind).toBe('not_yours');
    value(await undoChange(world.deps, world.ctx(ROSA), { requestKey, mayAll: true }));
    expect((await world.lead()).ownerId).toBeNull();
    expect(await world.notices()).toContain(`${RAVI}: undone`);
  });

  it('not where somebody has gone on from there: it says who, and nothing is touched', async () => {
    const ctx = world.ctx();
    value(await claimLead(world.deps, ctx, JANE));
    world.clock.forward({ minutes: 1 });
    value(await letGo(world.deps, world.ctx(), JANE));
    const after = await everything();
    const built = problem(
      await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }),
    );
    expect(built).toMatchObject({ kind: 'built_on', by: RAVI, what: 'lead.let_go' });
    expect(await everything()).toEqual(after);
  });

  it('though somebody did something else with the lead meanwhile', async () => {
    const ctx = world.ctx();
    value(await tagLead(world.deps, ctx, { lead: JANE, add: ['vip'], remove: [] }));
    world.clock.forward({ minutes: 1 });
    value(await logActivity(world.deps, world.ctx(ROSA), call()));
    value(await undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }));
    expect((await world.lead()).tags).toEqual([]);
    expect(await world.count('lead.logged')).toBe(1);
  });

  it('once, however many press at once', async () => {
    const ctx = world.ctx();
    value(await logActivity(world.deps, ctx, call()));
    const presses = Array.from({ length: 20 }, () =>
      undoChange(world.deps, world.ctx(), { requestKey: ctx.requestKey, mayAll: false }),
    );
    const outcomes = await Promise.all(presses);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.count('lead.undone')).toBe(1);
  });

  it('the history says who undid what, and no longer that it was done', async () => {
    const ctx = world.ctx();
    value(await logActivity(world.deps, ctx, call()));
    value(await undoNewest(world.deps, world.ctx()));
    const rows = await world.prisma.history.findMany({ where: { teamId: world.team, verb: 'undone' } });
    expect(rows.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ was: 'lead.logged', undoneBy: RAVI }),
    ]);
    expect(await world.count('lead.logged')).toBe(0);
  });

  it('a handoff that came of it is closed, and its card says so', async () => {
    const ctx = world.ctx();
    value(await logActivity(world.deps, ctx, call({ kind: 'demo_requested' })));
    const was = (await world.handoffs()).length;
    value(await undoNewest(world.deps, world.ctx()));
    expect((await world.handoffs()).map(({ status }) => status)).toEqual(Array(was).fill('closed'));
  });

  it('another team has nothing to undo here', async () => {
    const ctx = world.ctx();
    value(await claimLead(world.deps, ctx, JANE));
    const there = world.another();
    const outcome = await undoChange(there.deps, there.ctx(), { requestKey: ctx.requestKey, mayAll: true });
    expect(problem(outcome).kind).toBe('nothing_to_undo');
  });
});
