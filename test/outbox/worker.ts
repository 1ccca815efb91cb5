import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { SEND_SETTINGS, type SendDeps } from '../../src/app/outbox/deps.js';
import { createDrainer } from '../../src/app/outbox/drainer.js';
import { systemClock } from '../../src/lib/clock.js';
import { uuidV7 } from '../../src/lib/ids.js';
import { createCourier } from '../../src/slack/courier.js';
import { type Db, openDb } from '../../src/store/db.js';
import { factsSaying, plainRender } from './facts.js';

/** A sender to be killed. `outbox` is ours; the other two are the designs it must be better than. */
export type Design = 'outbox' | 'mark-then-send' | 'send-then-mark';
export type Order = { design: Design; token: string; apiUrl: string; database: pg.PoolConfig };

// Shrunken alike: the lease is longer than the timeout and whatever Slack may still do after it.
export const LEASE_MS = 2_000;
const TIMEOUT_MS = 300;
const LOOK_MS = 15;

type Row = { id: string; lane: string; refId: string };

async function prepare(order: Order): Promise<SendDeps> {
  const db = openDb({ ...order.database, max: 6 }, () => undefined);
  await db.prisma.$queryRaw`select 1`;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const courier = createCourier({
    token: order.token,
    render: plainRender,
    log,
    timeoutMs: TIMEOUT_MS,
    client: { slackApiUrl: order.apiUrl },
  });
  return {
    db,
    courier,
    ids: uuidV7,
    log,
    factsFor: async (kind, refIds) => new Map(refIds.map((refId) => [refId, factsSaying(kind, refId)])),
    managersPlace: 'sales-managers',
    settings: { ...SEND_SETTINGS, leaseMs: LEASE_MS, paceMs: 20 },
  };
}

function ours(deps: SendDeps): void {
  const drainer = createDrainer({ ...deps, clock: systemClock });
  process.on('message', drainer.wake);
  drainer.wake();
}

async function theirs(design: Design, deps: SendDeps): Promise<never> {
  for (;;) {
    const rows = await (design === 'mark-then-send' ? mark(deps.db) : lease(deps.db));
    await Promise.all(
      rows.map(async (row) => {
        const items = [factsSaying('handoff', row.refId)];
        await deps.courier.send({ teamId: 'T01ACME', key: row.id, place: row.lane, items, living: null });
        await deps.db.prisma.$executeRaw`update outbox set status = 'sent' where id = ${row.id}::uuid`;
      }),
    );
    await pause(LOOK_MS);
  }
}

const mark = (db: Db): Promise<Row[]> => db.prisma.$queryRaw<Row[]>`
  update outbox o set status = 'sent'
  from (select id from outbox where status = 'pending' limit 4 for update skip locked) p
  where o.id = p.id returning o.id, o.lane, o.ref_id as "refId"`;

const lease = (db: Db): Promise<Row[]> => db.prisma.$queryRaw<Row[]>`
  update outbox o set due_at = now() + ${LEASE_MS}::double precision * interval '1 millisecond'
  from (select id from outbox where status = 'pending' and due_at <= now() limit 4 for update skip locked) p
  where o.id = p.id returning o.id, o.lane, o.ref_id as "refId"`;

async function serve(order: Order): Promise<void> {
  const deps = await prepare(order);
  process.once('message', () => {
    if (order.design === 'outbox') ours(deps);
    else void theirs(order.design, deps);
  });
  process.send?.('ready');
}

// A trial that is broken off leaves nobody behind.
process.once('disconnect', () => process.exit());
process.once('message', (order: Order) => void serve(order));
