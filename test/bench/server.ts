import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/embedded-postgres.js';
import { migrate } from '../../src/store/migrate.js';
import { isAlive } from '../../src/store/processes.js';

/** A Postgres as Kindling starts it for itself: lasting, on a Unix socket, its usual settings. */
export type BenchServer = {
  /** A migrated database: empty, or a copy of one of ours that nobody is connected to. */
  database(name: string, from?: string): Promise<pg.PoolConfig>;
  /** Drops every database made so far. */
  dropAll(): Promise<void>;
  version(): Promise<string>;
  stop(): Promise<void>;
};

const NAME = /^kindling-bench-(\d+)$/;

export async function startServer(): Promise<BenchServer> {
  const dir = makeFolder();
  const away = () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  const server = await startPostgres({ dir: path.join(dir, 'postgres') }).catch((error: unknown) => {
    away();
    throw error;
  });
  return serving(server, away);
}

function serving(server: EmbeddedPostgres, away: () => void): BenchServer {
  const admin = new pg.Pool({ ...server.connection, max: 1 });
  admin.on('error', () => undefined);
  const made: string[] = [];
  return {
    async database(name, from) {
      await admin.query(`create database ${name} template ${from ?? 'template0'} strategy file_copy`);
      made.push(name);
      const config = { ...server.connection, database: name };
      if (from === undefined) await migrated(config);
      return config;
    },
    async dropAll() {
      for (const name of made.splice(0)) await admin.query(`drop database if exists ${name} with (force)`);
    },
    async version() {
      const { rows } = await admin.query<{ version: string }>(
        `select current_setting('server_version') version`,
      );
      return rows[0]?.version ?? '?';
    },
    async stop() {
      await admin.end();
      await server.stop();
      away();
    },
  };
}

async function migrated(config: pg.PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...config, max: 1 });
  let made = 0;
  try {
    await migrate(pool, path.resolve('prisma/migrations'), () => `bench-${++made}`, new Date());
  } finally {
    await pool.end();
  }
}

// Named after this process, so that what killed runs left behind can be told from what is in use.
function makeFolder(): string {
  for (const left of readdirSync(os.tmpdir())) {
    const pid = Number(NAME.exec(left)?.[1]);
    if (pid && !isAlive(pid)) rmSync(path.join(os.tmpdir(), left), { recursive: true, force: true });
  }
  const dir = path.join(os.tmpdir(), `kindling-bench-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  // Postgres runs as another user when we are root: the way to its files must be open.
  chmodSync(dir, 0o755);
  return dir;
}
