import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../lib/log.js';
import { CannotStart } from '../store/cannot-start.js';
import { type Db, openDb } from '../store/db.js';
import { checkDatabase } from '../store/migrate.js';
import { type DatabaseWish, openDatabase } from '../store/open-database.js';
import { choosePlace } from '../store/postgres-place.js';
import { CannotImport } from './cannot-import.js';

type Given = { log: Log; onStop(stop: () => Promise<void>): void; newId(): string; now: Date };

const NOT_YET =
  'There is no workspace in the database yet. Start Kindling once, so that it can note which one it works for:  npm start';

const PAUSE_MS = 250;
/** Ten seconds: as long as a Kindling that is just starting may take to open its database. */
const TRIES = 40;

/** Connects to the database the program works on: the running one where it is running, else one started for the import. */
export async function openForImport(wish: DatabaseWish, given: Given): Promise<Db> {
  if (wish.databaseUrl === null) return openEmbedded(wish, given);
  await withDb({ connectionString: wish.databaseUrl }, given.log, async (db) => {
    await checkDatabase(db.pool);
    if (!(await hasTables(db))) throw new CannotImport(NOT_YET);
  });
  return openDatabase(wish, given);
}

/** The workspace to load for: the only one, or the one named by id or name. */
export async function findTeam(db: Db, asked: string | null): Promise<{ id: string; timeZone: string }> {
  const teams = await db.prisma.team.findMany({ orderBy: { createdAt: 'asc' } });
  const [first] = teams;
  if (first === undefined) throw new CannotImport(NOT_YET);
  const names = teams.map(({ id, name }) => `${name} (${id})`).join(', ');
  if (asked === null) {
    if (teams.length === 1) return first;
    throw new CannotImport(`There are several workspaces: ${names}. Say which:  --team ${first.id}`, 2);
  }
  const same = (text: string) => text.toLowerCase() === asked.toLowerCase();
  const team = teams.find(({ id, name }) => same(id) || same(name));
  if (team === undefined) throw new CannotImport(`There is no workspace "${asked}". There is: ${names}`, 2);
  return team;
}

async function openEmbedded(wish: DatabaseWish, given: Given): Promise<Db> {
  const place = choosePlace(path.join(wish.dataDir, 'postgres'));
  if (!existsSync(path.join(place.dir, 'PG_VERSION'))) throw new CannotImport(NOT_YET);
  for (let tries = 1; ; tries++) {
    const running = await join(place.socketDir, given);
    if (running !== null) return running;
    try {
      return await openDatabase(wish, given);
    } catch (error) {
      if (tries === TRIES || !isJustStarting(error)) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/** The embedded server of a Kindling that runs, by its socket; null where none answers. */
async function join(socketDir: string, given: Given): Promise<Db | null> {
  const server = { host: socketDir, port: 5432, user: 'postgres', database: 'postgres' };
  const db = openDb(server, (error) => given.log.warn({ err: error }, 'a database connection broke'));
  const answers = await db.pool.query('select 1').then(
    () => true,
    () => false,
  );
  if (!answers) {
    await db.close();
    return null;
  }
  given.onStop(() => db.close());
  if (!(await hasTables(db))) throw new CannotImport(NOT_YET);
  return db;
}

async function hasTables(db: Db): Promise<boolean> {
  const { rows } = await db.pool.query<{ there: boolean }>(`select to_regclass('team') is not null as there`);
  return rows[0]?.there ?? false;
}

async function withDb(
  config: Parameters<typeof openDb>[0],
  log: Log,
  work: (db: Db) => Promise<void>,
): Promise<void> {
  const db = openDb(config, (error) => log.warn({ err: error }, 'a database connection broke'));
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

// It has taken the data folder, and its server does not answer yet.
const isJustStarting = (error: unknown): boolean =>
  error instanceof CannotStart && error.message.includes('in use by another Kindling');
