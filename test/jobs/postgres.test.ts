import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../src/store/embedded-postgres.js';
import { describeTicks, type KeptTick, type TickServer } from './ticker-contract.js';

describeTicks('the ticks, kept in Postgres', openPostgres);

async function openPostgres(): Promise<TickServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'kindling-ticks-pg-'));
  // Started by root, Postgres runs as somebody else, who has to get in.
  chmodSync(home, 0o755);
  const dir = path.join(home, 'data');
  let server = await startPostgres({ dir, lasting: false });
  const { connection } = server;
  const pool = openPool(connection);
  await pool.query(migrationOfTheTicks());
  const pools = [pool];

  return {
    store: { kind: 'postgres', connection },
    choice() {
      const another = openPool(connection);
      pools.push(another);
      return { kind: 'postgres', pool: another };
    },
    async ticks(names) {
      const sql = 'select name, locked_at is not null as locked from agenda_jobs where name = any($1)';
      return (await pool.query<KeptTick>(sql, [names])).rows;
    },
    stop: () => server.stop(),
    async start() {
      server = await startPostgres({ dir, lasting: false });
    },
    async close() {
      for (const each of pools) await each.end();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function openPool(connection: pg.PoolConfig): pg.Pool {
  return new pg.Pool(connection).on('error', () => undefined);
}

function migrationOfTheTicks(): string {
  const migrations = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
  const folder = readdirSync(migrations).find((name) => name.endsWith('_agenda_tables'));
  return readFileSync(path.join(migrations, folder ?? '', 'migration.sql'), 'utf8');
}
