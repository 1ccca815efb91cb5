import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knowTeam } from '../../src/app/people/know-team.js';
import { openDb } from '../../src/store/db.js';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/embedded-postgres.js';
import { migrate } from '../../src/store/migrate.js';
import { type Program, runProgram } from '../support/programs.js';
import { makeFolder } from './files.js';

const NOW = new Date('2026-11-22T09:00:00Z');
const TEAM = { id: 'T0HEARTH', name: 'Hearth & Co', botUserId: 'U0BOT', timeZone: 'America/New_York' };

let folder: ReturnType<typeof makeFolder>;
let data: string;
beforeEach(() => {
  folder = makeFolder();
  // Postgres runs as another user when we are root: the way to its files must be open.
  chmodSync(folder.dir, 0o755);
  data = path.join(folder.dir, 'data');
  mkdirSync(data);
});
afterEach(() => folder.remove());

const program = (env: Record<string, string>, ...args: string[]): Program =>
  runProgram(process.execPath, ['scripts/run.mjs', 'src/import.ts', ...args], { DATA_DIR: data, ...env });
const run = (...args: string[]): Program => program({}, ...args);

/** A data folder as a first start of Kindling leaves it. */
async function firstStart(): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dir: path.join(data, 'postgres'), lasting: false });
  const db = openDb(server.connection, () => undefined);
  let made = 0;
  await migrate(db.pool, path.resolve('prisma/migrations'), () => `migration-${++made}`, NOW);
  await knowTeam({ db }, TEAM, NOW);
  await db.close();
  return server;
}

async function companies(server: EmbeddedPostgres): Promise<(string | null)[]> {
  const db = openDb(server.connection, () => undefined);
  const leads = await db.prisma.lead.findMany({ orderBy: { email: 'asc' } });
  await db.close();
  return leads.map(({ company }) => company);
}

describe('npm run import', () => {
  it('loads into the database of a Kindling that rests, and into that of one that runs', async () => {
    await (await firstStart()).stop();
    const file = folder.write('E-mail,Organisation\na@x.com,Acme\nb@x.com,<!channel> & Sons\nbad,\n');
    const resting = run(file, '--yes');
    expect([await resting.exited, resting.out()]).toEqual([
      0,
      expect.stringContaining('Loaded: 2 new leads'),
    ]);
    expect(resting.out()).toContain('1 bad row, all in leads.rejected.csv');
    const server = await startPostgres({ dir: path.join(data, 'postgres'), lasting: false });
    try {
      expect(await companies(server)).toEqual(['Acme', '<!channel> & Sons']);
      const running = run(folder.write('email,company\nc@x.com,Third\n', 'more.csv'), '--yes');
      expect([await running.exited, running.out()]).toEqual([
        0,
        expect.stringContaining('Loaded: 1 new lead'),
      ]);
      const looked = run(file);
      expect([await looked.exited, looked.out()]).toEqual([0, expect.stringContaining('all of it is known')]);
      expect(await companies(server)).toEqual(['Acme', '<!channel> & Sons', 'Third']);
    } finally {
      await server.stop();
    }
    // Five programs start one after the other, each with a compiler in front of it.
  }, 60_000);

  it('before the first start of Kindling says that it must come first, and makes nothing', async () => {
    // What it looks at for a running server goes with the folder.
    const early = program({ TMPDIR: folder.dir }, folder.write('email\na@x.com\n'), '--yes');
    expect([await early.exited, early.out()]).toEqual([1, expect.stringContaining('npm start')]);
    expect(readdirSync(data)).toEqual([]);
  });

  it('exits with 2 where it was typed wrongly, and with 1 where the file is no good', async () => {
    const [missing, unknown, empty] = [run('nowhere.csv'), run('--force'), run(folder.write(''))];
    expect([await missing.exited, missing.out()]).toEqual([2, expect.stringContaining('There is no file')]);
    expect([await unknown.exited, unknown.out()]).toEqual([2, expect.stringContaining('--dry-run')]);
    expect([await empty.exited, empty.out()]).toEqual([1, expect.stringContaining('leads.csv is empty')]);
  });
});
