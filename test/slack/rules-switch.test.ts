import { describe, expect, it } from 'vitest';
import { rescore } from '../../src/app/rules/rescore.js';
import { type DeskWorld, eventually, openDesk } from './desk-world.js';
import { deedsOf, liveVersion, versionsOf } from './rules-world.js';

let desk: DeskWorld;
const [mona, rosa] = [() => desk.as('mona'), () => desk.as('rosa')];

/** A desk with two managers, and a change that waits for each of `typed`: the first is Mona's, the second Rosa's. */
async function given(typed: string[], alone = false): Promise<void> {
  desk = await openDesk({ alone });
  desk.slack.world.channels.get('C0MANAGERS')?.members.add('U0ROSA');
  await desk.readyJane();
  for (const [at, each] of typed.entries()) await (at === 0 ? mona() : rosa()).types(each);
  await rosa().types('rules versions');
}
const press = (who: typeof mona, words: string) => who().presses('Switch on', words);

describe('switching on', () => {
  it('by two managers at once happens once, and both hear that it did', async () => {
    await given(['rules try demo=50']);
    await Promise.all([press(mona, 'preset_002@2 tried'), press(rosa, '2 versions')]);
    for (const who of [mona, rosa]) expect(who().privately().join()).toContain('preset_002@2 is in force');
    expect((await deedsOf(desk)).filter((deed) => deed !== 'rules.proposed')).toEqual([
      'rules.switching',
      'rules.live',
    ]);
    expect(
      mona()
        .reads()
        .match(/New rules are in force: preset_002@2/g),
    ).toHaveLength(1);
  });

  it('pressed twice by one happens once', async () => {
    await given(['rules try demo=50']);
    const pressing = mona().pressing('Switch on');
    await Promise.all([desk.slack.click(pressing), desk.slack.click(pressing)]);
    await desk.settle();
    await desk.slack.click(pressing);
    await desk.settle();
    expect(await versionsOf(desk)).toEqual(['1 past', '2 live']);
    expect((await deedsOf(desk)).filter((deed) => deed === 'rules.live')).toHaveLength(1);
    expect(mona().privately().at(-1)).toContain('preset_002@2 is in force');
    expect(mona().privately().at(-1)).not.toContain('[Undo]');
  });

  it('of two versions at once brings one into force at a time, and never leaves one half done', async () => {
    await given(['rules try demo=50', 'rules try demo=60']);
    await Promise.all([press(mona, 'preset_002@2 tried'), press(rosa, 'preset_002@3 tried')]);
    const states = await versionsOf(desk);
    expect(states.filter((state) => state.endsWith('live'))).toHaveLength(1);
    expect(states.join()).not.toContain('rescoring');
    for (const who of [mona, rosa])
      expect(who().privately().join()).toMatch(
        /is in force|is being switched on right now: one change at a time/,
      );
  });

  it('while another version is being switched on is told to wait', async () => {
    await given(['rules try demo=50', 'rules try demo=60']);
    await desk.world.prisma.rulebook.updateMany({
      where: { teamId: desk.world.team, version: 2 },
      data: { status: 'rescoring' },
    });
    expect(await press(rosa, 'preset_002@3 tried')).toContain(
      'Version 2 is being switched on right now: one change at a time.',
    );
    expect(await mona().types('rules')).toContain('is being switched on: every lead is scored anew');
    expect(await liveVersion(desk)).toBe(1);
  });
});

