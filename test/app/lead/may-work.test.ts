import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../../src/app/deps.js';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../../src/app/handoff/return-handoff.js';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { closeTask } from '../../../src/app/task/close-task.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const lead = 'jane@acme.com';
const ravisLead = async () => {
  const handoff = await world.handed();
  value(await claimLead(world.deps, world.ctx(RAVI), lead));
  return handoff;
};
const DEEDS = {
  snooze: (ctx: Ctx) => snoozeLead(world.deps, ctx, { lead, until: world.ago(-3), typed: '3d' }),
  'let go': (ctx: Ctx) => letGo(world.deps, ctx, lead),
  lose: (ctx: Ctx) => closeDeal(world.deps, ctx, { lead, outcome: 'lost', reason: 'budget' }),
  win: (ctx: Ctx) => closeDeal(world.deps, ctx, { lead, outcome: 'won', reason: null }),
  return: async (ctx: Ctx) => {
    const [handoff] = await world.handoffs();
    return returnHandoff(world.deps, ctx, { handoffId: handoff?.id ?? '', reason: 'No', note: null });
  },
};
type Name = keyof typeof DEEDS;
const names = Object.keys(DEEDS) as Name[];
const cover = (coverId: string) =>
  world.prisma.away.create({
    data: {
      teamId: world.team,
      personId: RAVI,
      coverId,
      startedAt: world.clock.now(),
      until: world.ago(-7),
    },
  });

describe('somebody else’s lead', () => {
  test.each(names)('a rep can’t %s it', async (name) => {
    await ravisLead();
    expect(problem(await DEEDS[name](world.ctx(ROSA)))).toMatchObject({
      kind: 'owned_by_other',
      owner: RAVI,
    });
  });

  test.each(names)('a manager can %s it, and its owner is told', async (name) => {
    await ravisLead();
    expect(value(await DEEDS[name](world.ctx(MONA)))).toMatchObject({
      forOwner: { owner: RAVI, as: 'manager' },
    });
    expect(await world.notices()).toContain(`${RAVI}: acted_for`);
  });

  test.each(names)('whoever covers for its owner can %s it, and nobody is bothered', async (name) => {
    await ravisLead();
    await cover(ROSA);
    expect(value(await DEEDS[name](world.ctx(ROSA)))).toMatchObject({
      forOwner: { owner: RAVI, as: 'cover' },
    });
    expect(await world.notices()).not.toContain(`${RAVI}: acted_for`);
  });

  it('is claimed by its cover without changing hands, and by nobody else', async () => {
    await ravisLead();
    await cover(ROSA);
    expect(value(await claimLead(world.deps, world.ctx(ROSA), lead))).toMatchObject({ already: true });
    expect(problem(await claimLead(world.deps, world.ctx(MONA), lead))).toMatchObject({
      kind: 'claimed_by_other',
    });
    expect((await world.lead()).ownerId).toBe(RAVI);
  });

  it('a cover may act no longer than the absence lasts, however late it is ended', async () => {
    await ravisLead();
    await cover(ROSA);
    world.clock.forward({ days: 9 });
    expect(problem(await DEEDS.lose(world.ctx(ROSA)))).toMatchObject({ kind: 'owned_by_other' });
  });

  it('its tasks are done by owner, cover and manager', async () => {
    await ravisLead();
    const plan = async () => {
      const next = { title: 'Call', dueAt: world.ago(-1) };
      const logging = { lead, kind: 'call_logged' as const, outcome: null, note: null, at: null, next };
      value(await logActivity(world.deps, world.ctx(RAVI), logging));
      return (await world.tasks()).find(({ status }) => status === 'open')?.id ?? '';
    };
    const first = await plan();
    expect(problem(await closeTask(world.deps, world.ctx(ROSA), first, 'done'))).toMatchObject({
      kind: 'not_yours',
    });
    value(await closeTask(world.deps, world.ctx(MONA), first, 'done'));
    await cover(ROSA);
    value(await closeTask(world.deps, world.ctx(ROSA), await plan(), 'done'));
  });
});

describe('marketing', () => {
  const max = () => world.ctx('U0MAX', undefined, 'marketing');

  test.each(names)('sees and does not %s', async (name) => {
    await world.handed();
    expect(problem(await DEEDS[name](max()))).toMatchObject({ kind: 'role_lacks', role: 'marketing' });
  });

  it('claims nothing, by a track neither, and may write down what it knows', async () => {
    await world.handed();
    for (const outcome of [
      await claimLead(world.deps, max(), lead),
      await startTrack(world.deps, max(), { lead, track: null }),
    ])
      expect(problem(outcome)).toMatchObject({ kind: 'role_lacks' });
    const logging = { lead, kind: 'call_logged' as const, outcome: null, note: 'met', at: null, next: null };
    value(await logActivity(world.deps, max(), logging));
  });
});
