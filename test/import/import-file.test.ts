import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExitCode, importFile, type Screen } from '../../src/import/import-file.js';
import { makeWorld, type World } from '../support/world.js';
import { look, makeFolder, wishOf } from './files.js';

let world: World;
let folder: ReturnType<typeof makeFolder>;
beforeEach(async () => {
  world = await makeWorld();
  folder = makeFolder();
});
afterEach(async () => {
  folder.remove();
  await world.drop();
});

type Result = { code: ExitCode; said: string; asked: string[]; moved: number };

/** Imports as the command does. `answer`: what the person types; null where there is nobody. */
async function run(
  file: string,
  args: string[],
  answer: boolean | null = null,
  isStopped: (moved: number) => boolean = () => false,
): Promise<Result> {
  const result: Result = { code: 0, said: '', asked: [], moved: 0 };
  const screen: Screen = {
    say: (text) => {
      result.said += `${text}\n`;
    },
    ask:
      answer === null
        ? null
        : async (question) => {
            result.asked.push(question.trim());
            return answer;
          },
    bar: () => ({
      move: (count) => {
        result.moved += count;
      },
      end: () => undefined,
    }),
  };
  const { deps, team: teamId, clock } = world;
  const where = { deps, teamId, clock, isStopped: () => isStopped(result.moved) };
  result.code = await importFile(await look(file, ...args), wishOf(...args), where, screen);
  return result;
}

const rows = (count: number) =>
  `email,name\n${Array.from({ length: count }, (_, at) => `lead${at}@x.com,Lead ${at}`).join('\n')}\n`;

const state = async () => ({
  leads: await world.prisma.lead.findMany({ orderBy: { email: 'asc' } }),
  deeds: await world.prisma.activity.findMany({ orderBy: { id: 'asc' } }),
  history: await world.prisma.history.findMany({ orderBy: { id: 'asc' } }),
});

describe('an import', () => {
  it('looks first, and loads only when the person says so', async () => {
    const file = folder.write(rows(3));
    const refused = await run(file, [], false);
    expect(refused).toMatchObject({ code: 0, asked: ['Load 3 leads? [y/N]'] });
    expect(await world.prisma.lead.count()).toBe(0);
    expect((await run(file, [], true)).said).toContain('Loaded: 3 new leads');
    expect(await world.prisma.lead.count()).toBe(3);
  });

  it('where nobody can answer only looks, and says how to go on', async () => {
    const { code, said } = await run(folder.write(rows(3)), []);
    expect([code, said]).toEqual([0, expect.stringContaining('with --yes')]);
    expect(await world.prisma.lead.count()).toBe(0);
    expect((await run(folder.write(rows(3)), ['--dry-run'], true)).asked).toEqual([]);
    expect(await world.prisma.lead.count()).toBe(0);
  });

  it('scores who the leads are, knows where they came from, and starts no alarm', async () => {
    await run(
      folder.write(
        'email,title,industry,employees,source\na@x.com,VP Sales,Software,51-200,\nb@x.com,,,,Fair\n',
      ),
      ['--yes'],
    );
    expect(await world.lead('a@x.com')).toMatchObject({
      fit: 30,
      behaviour: 0,
      source: 'import',
      companySize: 51,
    });
    expect(await world.lead('b@x.com')).toMatchObject({ fit: 0, source: 'Fair', lastActivityAt: null });
    expect(await world.deeds()).toEqual(['lead.created', 'lead.created']);
    expect(await world.outbox()).toEqual([]);
  });

  it('completes and corrects known leads, keeps what the file does not say, and counts each kind', async () => {
    await world.send(
      world.event('logged_in', 'known@x.com', {
        profile: { name: 'Kim', company: 'Old Co', source: 'webinar' },
      }),
      world.event('logged_in', 'same@x.com', { profile: { name: 'Sam' } }),
    );
    world.clock.forward({ days: 1 });
    const text =
      'email,name,company\nknown@x.com,,New Co\nsame@x.com,Sam,\nnew@x.com,Nia,\nnew@x.com,,Nia Ltd\n';
    const { said } = await run(folder.write(text), ['--yes']);
    expect(said).toMatch(
      /3 leads in it:\n {2}1 new\n {2}1 known, and completed.*\n {2}1 known, and nothing new/,
    );
    expect(said).toContain('1 row repeats an address (1 lead)');
    expect(await world.lead('known@x.com')).toMatchObject({
      name: 'Kim',
      company: 'New Co',
      source: 'webinar',
    });
    expect(await world.lead('new@x.com')).toMatchObject({ name: 'Nia', company: 'Nia Ltd' });
  });

  it('run twice changes nothing', async () => {
    const title = (at: number) => (at % 2 === 0 ? 'VP Sales' : 'Clerk');
    const lines = Array.from(
      { length: 1200 },
      (_, at) => `lead${at % 700}@x.com,${title(at + (at >= 700 ? 1 : 0))},50`,
    );
    const file = folder.write(`email,title,employees\n${lines.join('\n')}\n`);
    await run(file, ['--yes']);
    const before = await state();
    expect(before.leads).toHaveLength(700);
    world.clock.forward({ days: 1 });
    const again = await run(file, ['--yes']);
    expect([again.code, again.said]).toEqual([0, expect.stringContaining('all of it is known already')]);
    expect(await state()).toEqual(before);
  });

  it('cut off by Ctrl-C has loaded whole batches, and the next one loads the rest', async () => {
    const file = folder.write(rows(1700));
    const cut = await run(file, ['--yes'], null, (moved) => moved >= 1000);
    expect([cut.code, cut.moved]).toEqual([130, 1000]);
    expect(cut.said).toContain('Stopped. Loaded: 1,000 new leads');
    expect(await world.prisma.lead.count()).toBe(1000);
    const rest = await run(file, ['--yes']);
    expect(rest.said).toContain('Loaded: 700 new leads, 0 brought up to date, 1,000 as they were');
  });

  it('of nothing but bad rows fails, and says so', async () => {
    expect(await run(folder.write('email\nbad\n'), ['--yes'])).toMatchObject({
      code: 1,
      said: '\nNothing to load.\n',
    });
    expect(await run(folder.write('email\n'), ['--yes'])).toMatchObject({ code: 0 });
  });

  it('beside events about the same leads loses neither', async () => {
    const file = folder.write(rows(1000));
    const events = Array.from({ length: 20 }, async (_, turn) => {
      await wait(turn * 5);
      await world.send(...[1, 500, 900].map((at) => world.event('email_replied', `lead${at}@x.com`)));
    });
    await Promise.all([run(file, ['--yes']), ...events]);
    for (const at of [1, 500, 900]) {
      expect(await world.lead(`lead${at}@x.com`)).toMatchObject({ name: `Lead ${at}`, behaviour: 400 });
    }
    expect(await world.prisma.lead.count()).toBe(1000);
  });
});