describe('a switch that takes long', () => {
  it('shows so in the direct messages, and the message becomes the result', async () => {
    await given(['rules try demo=50'], true);
    const release = await desk.hold();
    const pressed = press(mona, 'preset_002@2 tried');
    await eventually(() => desk.slack.texts('@mona').join().includes('This takes a moment.'));
    expect(await liveVersion(desk)).toBe(1);
    await release();
    await pressed;
    const inDms = desk.slack.texts('@mona').join('\n');
    expect(inDms).toContain('✅ *preset_002@2 is in force*');
    expect(inDms).not.toContain('This takes a moment.');
    expect(mona().privately().at(-1)).toBe('Done. The result is in our direct messages.');
    expect(rosa().reads()).not.toContain('Done. The result');
  });

  it('goes on by itself where the program ended in the middle, and until then the rules in force stay', async () => {
    await given(['rules try demo=50']);
    await desk.world.prisma.rulebook.updateMany({
      where: { teamId: desk.world.team, version: 2 },
      data: { status: 'rescoring' },
    });
    expect(await desk.as('ravi').types('why acme')).toContain('*+30* Requested a demo');
    await rescore(desk.world.deps, desk.world.at());
    expect(await versionsOf(desk)).toEqual(['1 past', '2 live']);
    expect(await desk.as('ravi').types('why acme')).toContain('*+50* Requested a demo');
  });

  it('and was left in the middle tells in the rules how far it is, and is stopped there for good', async () => {
    await given(['rules try demo=50']);
    const { prisma, team, deps } = desk.world;
    await prisma.rulebook.updateMany({ where: { teamId: team, version: 2 }, data: { status: 'rescoring' } });
    expect(await mona().types('rules')).toContain(
      '⏳ 0 of 1 lead so far; until all are done, the rules in force stay.',
    );
    expect(await mona().presses('Stop')).toContain(
      'Version 2 is discarded. The rules in force stay as they are.',
    );
    expect(await rescore(deps, desk.world.at())).toBeNull();
    expect(await versionsOf(desk)).toEqual(['1 live', '2 discarded']);
    expect(await prisma.standing.count({ where: { teamId: team, version: 2 } })).toBe(0);
    expect(await desk.as('ravi').types('why acme')).toContain('*+30* Requested a demo');
  });

  it('and breaks says that it goes on by itself, and it does', async () => {
    await given(['rules try demo=50'], true);
    const { prisma } = desk.world;
    await prisma.$executeRaw`create function fail() returns trigger language plpgsql
      as $$ begin raise exception 'the disk is full'; end $$`;
    await prisma.$executeRaw`create trigger fails before insert on standing for each row execute function fail()`;
    const answer = await press(mona, 'preset_002@2 tried');
    await prisma.$executeRaw`drop trigger fails on standing`;
    expect(answer).toContain('Switching version 2 on stopped in the middle, and it is our fault');
    expect(answer).toContain('It goes on by itself within minutes');
    const reference = /`([^`]+)`$/.exec(answer)?.[1] ?? 'none';
    const line = desk.logged.find(({ request }) => String(request).endsWith(reference));
    expect(JSON.stringify(line?.err)).toContain('the disk is full');
    expect(await versionsOf(desk)).toEqual(['1 live', '2 rescoring']);
    await rescore(desk.world.deps, desk.world.at());
    expect(await versionsOf(desk)).toEqual(['1 past', '2 live']);
  });

  it('and is discarded meanwhile does not come into force, and whoever switched it on is told', async () => {
    await given(['rules try demo=50'], true);
    const discarding = rosa().pressing('Discard', '2 versions');
    const release = await desk.hold();
    const pressed = press(mona, 'preset_002@2 tried');
    await eventually(() => desk.slack.texts('@mona').join().includes('This takes a moment.'));
    const discarded = desk.slack.click(discarding);
    await release();
    await Promise.all([pressed, discarded]);
    const [live, draft] = await versionsOf(desk);
    const told = `${rosa().privately().join()}${desk.slack.texts('@mona').join()}`;
    if (live === '1 live') {
      expect(draft).toBe('2 discarded');
      expect(told).toContain('Version 2 was not switched on: somebody stopped that.');
    } else expect(told).toContain("Version 2 can't be discarded: it is in force or was");
  });

  it('of many leads tells how many are done, and scores every one', async () => {
    await given([]);
    const { world } = desk;
    for (let from = 0; from < 1_200; from += 300)
      await world.send(
        ...Array.from({ length: 300 }, (_, at) =>
          world.event('pricing_page_viewed', `lead${from + at}@many.com`),
        ),
      );
    const trial = await mona().types('rules try pricing=60');
    expect(trial).toContain('1,201 leads');
    await mona().presses('Switch on', 'tried on history');
    const scored = await world.prisma.standing.count({ where: { teamId: world.team, version: 2 } });
    expect(scored).toBe(1_201);
    expect(await world.total('lead7@many.com')).toBe(60);
  });
});
