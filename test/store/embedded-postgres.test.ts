import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/embedded-postgres.js';
import { commandOf } from '../../src/store/processes.js';
import { isRunning, type Program, runOurs, until } from '../support/programs.js';

const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;

describe('the embedded Postgres', { timeout: 90_000 }, () => {
  let dir: string;
  let started: EmbeddedPostgres[];
  let programs: Program[];

  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-boot-'));
    chmodSync(dir, 0o755);
    started = [];
    programs = [];
  });
  afterEach(async () => {
    for (const each of started) await each.stop();
    for (const { child, exited } of programs) {
      child.kill('SIGKILL');
      await exited;
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  const start = async (name = 'postgres') => {
    const server = await startPostgres({ dir: path.join(dir, name), lasting: false });
    started.push(server);
    return server;
  };
  const startElsewhere = (options: { uid?: number } = {}) => {
    const program = runOurs('test/boot/program.ts', { BOOT_DIR: dir }, options);
    programs.push(program);
    return program;
  };
  const ready = (program: Program) =>
    until('ready', () => /\{"pids".*\}/.exec(program.out())?.[0], program).then(
      (line): Ready => JSON.parse(line),
    );
  type Ready = { pids: number[]; socket: string; notes: string[] };
  const ask = async (server: EmbeddedPostgres, sql: string) => {
    const client = new pg.Client(server.connection);
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  it('keeps its data from one start to the next, and listens on no port', async () => {
    const first = await start();
    await ask(first, `CREATE TABLE kept AS SELECT 'Ärger' AS word`);
    await first.stop();
    const second = await start();
    expect((await ask(second, 'SELECT upper(word) AS word FROM kept')).rows).toEqual([{ word: 'ÄRGER' }]);
    expect((await ask(second, 'SHOW listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
  });

  it('two with different data run side by side', async () => {
    const [one, two] = await Promise.all([start('one'), start('two')]);
    await ask(one, 'CREATE TABLE mine (id int)');
    expect((await ask(two, `SELECT to_regclass('mine') AS mine`)).rows).toEqual([{ mine: null }]);
  });

  it('a second start on the same data is refused, and the first goes on', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(
      new RegExp(`in use by another Kindling \\(process ${process.pid}\\)[\\s\\S]*DATA_DIR=`),
    );
    const other = startElsewhere();
    expect(await other.exited).toBe(1);
    expect(other.out()).toContain('in use by another Kindling');
    expect((await ask(first, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is gone when its program is killed with -9, and starts again at once', async () => {
    const program = startElsewhere();
    const { pids } = await ready(program);
    program.child.kill('SIGKILL');
    await program.exited;
    await until('nothing left running', () => !pids.some(isRunning), program);
    const again = await start();
    expect((await ask(again, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('a server whose program and watcher are both gone is stopped before the next start', async () => {
    const program = startElsewhere();
    const { pids } = await ready(program);
    const [, postmaster = 0] = pids;
    // Without the shell that watches over it nobody ends the server.
    for (const pid of watchersOf(postmaster)) process.kill(pid, 'SIGKILL');
    program.child.kill('SIGKILL');
    await program.exited;
    await wait(100);
    expect(isRunning(postmaster)).toBe(true);
    const again = await start();
    expect(isRunning(postmaster)).toBe(false);
    expect(again.pid()).not.toBe(postmaster);
  });

  it.each([150, 300, 500])(
    'killed with -9 some %i ms into its first start, it starts the next time',
    async (ms) => {
      const program = startElsewhere();
      await until('initdb begun', () => readdirSync(dir).length > 0, program);
      await wait(ms - 150);
      program.child.kill('SIGKILL');
      await program.exited;
      await until('nothing left running', () => !isMentioned(dir), program);
      const server = await start();
      expect((await ask(server, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      expect(readdirSync(dir)).toEqual(['postgres']);
    },
  );

  it('is started again when it dies by itself', async () => {
    const server = await start();
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    const answer = await until('a new server', () => server.pid() !== before).then(() =>
      ask(server, 'SELECT 1 AS one'),
    );
    expect(answer.rows).toEqual([{ one: 1 }]);
  });

  it('a folder with other things in it is left alone', async () => {
    mkdirSync(path.join(dir, 'postgres'));
    writeFileSync(path.join(dir, 'postgres/thesis.txt'), 'five years of work');
    await expect(start()).rejects.toThrow(/is not empty and holds no database/);
    expect(readdirSync(dir)).toEqual(['postgres']);
  });

  it('leaves nothing in the folder for temporary files', async () => {
    const server = await start();
    await server.stop();
    expect(existsSync(server.connection.host)).toBe(false);
  });

  // Nobody can run what is in a folder they may not enter: a clone of root's may be in one.
  it.runIf(asRoot && mayEnter(NOBODY))(
    'runs for an ordinary user, and for root afterwards as that user',
    async () => {
      rmSync(dir, { recursive: true });
      mkdirSync(dir, { mode: 0o777 });
      chmodSync(dir, 0o777);
      const program = startElsewhere({ uid: NOBODY });
      await ready(program);
      program.child.kill('SIGTERM');
      expect(await program.exited).toBe(0);
      const server = await start();
      expect((await ask(server, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    },
  );

  it.runIf(asRoot)(
    'in a folder only root may enter, the data goes where Postgres can reach it, and that is said',
    async () => {
      chmodSync(dir, 0o700);
      const server = await start();
      try {
        expect(server.dir).toMatch(/^\/var\/lib\/kindling\/[0-9a-f]{12}$/);
        expect(server.notes.join()).toContain(`The data is in ${server.dir}`);
        expect((await ask(server, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      } finally {
        await server.stop();
        started = [];
        rmSync(server.dir, { recursive: true });
      }
    },
  );
});

function mayEnter(uid: number): boolean {
  const look = `require('node:fs').accessSync(${JSON.stringify(path.resolve('package.json'))})`;
  return spawnSync(process.execPath, ['-e', look], { uid, cwd: '/' }).status === 0;
}

// They are in the server's session, as its first process leads it.
function watchersOf(leader: number): number[] {
  return readdirSync('/proc')
    .filter((each) => /^\d+$/.test(each) && existsSync(`/proc/${each}/stat`))
    .filter((each) => {
      const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
      return stat.includes('(sh) ') && stat.split(') ').at(-1)?.split(' ')[3] === String(leader);
    })
    .map(Number);
}

// By any process: initdb runs servers of its own.
function isMentioned(dir: string): boolean {
  const commands = readdirSync('/proc').filter(
    (each) => /^\d+$/.test(each) && existsSync(`/proc/${each}/cmdline`),
  );
  return commands.some((each) => isRunning(Number(each)) && commandOf(Number(each)).includes(dir));
}
