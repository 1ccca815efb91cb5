import { beforeEach, describe, expect, it } from 'vitest';
import { listNeglected } from '../../../src/app/attention/list-adrift.js';
import type { Ctx } from '../../../src/app/deps.js';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { listOf } from '../../../src/app/lead/list-leads.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { wakeLeads } from '../../../src/app/lead/wake-leads.js';
import { listSnoozed } from '../../../src/app/snooze/list-snoozed.js';
import { createTask } from '../../../src/app/task/create-task.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { countJourney } from '../../../src/store/timelines.js';
import { MONA, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

const JANE = 'jane@acme.com';
const TOM = 'tom@globex.com';
let world: World;
useWorld((made) => {
  world = made;
});

const manager = (): Ctx => ({ ...world.ctx(MONA), role: 'manager' });
const neglected = async (ctx = world.ctx()) =>
  (await listNeglected(world.deps, ctx, 0, 10)).rows.map(({ lead, noNext, quietDays }) =>
    `${lead.email}: ${lead.ownerId ?? 'nobody'} ${noNext ? 'no next step' : ''} ${quietDays ?? ''}`.trim(),
  );
const own = (lead = JANE, who = RAVI) => claimLead(world.deps, world.ctx(who), lead);
const log = (next: { title: string; dueAt: Date } | null = null) =>
  logActivity(world.deps, world.ctx(), {
    lead: JANE,
    kind: 'call_logged',
    outcome: null,
    note: null,
    at: null,
    next,
  });
const plan = (days: number) =>
  createTask(world.deps, world.ctx(), {
    lead: JANE,
    title: 'Call',
    dueAt: world.ago(-days),
    typed: '',
    assigneeId: null,
  });

describe('the safety net (S14)', () => {
  beforeEach(async () => {
    await world.send(world.event('email_clicked'), world.event('email_clicked', TOM));
  });

  it('holds who is snoozed, in a track, or owned with a dated next step', async () => {
    await own();
    expect(await neglected()).toEqual([`${JANE}: ${RAVI} no next step`]);
    value(await plan(3));
    expect(await neglected()).toEqual([]);
    await world.prisma.task.deleteMany({ where: { teamId: world.team } });
    value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null }));
    expect(await neglected()).toEqual([]);
    await world.prisma.enrolment.deleteMany({ where: { teamId: world.team } });
    await world.prisma.task.deleteMany({ where: { teamId: world.team } });
    value(await snoozeLead(world.deps, world.ctx(), { lead: JANE, until: world.ago(-5), typed: '' }));
    expect(await neglected()).toEqual([]);
    world.clock.forward({ days: 6 });
    await wakeLeads(world.deps, world.team, world.clock.now());
    expect(await neglected()).toEqual([`${JANE}: ${RAVI} no next step`]);
  });

  it('lets nobody through whom nobody touched for too long, a next step or not', async () => {
    await own();
    value(await plan(60));
    world.clock.forward({ days: 13 });
    expect(await neglected()).toEqual([]);
    world.clock.forward({ days: 1 });
    expect(await neglected()).toEqual([`${JANE}: ${RAVI}  14`]);
    value(await log());
    expect(await neglected()).toEqual([]);
  });

  it('of leads that are nobody’s, holds those below the lines: they are not sales’ yet', async () => {
    expect(await neglected(manager())).toEqual([]);
    await world.ready();
    expect(await neglected(manager())).toEqual([`${JANE}: nobody`]);
    expect(await neglected()).toEqual([]);
    value(await letGo(world.deps, world.ctx(), JANE));
    expect(await neglected(manager())).toEqual([]);
  });

  it('shows managers everybody’s, by owner, and each rep their own; other teams nothing', async () => {
    await own();
    await own(TOM, ROSA);
    expect(await neglected(manager())).toHaveLength(2);
    expect(await neglected(world.ctx(ROSA))).toEqual([`${TOM}: ${ROSA} no next step`]);
    const other = world.another();
    const page = await listNeglected(other.deps, { ...other.ctx(), role: 'manager' }, 0, 10);
    expect(page.count).toBe(0);
  });
});

describe('who rests', () => {
  beforeEach(async () => {
    await world.send(world.event('email_clicked'), world.event('email_clicked', TOM));
    const on = { reply: true, pricing: false, score: null };
    value(await snoozeLead(world.deps, world.ctx(), { lead: JANE, until: world.ago(-5), typed: '', on }));
    value(await snoozeLead(world.deps, world.ctx(ROSA), { lead: TOM, until: world.ago(-9), typed: '' }));
  });

  it('is one’s own for a rep, and everybody’s for managers, with what wakes them and why', async () => {
    const mine = await listSnoozed(world.deps, world.ctx(), 0, 10);
    expect(mine).toMatchObject({ count: 1, byRep: false, rows: [{ by: RAVI, run: 1, on: { reply: true } }] });
    const all = await listSnoozed(world.deps, manager(), 0, 10);
    expect(all).toMatchObject({ count: 2, byRep: true });
  });

  it('ends with the rest', async () => {
    world.clock.forward({ days: 6 });
    await wakeLeads(world.deps, world.team, world.clock.now());
    expect((await listSnoozed(world.deps, manager(), 0, 10)).rows).toMatchObject([{ by: ROSA }]);
  });
});

describe('the cold list', () => {
  it('marks who is in a track', async () => {
    await world.send(world.event('email_clicked'));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { coldAt: world.ago(1) } });
    value(await startTrack(world.deps, world.ctx(), { lead: JANE, track: null }));
    const { leads, tracks } = await listOf(world.deps, world.ctx(), 'cold', 0, 10);
    expect(leads.map(({ id }) => tracks.get(id))).toEqual(['Cold lead re-engagement']);
  });
});

describe('a snooze in the journey of its lead', () => {
  it('is told once, with its conditions', async () => {
    await world.send(world.event('email_clicked'));
    const on = { reply: true, pricing: false, score: null };
    value(await snoozeLead(world.deps, world.ctx(), { lead: JANE, until: world.ago(-5), typed: '', on }));
    const { id } = await world.lead();
    const journey = await world.prisma.history.findMany({ where: { leadId: id, verb: 'lead.snoozed' } });
    expect(journey).toMatchObject([{ facts: { on: { reply: true }, run: 1 } }]);
    expect(await countJourney(world.prisma, id)).toBe(3);
  });
});
