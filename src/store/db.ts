import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.js';

/** The database: Prisma over one shared pool, which Agenda uses too. */
export type Db = { prisma: PrismaClient; pool: pg.Pool; close(): Promise<void> };

/** A transaction under way. Every store function takes one, or the `prisma` of a Db, which is one too. */
export type Tx = Prisma.TransactionClient;

export { Prisma };

/**
 * Opens the pool. `onError` hears of connections that break while idle (a database restart): without a
 * listener that would end the process.
 */
export function openDb(config: pg.PoolConfig, onError: (error: Error) => void): Db {
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 10_000, keepAlive: true, ...config });
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) onError(error);
  });
  // A name makes Postgres keep the plan: a batch of 100 is twice as fast with it.
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => `k${createHash('sha1').update(sql).digest('hex').slice(0, 40)}`,
  });
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    pool,
    async close() {
      closing = true;
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** One use case, one transaction. Milliseconds: up to 10 s to get a connection, 20 s to finish. */
export function inTx<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.prisma.$transaction(work, { maxWait: 10_000, timeout: 20_000 });
}
