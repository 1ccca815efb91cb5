import { describe, expect, it } from 'vitest';
import { forgetOld } from '../../../src/app/forget-old.js';
import { claimHandoff, claimLead } from '../../../src/app/handoff/claim-lead.js';
import { passLead } from '../../../src/app/handoff/pass-lead.js';
import { returnHandoff } from '../../../src/app/handoff/return-handoff.js';
import { askOwner } from '../../../src/app/lead/ask-owner.js';
import { letGo } from '../../../src/app/lead/let-go.js';
import { unwatchLead, watchLead } from '../../../src/app/lead/watch-lead.js';
import { clearGoneOwners } from '../../../src/app/people/owner-gone.js';
import { undoChange } from '../../../src/app/undo/undo-change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const JANE = 'jane@acme.com';
/** Ravi has Jane. */
const ravisJane = async () => {
  const { id } = await world.handed();
  value(await claimHandoff(world.deps, world.ctx(RAVI), id));
  return id;
};
const ask = (who = ROSA, key?: string) => askOwner(world.deps, world.ctx(who, key), JANE);
const watch = (who = ROSA, key?: string) => watchLead(world.deps, world.ctx(who, key), JANE);
const unwatch = (who = ROSA, key?: string) => unwatchLead(world.deps, world.ctx(who, key), JANE);
const release = () => letGo(world.deps, world.ctx(RAVI), JANE);
const pass = (from: string, to: string, key?: string) =>
  passLead(world.deps, world.ctx(from, key), { lead: JANE, to, note: null });
const undo = (who: string, requestKey: string) =>
  undoChange(world.deps, world.ctx(who), { requestKey, mayAll: false });
const told = async (about: string) => (await world.notices()).filter((one) => one.endsWith(`: ${about}`));
const words = async () =>
  (await world.outbox('notice')).flatMap(({ lane, facts }) => {
    const { about, owner, what } = facts as { about: string; owner?: string | null; what?: string };
    return about === 'watched' ? [`${lane}: ${owner ?? 'free'}, ${what}`] : [];
  });

describe('whoever asks about another’s lead', () => {
  it('is heard by its owner once a day, however often they press', async () => {
    await ravisJane();
    const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(all.map(value).filter(({ already }) => !already)).toHaveLength(1);
    expect(await told('asked')).toEqual([`${RAVI}: asked`]);
    expect(await world.count('lead.asked')).toBe(1);
    expect(value(await ask(MONA))).toMatchObject({ owner: RAVI, already: false });
    world.clock.forward({ days: 1 });
    expect(value(await ask())).toMatchObject({ already: false });
    expect(await told('asked')).toHaveLength(3);
  });

  it('is told where there is nobody to ask: it is free, or their own', async () => {
    await world.handed();
    expect(problem(await ask())).toMatchObject({ kind: 'nobody_else_has', lead: { ownerId: null } });
    await claimLead(world.deps, world.ctx(ROSA), JANE);
    expect(problem(await ask())).toMatchObject({ kind: 'nobody_else_has', lead: { ownerId: ROSA } });
    expect(problem(await watch())).toMatchObject({ kind: 'nobody_else_has' });
    expect(await told('asked')).toEqual([]);
  });

  it('of another team finds no such lead, and leaves nothing there', async () => {
    await ravisJane();
    const { id } = await world.lead();
    const other = world.another();
    for (const work of [askOwner, watchLead, unwatchLead])
      expect(problem(await work(other.deps, other.ctx(ROSA), id))).toMatchObject({ kind: 'gone' });
    expect(await told('asked')).toEqual([]);
    expect(await world.prisma.watch.count({ where: { leadId: id } })).toBe(0);
  });

  it('can’t where they only look on', async () => {
    await ravisJane();
    const looker = world.ctx('U0LOOK', 'looks', 'marketing');
    expect(problem(await askOwner(world.deps, looker, JANE))).toMatchObject({ kind: 'role_lacks' });
    expect(problem(await watchLead(world.deps, looker, JANE))).toMatchObject({ kind: 'role_lacks' });
  });
});

