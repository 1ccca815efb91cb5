import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { ROOT_PLACE, readyBinaries } from './postgres-binaries.js';
import { choosePlace, give, type Place } from './postgres-place.js';
import { commandOf, isAlive } from './processes.js';
import { type Ownership, takeOwnership } from './sole-owner.js';
import { startWatched, type Watched } from './watched-process.js';

/** `dir`: where the data lives. `onLine` hears Postgres' own log. `lasting: false` trades safety for speed (tests). */
export type PostgresWish = { dir: string; onLine?(line: string): void; lasting?: boolean };

/** What `pg.Pool` needs to connect. */
export type Connection = { host: string; port: number; user: string; database: string };

/** A running server. `notes`: what a person starting the program should know. */
export type EmbeddedPostgres = {
  connection: Connection;
  notes: string[];
  dir: string;
  pid(): number;
  stop(): Promise<void>;
};

type Setup = Place & { bin: string; lasting: boolean; onLine(line: string): void };

const PORT = 5432;
const AGAIN = /shared memory block|lock file .* already exists/;
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Starts a Postgres of our own on `dir`, making the cluster the first time. It listens on a Unix socket
 * only, ends when this process ends however that happens, and is started again if it dies by itself.
 */
export async function startPostgres(wish: PostgresWish): Promise<EmbeddedPostgres> {
  const place = choosePlace(wish.dir);
  const owned = await takeOwnership(place.name, place.socketDir);
  if ('takenBy' in owned) throw inUse(wish.dir, owned.takenBy);
  try {
    const bin = await findPrograms(place);
    const setup: Setup = {
      ...place,
      bin,
      lasting: wish.lasting ?? true,
      onLine: (line) => wish.onLine?.(line),
    };
    await makeCluster(setup);
    await stopOrphan(setup.dir);
    return running(setup, owned, await launchPatiently(setup));
  } catch (error) {
    await owned.release();
    throw error;
  }
}

function inUse(dir: string, by: string): CannotStart {
  return new CannotStart(
    `The database in ${dir} is in use by another Kindling (process ${by}).\n` +
      'Stop that one first, or give this one a folder of its own, for example DATA_DIR=.data-2',
  );
}

async function findPrograms({ dir, identity, notes }: Place): Promise<string> {
  const asOther = identity.uid !== undefined;
  const found = await readyBinaries(asOther, asOther ? ROOT_PLACE : path.dirname(dir));
  if (found.copied)
    notes.push(
      `Postgres' programs were copied to ${found.dir}: where they are installed they can't be run from.`,
    );
  return path.join(found.dir, 'bin');
}

// Made aside and then renamed: an initdb that is killed must not leave a cluster that only looks ready.
async function makeCluster(setup: Setup): Promise<void> {
  const { dir } = setup;
  if (existsSync(path.join(dir, 'PG_VERSION'))) return;
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new CannotStart(
      `${dir} is not empty and holds no database. Empty it, or set DATA_DIR to another folder.`,
    );
  }
  const parent = path.dirname(dir);
  for (const left of readdirSync(parent).filter((each) => each.startsWith(`${path.basename(dir)}.init-`))) {
    rmSync(path.join(parent, left), { recursive: true, force: true, maxRetries: 3 });
  }
  const making = `${dir}.init-${process.pid}`;
  mkdirSync(making);
  give(making, setup.identity);
  const locale = [
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  ];
  const args = ['-D', making, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale, '--no-instructions'];
  const initdb = start(setup, 'initdb', setup.lasting ? args : [...args, '--no-sync'], 'KILL');
  const code = await initdb.ended;
  if (code !== 0)
    throw new CannotStart(`Postgres could not make its files in ${making}:\n${initdb.lines().join('\n')}`);
  renameSync(making, dir);
}

// We alone own the cluster here, so a server on it has lost the program it belonged to.
async function stopOrphan(dir: string): Promise<void> {
  const file = path.join(dir, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (!pid || !isAlive(pid)) return;
  if (!commandOf(pid).includes(dir)) return rmSync(file, { force: true }); // The number has passed to somebody else.
  // Asked first; a server in the middle of a recovery may not hear it.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (let tries = 0; tries < 80 && isAlive(pid); tries++) await wait(25);
  }
}

// A server that just crashed leaves its memory and lock for a moment: up to 4 s.
async function launchPatiently(setup: Setup, triesLeft = 40): Promise<Watched> {
  const server = await launch(setup);
  if (!('failed' in server)) return server;
  if (triesLeft === 0 || !AGAIN.test(server.failed))
    throw new CannotStart(`Postgres did not start:\n${server.failed}`);
  await wait(100);
  return launchPatiently(setup, triesLeft - 1);
}

/**
 * A sixteenth of the machine's memory, between Postgres' own 128 MB and 512 MB: with 100,000 leads every second page
 * that a batch of events touches would have to be fetched anew. It is taken only as data fills it.
 */
const bufferMegabytes = (): number => Math.round(Math.min(Math.max(totalmem() / 2 ** 24, 128), 512));

async function launch(setup: Setup): Promise<Watched | { failed: string }> {
  const settings = ['listen_addresses=', 'max_connections=100', 'jit=off'];
  if (setup.lasting) settings.push(`shared_buffers=${bufferMegabytes()}MB`);
  else settings.push('shared_buffers=128MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const args = [
    '-D',
    setup.dir,
    '-k',
    setup.socketDir,
    '-p',
    String(PORT),
    ...settings.flatMap((each) => ['-c', each]),
  ];
  let sayReady = () => {};
  const ready = new Promise<'ready'>((resolve) => {
    sayReady = () => resolve('ready');
  });
  const server = start(
    setup,
    'postgres',
    args,
    'INT',
    (line) => line.includes('ready to accept connections') && sayReady(),
  );
  const first = await Promise.race([ready, server.ended]);
  return first === 'ready' ? server : { failed: server.lines().join('\n') };
}

function start(
  setup: Setup,
  program: string,
  args: string[],
  lastSignal: 'INT' | 'KILL',
  also?: (line: string) => void,
): Watched {
  const { identity, bin } = setup;
  const onLine = (line: string) => {
    setup.onLine(line);
    also?.(line);
  };
  return startWatched({
    command: path.join(bin, program),
    args,
    env: ENVIRONMENT,
    cwd: '/',
    identity,
    lastSignal,
    onLine,
  });
}

function running(setup: Setup, owned: Ownership, first: Watched): EmbeddedPostgres {
  let server = first;
  let stopping = false;
  const revive = async (): Promise<void> => {
    await server.ended;
    if (stopping) return;
    setup.onLine('Postgres ended by itself: starting it again');
    server = await launchPatiently(setup);
    if (stopping) return server.stop('SIGINT', 5000);
    return revive();
  };
  const revival = revive().catch((error: unknown) =>
    setup.onLine(`Postgres could not be started again: ${String(error)}`),
  );
  return {
    connection: { host: setup.socketDir, port: PORT, user: 'postgres', database: 'postgres' },
    notes: setup.notes,
    dir: setup.dir,
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await server.stop('SIGINT', 5000);
      await revival;
      await owned.release();
      rmSync(setup.socketDir, { recursive: true, force: true });
    },
  };
}
