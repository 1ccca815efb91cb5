import { describe, expect, it } from 'vitest';
import { forgetDrafts, takeUpAgain } from '../../../src/app/rules/drafts.js';
import { proposeRules } from '../../../src/app/rules/propose-rules.js';
import { listVersions, readRules } from '../../../src/app/rules/read-rules.js';
import { rescore } from '../../../src/app/rules/rescore.js';
import { discardRules, switchRules } from '../../../src/app/rules/switch-rules.js';
import { tryRules } from '../../../src/app/rules/try-rules.js';
import { MONA, problem, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((fresh) => {
  world = fresh;
});

const manager = (actor = MONA, requestKey?: string) => world.ctx(actor, requestKey, 'manager');
const propose = (demo: number, ctx = manager()) =>
  proposeRules(
    world.deps,
    ctx,
    { kind: 'words', settings: [{ name: 'demo', value: String(demo) }] },
    'Demos win',
  );
const forget = () => forgetDrafts(world.deps, world.at());
const versions = async () => {
  const rows = await world.prisma.rulebook.findMany({
    where: { teamId: world.team },
    orderBy: { version: 'asc' },
  });
  return rows.map(({ version, status }) => `${version} ${status}`);
};

describe('the same request twice', () => {
  it('makes one version, and answers with it both times', async () => {
    await propose(40);
    const ctx = manager(MONA, 'command:1');
    const first = value(await propose(50, ctx));
    expect(value(await propose(50, ctx))).toEqual(first);
    expect(first).toMatchObject({ version: 3, replaced: [2] });
    expect(await versions()).toEqual(['1 live', '2 discarded', '3 draft']);
    expect((await world.deeds()).filter((verb) => verb === 'rules.proposed')).toHaveLength(2);
  });

  it('twenty times at once, too', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => propose(50, manager(MONA, 'command:1'))));
    expect(new Set(made.map((each) => value(each).version))).toEqual(new Set([2]));
    expect(await versions()).toEqual(['1 live', '2 draft']);
  });

  it('of another team makes that team a version', async () => {
    const other = world.another();
    await propose(50, manager(MONA, 'command:1'));
    const theirs = await proposeRules(
      other.deps,
      other.ctx(MONA, 'command:1', 'manager'),
      { kind: 'words', settings: [{ name: 'demo', value: '70' }] },
      'Demos win',
    );
    expect(value(theirs)).toMatchObject({ version: 2, diff: ['Requested a demo: 30 -> 70 points'] });
  });

  it('that goes back to an older version makes one copy of it', async () => {
    const { version } = value(await propose(50));
    value(await switchRules(world.deps, manager(), version));
    await rescore(world.deps, world.at());
    const back = manager(MONA, 'press:1');
    expect(value(await switchRules(world.deps, back, 1)).version).toBe(3);
    expect(value(await switchRules(world.deps, back, 1)).version).toBe(3);
    await rescore(world.deps, world.at());
    expect(value(await switchRules(world.deps, back, 1))).toMatchObject({ version: 3, status: 'live' });
    expect(await versions()).toEqual(['1 past', '2 past', '3 live']);
  });
});

describe('a change that nobody decided on', () => {
  it('gives way to the next one of the same person, and to nobody else’s', async () => {
    await propose(50);
    await propose(51, manager(ROSA));
    expect(value(await propose(52)).replaced).toEqual([2]);
    expect(await versions()).toEqual(['1 live', '2 discarded', '3 draft', '4 draft']);
    expect(problem(await switchRules(world.deps, manager(), 2))).toEqual({
      kind: 'rules_gone',
      version: 2,
      ended: { how: 'replaced', by: null, at: world.clock.now(), instead: 4 },
    });
  });

  it('stays where the next one is refused', async () => {
    await propose(50);
    problem(await propose(30));
    expect(await versions()).toEqual(['1 live', '2 draft']);
  });

  it('leaves one open, made by twenty requests at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => propose(31 + at)));
    expect((await versions()).filter((line) => line.endsWith('draft'))).toHaveLength(1);
  });

  it('is put away after two weeks, once, however late and often that is looked for', async () => {
    await propose(50);
    world.clock.forward({ days: 14 });
    expect(await forget()).toBe(0);
    world.clock.forward({ minutes: 1 });
    await propose(51, manager(ROSA));
    world.clock.forward({ days: 2 });
    const counts = await Promise.all([forget(), forget(), forget()]);
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await forget()).toBe(0);
    expect(await versions()).toEqual(['1 live', '2 discarded', '3 draft']);
    expect((await world.deeds()).filter((verb) => verb === 'rules.discarded')).toHaveLength(1);
    for (const asked of [
      await tryRules(world.deps, world.at(), 2),
      await switchRules(world.deps, manager(), 2),
    ])
      expect(problem(asked)).toMatchObject({
        kind: 'rules_gone',
        ended: { how: 'forgotten', instead: null },
      });
  });

  it('is not put away once it is being switched on, however old', async () => {
    await propose(50);
    value(await switchRules(world.deps, manager(), 2));
    world.clock.forward({ days: 30 });
    expect(await forget()).toBe(0);
    expect(await rescore(world.deps, world.at())).toBe(2);
  });

  it('is another team’s own business', async () => {
    await propose(50);
    world.clock.forward({ days: 30 });
    const other = world.another();
    expect(await forgetDrafts(other.deps, { teamId: other.team, now: world.clock.now() })).toBe(0);
    expect(await versions()).toEqual(['1 live', '2 draft']);
  });

  it('and ended by itself is not among the versions; one that a person discarded is', async () => {
    await propose(50);
    await propose(51);
    value(await discardRules(world.deps, manager(), 3));
    const listed = await listVersions(world.deps, world.at(), 10);
    expect(listed.map(({ version, status }) => `${version} ${status}`)).toEqual(['3 discarded', '1 live']);
    expect((await readRules(world.deps, world.at(), true)).pending).toEqual([]);
  });
});

describe('a change that was put away', () => {
  it('is taken up again as a version of its own, with its reason and what it changes', async () => {
    await propose(50);
    value(await discardRules(world.deps, manager(), 2));
    expect(value(await takeUpAgain(world.deps, manager(ROSA), 2))).toMatchObject({
      version: 3,
      status: 'draft',
      authorId: ROSA,
      reason: 'Demos win',
      diff: ['Requested a demo: 30 -> 50 points'],
    });
  });

  it('is refused where the rules it was made from are no longer in force, or it never was', async () => {
    await propose(50);
    await propose(60, manager(ROSA));
    value(await discardRules(world.deps, manager(), 2));
    value(await switchRules(world.deps, manager(), 3));
    await rescore(world.deps, world.at());
    expect(problem(await takeUpAgain(world.deps, manager(), 2))).toEqual({
      kind: 'rules_moved',
      version: 2,
      live: 3,
    });
    expect(problem(await takeUpAgain(world.deps, manager(), 99))).toMatchObject({ kind: 'rules_gone' });
    expect(problem(await takeUpAgain(world.deps, world.ctx(ROSA), 3))).toMatchObject({
      kind: 'rules_moved',
    });
  });
});