describe('whoever watches a lead', () => {
  it('hears once that it was let go, and again of each who has it then', async () => {
    await ravisJane();
    expect(value(await watch())).toMatchObject({ already: false });
    expect(value(await watch())).toMatchObject({ already: true });
    await release();
    await release();
    expect(await words()).toEqual([`${ROSA}: free, lead.let_go`]);
    await claimLead(world.deps, world.ctx(MONA), JANE);
    await pass(MONA, RAVI);
    expect(await words()).toEqual([
      `${ROSA}: free, lead.let_go`,
      `${ROSA}: ${MONA}, lead.claimed`,
      `${ROSA}: ${RAVI}, lead.passed`,
    ]);
  });

  it('hears that it was returned, that a claim was undone, and that its owner has left', async () => {
    const handoffId = await ravisJane();
    await watch();
    await returnHandoff(world.deps, world.ctx(RAVI), { handoffId, reason: 'Too early', note: null });
    await claimLead(world.deps, world.ctx(RAVI, 'again'), JANE);
    value(await undo(RAVI, 'again'));
    await claimLead(world.deps, world.ctx(RAVI), JANE);
    const gone = {
      name: 'Ravi',
      email: null,
      timeZone: 'UTC',
      active: false,
      admin: false,
      guest: false,
      seenAt: world.clock.now(),
    };
    await world.prisma.person.upsert({
      where: { teamId_id: { teamId: world.team, id: RAVI } },
      create: { teamId: world.team, id: RAVI, ...gone },
      update: { active: false },
    });
    await clearGoneOwners(world.deps, world.team, world.clock.now());
    await clearGoneOwners(world.deps, world.team, world.clock.now());
    expect(await words()).toEqual([
      `${ROSA}: free, handoff.returned`,
      `${ROSA}: ${RAVI}, lead.claimed`,
      `${ROSA}: free, lead.undone`,
      `${ROSA}: ${RAVI}, lead.claimed`,
      `${ROSA}: free, lead.unowned`,
    ]);
  });

  it('hears nothing of it once it is theirs, after 14 days, or when they said so', async () => {
    await ravisJane();
    await watch();
    await watch(MONA);
    await pass(RAVI, ROSA);
    await pass(ROSA, RAVI);
    expect(await words()).toEqual([`${MONA}: ${ROSA}, lead.passed`, `${MONA}: ${RAVI}, lead.passed`]);
    expect(value(await unwatch(MONA))).toMatchObject({ already: false });
    expect(value(await unwatch(MONA))).toMatchObject({ already: true });
    await watch();
    world.clock.forward({ days: 14, minutes: 1 });
    await release();
    expect(await words()).toHaveLength(2);
    world.clock.forward({ days: 8 });
    await forgetOld(world.deps, world.team, world.clock.now());
    expect(await world.prisma.watch.count({ where: { teamId: world.team } })).toBe(0);
  });

  it('can undo both, and nobody else hears of that', async () => {
    await ravisJane();
    await watch(ROSA, 'on');
    value(await undo(ROSA, 'on'));
    expect(await world.prisma.watch.count({ where: { teamId: world.team } })).toBe(0);
    await watch();
    await unwatch(ROSA, 'off');
    value(await undo(ROSA, 'off'));
    expect(problem(await undo(ROSA, 'off'))).toMatchObject({ kind: 'undone_already' });
    expect(await told('undone')).toEqual([]);
    expect(await world.count('lead.undone')).toBe(0);
    await release();
    expect(await words()).toEqual([`${ROSA}: free, lead.let_go`]);
  });

  it('who got it and gave it back by undoing watches on', async () => {
    await ravisJane();
    await watch();
    await pass(RAVI, ROSA, 'passed');
    value(await undo(RAVI, 'passed'));
    expect(await words()).toEqual([]);
    await release();
    expect(await words()).toEqual([`${ROSA}: free, lead.let_go`]);
  });
});
