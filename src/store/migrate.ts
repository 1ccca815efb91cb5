import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { CannotStart } from './cannot-start.js';

type Migration = { name: string; sql: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/** The number Prisma's own `migrate deploy` locks with, so that the two never work at once. */
const LOCK = 72707369;

// As Prisma makes it.
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations of `dir` that the database has not had, all or none, and notes them as Prisma
 * does. Answers their names. Of several processes at once one applies and the others wait.
 */
export async function migrate(pool: pg.Pool, dir: string, newId: () => string, now: Date): Promise<string[]> {
  const migrations = readMigrations(dir);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    refuseSurprises(migrations, rows);
    const had = new Set(rows.map((each) => each.migration_name));
    const pending = migrations.filter(({ name }) => !had.has(name));
    for (const each of pending) await apply(client, each, newId(), now);
    await client.query('COMMIT');
    return pending.map(({ name }) => name);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Says in plain words why the database can't be used, before anything else trips over it. */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`)
    .catch((error: unknown) => {
      throw new CannotStart(
        `DATABASE_URL: could not connect to the database: ${reasonOf(error)}\n` +
          'It looks like postgresql://user:password@host:5432/kindling; leave it out to use the embedded Postgres.',
      );
    });
  const version = rows[0]?.version ?? 0;
  if (version < 140000)
    throw new CannotStart(
      `DATABASE_URL: Kindling needs Postgres 14 or newer, this is ${Math.floor(version / 10000)}.`,
    );
}

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(path.join(dir, name, 'migration.sql'), 'utf8') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function refuseSurprises(migrations: Migration[], applied: Applied[]): void {
  const onDisk = new Map(migrations.map((each) => [each.name, each]));
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = onDisk.get(name);
    if (!finished_at) {
      throw new CannotStart(
        `The migration ${name} failed on this database before, and may have left half of its work.\n` +
          `Mend it by hand, then say so: npx prisma migrate resolve --config prisma/config.ts --applied ${name} (or --rolled-back).`,
      );
    }
    if (!migration) {
      throw new CannotStart(
        `The database is newer than this program: it has had the migration ${name}, which is not here. Update the program.`,
      );
    }
    if (!checksums(migration.sql).includes(checksum)) {
      throw new CannotStart(
        `The migration ${name} was changed after it had been applied. Put it back as it was, and write a new migration for the change.`,
      );
    }
  }
}

// Git may have changed the line ends since.
const checksums = (sql: string) =>
  [sql, sql.replaceAll('\r\n', '\n'), sql.replaceAll(/\r?\n/g, '\r\n')].map(sha256);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function apply(client: pg.PoolClient, { name, sql }: Migration, id: string, now: Date): Promise<void> {
  await client.query(sql).catch((error: unknown) => {
    throw new CannotStart(`The migration ${name} failed, and was undone: ${reasonOf(error)}`);
  });
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, $4, 1)`,
    [id, sha256(sql), name, now],
  );
}

// A refused connection tries several addresses and says nothing itself.
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
