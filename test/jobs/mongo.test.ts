import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, test } from 'vitest';
import { freePort, type MongoServer, startMongo } from '../support/mongo/server.js';
import { describeTicks, type TickServer } from './ticker-contract.js';

// `npm run test:mongo` builds the compatible server and names it here.
const { MONGODB_URI: uri, MONGO_SERVER: binary } = process.env;
const NOT_OURS = 'the MongoDB that MONGODB_URI names is not ours to restart';
const NEITHER = 'no MongoDB: set MONGODB_URI, or use npm run test:mongo';

if (uri) {
  describeTicks('the ticks, kept in MongoDB', () => openTheirs(uri), { cannotRestart: NOT_OURS });
} else if (binary) {
  describeTicks('the ticks, kept in a MongoDB-compatible server', () => openOurs(binary));
} else {
  describe('the ticks, kept in MongoDB', () => {
    test.skip(`the contract that holds on Postgres holds here (skipped: ${NEITHER})`, () => undefined);
  });
}

async function openTheirs(address: string): Promise<TickServer> {
  const client = await MongoClient.connect(address, { serverSelectionTimeoutMS: 5_000 });
  return {
    ...reading(address, client),
    stop: () => Promise.reject(new Error(NOT_OURS)),
    start: () => Promise.reject(new Error(NOT_OURS)),
    async close() {
      await rowsOf(client).deleteMany({ name: { $regex: `^test-${process.pid}-` } });
      await client.close();
    },
  };
}

async function openOurs(program: string): Promise<TickServer> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-ticks-mongo-'));
  const port = await freePort();
  let server: MongoServer = await startMongo(program, dir, port);
  const client = await MongoClient.connect(server.uri);
  return {
    ...reading(server.uri, client),
    stop: () => server.stop(),
    async start() {
      server = await startMongo(program, dir, port);
    },
    async close() {
      await client.close();
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function reading(address: string, client: MongoClient): Pick<TickServer, 'store' | 'choice' | 'ticks'> {
  const store = { kind: 'mongo', uri: address } as const;
  return {
    store,
    choice: () => store,
    async ticks(names) {
      const found = await rowsOf(client)
        .find({ name: { $in: names } })
        .toArray();
      return found.map(({ name, lockedAt }) => ({ name, locked: Boolean(lockedAt) }));
    },
  };
}

function rowsOf(client: MongoClient) {
  return client.db().collection<{ name: string; lockedAt: Date | null }>('kindling_ticks');
}
