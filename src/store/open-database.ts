import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Log } from '../lib/log.js';
import { CannotStart } from './cannot-start.js';
import { type Db, openDb } from './db.js';
import { startPostgres } from './embedded-postgres.js';
import { checkDatabase, migrate } from './migrate.js';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const PATIENCE_MS = 1_000;

export type DatabaseWish = { databaseUrl: string | null; dataDir: string };
type With = { log: Log; onStop: (stop: () => Promise<void>) => void; newId: () => string; now: Date };

/** The database this program works on, migrated: the one named, or a Postgres of our own in the data folder. */
export async function openDatabase(wish: DatabaseWish, { log, onStop, newId, now }: With): Promise<Db> {
  const config =
    wish.databaseUrl === null
      ? await embedded(wish.dataDir, log, onStop)
      : { connectionString: wish.databaseUrl };
  const db = openDb(config, (error) => log.warn({ err: error }, 'a database connection broke'));
  onStop(() => db.close());
  if (wish.databaseUrl !== null) await untilThere(db, wish.databaseUrl, log);
  await checkDatabase(db.pool);
  for (const name of await migrate(db.pool, MIGRATIONS, newId, now))
    log.info({ migration: name }, 'migrated');
  return db;
}

async function embedded(dataDir: string, log: Log, onStop: With['onStop']) {
  const postgres = await startPostgres({
    dir: path.join(dataDir, 'postgres'),
    onLine: (line) => log.debug({ postgres: line }),
  });
  onStop(() => postgres.stop());
  for (const note of postgres.notes) process.stdout.write(`${note}\n`);
  return postgres.connection;
}

/** A database that is not up yet is waited for; a refusal (no such database, wrong password, no TLS) is final. */
async function untilThere(db: Db, url: string, log: Log): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await db.pool.query('select 1');
      return;
    } catch (error) {
      const { code, message } = wordsFor(error);
      if (!NOT_YET.test(code)) throw new CannotStart(`DATABASE_URL: ${message}\n    ${EXAMPLE}`);
      if (tries % 10 === 0) log.warn(`waiting for the database at ${hostOf(url)} (${code})`);
      await wait(PATIENCE_MS);
    }
  }
}

const EXAMPLE = 'for example  DATABASE_URL=postgresql://user:password@localhost:5432/kindling';
// The network's words, and Postgres' own for "starting up" and "too many connections".
const NOT_YET = /^(E[A-Z_]+|57P03|53300)$/;

function wordsFor(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error ? String(error.code) : '';
  return { code: /timeout/.test(error.message) ? 'ETIMEDOUT' : code, message: error.message };
}

/** Where it is, without the password. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'DATABASE_URL');
