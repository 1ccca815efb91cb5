import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase, migrate } from '../../src/store/migrate.js';
import { adminConfig, freshDatabase } from '../support/postgres.js';
import { MIGRATIONS, openSchemaEngine, SCHEMA } from '../support/schema-engine.js';

const now = new Date('2026-11-22T09:00:00Z');
const ALL = readdirSync(MIGRATIONS)
  .filter((name) => /^\d{14}_/.test(name))
  .toSorted();
let made = 0;
const newId = () => `id-${++made}`;

describe('migrations', () => {
  let pool: pg.Pool;
  let config: pg.PoolConfig;
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let dir: string;

  beforeEach(async () => {
    fresh = await freshDatabase();
    config = fresh.config;
    // Its end is not the end of its connections, and dropping the database ends those that linger.
    pool = new pg.Pool(config).on('error', () => undefined);
    dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-migrations-'));
    cpSync(MIGRATIONS, dir, { recursive: true });
  });
  afterEach(async () => {
    await pool.end();
    await fresh.drop();
    rmSync(dir, { recursive: true });
  });

  const add = (name: string, sql: string) => {
    mkdirSync(path.join(dir, name));
    writeFileSync(path.join(dir, name, 'migration.sql'), sql);
  };
  const tables = async () =>
    (await pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).rows.length;

  it('an empty database gets all of them, and a second start has nothing to do', async () => {
    expect(await migrate(pool, dir, newId, now)).toEqual(ALL);
    expect(await migrate(pool, dir, newId, now)).toEqual([]);
  });

  it('four processes starting at once apply each of them once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, dir, newId, now)));
    expect(answers.flat()).toEqual(ALL);
  });

  it('what was filed for a channel by its id goes by the lane its cards are in, and the lane of the id is gone', async () => {
    const later = path.join(dir, '20261126003000_one_lane_a_channel');
    const kept = readFileSync(path.join(later, 'migration.sql'), 'utf8');
    rmSync(later, { recursive: true });
    await migrate(pool, dir, newId, now);
    await pool.query(`INSERT INTO card (team_id, kind, ref_id, channel_id, ts, lane) VALUES
      ('T1', 'handoff', 'h', 'C0LEADS', '1.1', 'sales-leads'), ('T1', 'chip', 'c', 'C0LEADS', '1.2', 'C0LEADS'),
      ('T2', 'hello', 'c', 'C0LEADS', '1.2', 'C0LEADS')`);
    await pool.query(`INSERT INTO outbox (id, team_id, dedupe_key, lane, kind, deed, facts, urgency, status,
      attempts, due_at, created_at) SELECT gen_random_uuid(), team, lane, lane, 'chip', 'post', '{}', 0, 'pending', 0,
      now(), now() FROM (VALUES ('T1', 'C0LEADS'), ('T1', 'sales-leads'), ('T1', 'C0OTHER'), ('T2', 'C0LEADS'))
      AS v(team, lane)`);
    await pool.query(`INSERT INTO lane (team_id, name, free_at) VALUES ('T1', 'C0LEADS', now()),
      ('T1', 'sales-leads', now()), ('T2', 'C0LEADS', now())`);
    add('20261126003000_one_lane_a_channel', kept);
    await migrate(pool, dir, newId, now);
    const places = async (sql: string) => (await pool.query<{ at: string }>(sql)).rows.map(({ at }) => at);
    expect(await places(`SELECT team_id || ' ' || lane AS at FROM outbox ORDER BY 1`)).toEqual([
      'T1 C0OTHER',
      'T1 sales-leads',
      'T1 sales-leads',
      'T2 C0LEADS',
    ]);
    expect(await places(`SELECT team_id || ' ' || name AS at FROM lane ORDER BY 1`)).toEqual([
      'T1 sales-leads',
      'T2 C0LEADS',
    ]);
    expect(await places(`SELECT DISTINCT lane AS at FROM card WHERE team_id = 'T1'`)).toEqual([
      'sales-leads',
    ]);
  });

  it('a migration that fails is undone with those beside it, and named', async () => {
    add('20270101000000_broken', 'CREATE TABLE half (id int); SELECT nonsense;');
    await expect(migrate(pool, dir, newId, now)).rejects.toThrow(
      /20270101000000_broken failed, and was undone: .*nonsense/,
    );
    expect(await tables()).toBe(0);
  });

  it('a migration that was edited after it was applied is refused', async () => {
    await migrate(pool, dir, newId, now);
    writeFileSync(path.join(dir, ALL[0] ?? '', 'migration.sql'), 'SELECT 1;');
    await expect(migrate(pool, dir, newId, now)).rejects.toThrow(
      /start was changed after it had been applied/,
    );
  });

  it('a migration whose line ends were changed by git is not taken for an edited one', async () => {
    await migrate(pool, dir, newId, now);
    const file = path.join(dir, ALL[0] ?? '', 'migration.sql');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(await migrate(pool, dir, newId, now)).toEqual([]);
  });

  it('a database that has had a migration this program does not know is refused', async () => {
    add('20270101000000_later', 'SELECT 1;');
    await migrate(pool, dir, newId, now);
    await expect(migrate(pool, MIGRATIONS, newId, now)).rejects.toThrow(
      /newer than this program.*20270101000000_later/,
    );
  });

  it('a migration that Prisma noted as begun and never as finished is refused', async () => {
    await migrate(pool, dir, newId, now);
    await pool.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [ALL[1]]);
    await expect(migrate(pool, dir, newId, now)).rejects.toThrow(
      /agenda_tables failed on this database before/,
    );
  });

  it('Prisma agrees: after us it has nothing to deploy, and we have nothing to do after it', async () => {
    const engine = await openSchemaEngine(config, readFileSync(SCHEMA, 'utf8'));
    try {
      await migrate(pool, dir, newId, now);
      expect(await engine.deploy(dir)).toEqual([]);
      add('20270101000000_by_prisma', 'CREATE TABLE later (id int);');
      expect(await engine.deploy(dir)).toEqual(['20270101000000_by_prisma']);
    } finally {
      // Prisma holds its lock until its connections end.
      await engine.close();
    }
    expect(await migrate(pool, dir, newId, now)).toEqual([]);
  });

  it('Agenda finds in its table all that it would have made itself', async () => {
    const { PostgresBackend } = await import('@agendajs/postgres-backend');
    const shape = async (table: string) => {
      const of = async (sql: string) =>
        (await pool.query({ text: sql, values: [table], rowMode: 'array' })).rows;
      const columns =
        await of(`SELECT column_name, data_type, column_default, is_nullable, character_maximum_length
        FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position`);
      const indexes = await of(
        `SELECT replace(indexdef, $1, 'T') FROM pg_indexes WHERE tablename = $1 ORDER BY 1`,
      );
      const triggers = await of(
        `SELECT replace(pg_get_triggerdef(oid), $1, 'T') FROM pg_trigger WHERE tgrelid = $1::regclass`,
      );
      const checks = await of(
        `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::regclass ORDER BY 1`,
      );
      return { columns, indexes, triggers, checks };
    };
    await migrate(pool, dir, newId, now);
    await new PostgresBackend({ pool, tableName: 'own_jobs', disableNotifications: true }).connect();
    expect(await shape('agenda_jobs')).toEqual(await shape('own_jobs'));
  });
});

describe('the schema and the migrations', () => {
  const missing = async (schema: string) => {
    const engine = await openSchemaEngine(adminConfig(), schema);
    try {
      return await engine.fromMigrations(MIGRATIONS);
    } finally {
      await engine.close();
    }
  };

  it('agree', async () => {
    expect(await missing(readFileSync(SCHEMA, 'utf8'))).toBe('');
  });

  it('would be seen to disagree: a column without a migration gives the SQL that is missing', async () => {
    const changed = readFileSync(SCHEMA, 'utf8').replace(/^model Lead \{$/m, 'model Lead {\n  spare Int?');
    expect(await missing(changed)).toContain('ALTER TABLE "lead" ADD COLUMN     "spare" INTEGER;');
  });
});

describe('a database that cannot be used', () => {
  it('is named, with an example of what to set', async () => {
    const pool = new pg.Pool({ host: '127.0.0.1', port: 1 });
    await expect(checkDatabase(pool)).rejects.toThrow(
      /DATABASE_URL: could not connect.*ECONNREFUSED[\s\S]*postgresql:\/\/user:password@host/,
    );
    await pool.end();
  });
});
