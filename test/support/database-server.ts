import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../src/store/embedded-postgres.js';
import { migrate } from '../../src/store/migrate.js';
import { isRunning } from './programs.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server every test makes its databases on, and the migrated one they are copies of. */
    admin: { host: string; port: number; user: string; database: string } | { connectionString: string };
    template: string;
  }
}

/** One Postgres for the whole run (or TEST_DATABASE_URL's), with one migrated database to copy. */
export default async function setUp(project: TestProject) {
  const server = await findServer();
  const template = `kindling_template_${process.pid}`;
  const admin = new pg.Pool({ ...server.admin, max: 1 });
  admin.on('error', () => undefined);
  await admin.query(`CREATE DATABASE ${template}`);
  const inside = new pg.Pool({ ...withDatabase(server.admin, template), max: 1 });
  let made = 0;
  await migrate(
    inside,
    path.resolve('prisma/migrations'),
    () => `test-${++made}`,
    new Date('2026-11-22T09:00:00Z'),
  );
  await inside.end();
  project.provide('admin', server.admin);
  project.provide('template', template);
  return async () => {
    if (server.lasts) await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await admin.end();
    await server.stop();
  };
}

/** The same server, another database. */
export function withDatabase(admin: { connectionString: string } | object, database: string): pg.PoolConfig {
  if (!('connectionString' in admin)) return { ...admin, database };
  const url = new URL(admin.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.toString() };
}

async function findServer() {
  const connectionString = process.env.TEST_DATABASE_URL;
  if (connectionString) return { admin: { connectionString }, lasts: true, stop: async () => undefined };
  const dir = makeFolder();
  const server = await startPostgres({ dir: path.join(dir, 'postgres'), lasting: false });
  return {
    admin: server.connection,
    lasts: false,
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

// Named after this process, so that what killed runs left behind can be told from what is in use.
function makeFolder(): string {
  for (const left of readdirSync(os.tmpdir())) {
    const pid = Number(/^kindling-test-(\d+)$/.exec(left)?.[1]);
    if (pid && !isRunning(pid)) rmSync(path.join(os.tmpdir(), left), { recursive: true, force: true });
  }
  const dir = path.join(os.tmpdir(), `kindling-test-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  // Postgres runs as another user when we are root: the way to its files must be open.
  chmodSync(dir, 0o755);
  return dir;
}
