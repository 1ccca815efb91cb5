import pg from 'pg';
import { inject } from 'vitest';
import { type Db, openDb } from '../../src/store/db.js';
import { withDatabase } from './database-server.js';

/** A database of one test's own. `config` is for a second pool or process on it. */
export type FreshDb = { db: Db; config: pg.PoolConfig; drop(): Promise<void> };

/** The server behind the tests, for those that make databases themselves. */
export const adminConfig = (): pg.PoolConfig => inject('admin');

let made = 0;

/** A new migrated database, copied from the template in some 35 ms. Give it back with `drop`. */
export async function freshDb(): Promise<FreshDb> {
  const fresh = await freshDatabase(inject('template'));
  const db = openDb(fresh.config, () => undefined);
  return {
    db,
    config: fresh.config,
    async drop() {
      await db.close();
      await fresh.drop();
    },
  };
}

/** A new database with nothing in it, for tests of the migrations themselves. */
export async function freshDatabase(
  template = 'template0',
): Promise<{ config: pg.PoolConfig; drop(): Promise<void> }> {
  const name = `kindling_test_${process.pid}_${process.env.VITEST_WORKER_ID ?? 0}_${++made}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    config: withDatabase(inject('admin'), name),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client(inject('admin'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
