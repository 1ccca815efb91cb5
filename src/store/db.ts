import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { TYPES } from './types.js';

/** The database: Prisma over one shared pool, which Agenda uses too. */
export type Db = {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** The connections open now, by the process at their other end. */
  connections: Map<number, pg.PoolClient>;
  close(): Promise<void>;
};

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
    statementNameGenerator: ({ sql }) => statementName(sql),
  });
  const prisma = new PrismaClient({ adapter });
  const connections = new Map<number, pg.PoolClient>();
  pool.on('connect', (client) => void connections.set(processOf(client), client));
  pool.on('remove', (client) => void connections.delete(processOf(client)));
  const db: Db = {
    prisma,
    pool,
    connections,
    async close() {
      closing = true;
      await prisma.$disconnect();
      await pool.end();
    },
  };
  homes.set(prisma, db);
  return db;
}

const NAMES = new Map<string, string>();

/** The statements of the program are few: each is named once. */
function statementName(sql: string): string {
  const known = NAMES.get(sql);
  if (known !== undefined) return known;
  const name = `k${createHash('sha1').update(sql).digest('hex').slice(0, 40)}`;
  if (NAMES.size < 1000) NAMES.set(sql, name);
  return name;
}

// Its types leave out what the protocol tells every client.
const processOf = (client: pg.PoolClient): number =>
  Number((client as { processID?: number | null }).processID ?? 0);

const homes = new WeakMap<Tx, Db>();
const below = new WeakMap<Tx, pg.PoolClient>();

/**
 * The rows of a statement, past the ORM: in a transaction it goes over the transaction's own connection. Prisma turns
 * every value over three times, which for a thousand rows takes longer than the statement. Counts must be cast to int.
 */
export async function rowsOf<T extends pg.QueryResultRow>(tx: Tx, query: Prisma.Sql): Promise<T[]> {
  const client = await connectionOf(tx);
  if (client === null) return tx.$queryRaw<T[]>(query);
  const { rows } = await client.query<T>({
    name: statementName(query.text),
    text: query.text,
    values: query.values,
    types: TYPES,
  });
  return rows;
}

/** The same for a statement that answers nothing. */
export async function runIn(tx: Tx, query: Prisma.Sql): Promise<void> {
  await rowsOf(tx, query);
}

/** The connection a transaction goes over; outside of one, any. It is found by its process, as the ORM does not tell. */
async function connectionOf(tx: Tx): Promise<pg.PoolClient | pg.Pool | null> {
  const known = below.get(tx);
  if (known !== undefined) return known;
  const home = homes.get(tx);
  if (home === undefined) return null;
  if (home.prisma === tx) return home.pool;
  const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return found(tx, home, row?.pid);
}

function found(tx: Tx, { connections }: Db, pid: number | undefined): pg.PoolClient | null {
  const client = connections.get(pid ?? 0);
  if (client !== undefined) below.set(tx, client);
  return client ?? null;
}

/** Calls a function of the database for what it does. As a transaction's first statement it also finds the connection. */
export async function callIn(tx: Tx, call: Prisma.Sql): Promise<void> {
  const home = homes.get(tx);
  if (home === undefined || home.prisma === tx || below.has(tx))
    return runIn(tx, Prisma.sql`select 1 from ${call}`);
  const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid from ${call}`;
  found(tx, home, row?.pid);
}

/** Thrown within a transaction that lost a race: all is taken back, and done again. */
export class TryAgain extends Error {}

const TRIES = 5;

/**
 * One use case, one transaction. Milliseconds: up to 10 s to get a connection, 20 s to finish. One that lost a race, or
 * was chosen to end a deadlock, is done again, so that `work` may run more than once.
 */
export async function inTx<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.prisma.$transaction(
        (tx) => {
          homes.set(tx, db);
          return work(tx);
        },
        { maxWait: 10_000, timeout: 20_000 },
      );
    } catch (error) {
      if (tries === TRIES || !isRaceLost(error)) throw error;
    }
  }
}

const isRaceLost = (error: unknown): boolean =>
  error instanceof TryAgain || (error instanceof Error && /deadlock detected|40P01/.test(error.message));
