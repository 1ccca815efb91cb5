import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Log } from '../lib/log.js';
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
  if (wish.databaseUrl !== null) await untilThere(db, log);
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

/** A database that is not up yet is waited for; a refusal (no such database, wrong password) is final. */
async function untilThere(db: Db, log: Log): Promise<void> {
  for (;;) {
    try {
      await db.pool.query('select 1');
      return;
    } catch (error) {
      if (isFinal(error)) throw error;
      log.warn({ err: error }, 'the database is not there yet');
      await wait(PATIENCE_MS);
    }
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(28|3D)/.test(String(error.code));
