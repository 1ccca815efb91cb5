import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTicker, type Ticker, type TickerWish } from '../../src/jobs/agenda.js';
import type { Tick } from '../../src/jobs/schedule.js';
import type { TickStoreChoice } from '../../src/jobs/tick-store.js';
import { makeLog } from '../../src/lib/log.js';
import { type Running, startProcess } from './another-process.js';
import { DueRows } from './due-rows.js';
import type { Errand } from './ticker-process.js';

export type KeptTick = { name: string; locked: boolean };

/** A database that ticks are kept in. `stop` and `start` are a real restart on the same data. */
export type TickServer = {
  store: Errand['store'];
  choice(): TickStoreChoice;
  ticks(names: string[]): Promise<KeptTick[]>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

/** `cannotRestart`: why not, where the server is not ours. */
export type Terms = { cannotRestart?: string };

const now = new Date('2026-11-23T09:00:00Z');
const clock = { now: () => now };

/** What holds for the ticks whichever database Agenda keeps them in. */
export function tickerContract(open: () => Promise<TickServer>, terms: Terms = {}): void {
  let server: TickServer;
  let home: string;
  let nextNumber = 1;
  let closing: (() => unknown)[] = [];

  beforeAll(async () => {
    home = mkdtempSync(path.join(os.tmpdir(), 'kindling-ticks-'));
    server = await open();
  }, 60_000);
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
    closing = [];
  });
  afterAll(async () => {
    await server?.close();
    rmSync(home, { recursive: true, force: true });
  });

  // The names are this run's own, so that a shared database keeps the tests apart.
  const newName = () => `test-${process.pid}-${nextNumber++}`;
  const newRows = () => new DueRows(path.join(home, newName()));

  async function ticker(ticks: Tick[], more: Partial<TickerWish> = {}): Promise<Ticker> {
    const log = makeLog('silent');
    const usual = { clock, log, backend: server.choice(), processEverySeconds: 0.15, lockSeconds: 5 };
    const started = await startTicker({ ticks, ...usual, ...more });
    closing.push(() => started.stop());
    return started;
  }

  function anotherProcess(lockSeconds: number, ...ticks: Errand['ticks']): Running {
    const started = startProcess({ store: server.store, lockSeconds, ticks });
    closing.push(() => started.kill());
    return started;
  }

  test('every tick rings soon after the start and then again and again', async () => {
    const rung: string[] = [];
    const names = [newName(), newName()];
    await ticker(names.map((name) => tick(name, async (at) => rung.push(`${name} ${at.toISOString()}`))));
    for (const name of names) {
      await until(() => rung.filter((ring) => ring === `${name} ${now.toISOString()}`).length >= 4);
    }
  });

  test('a tick that fails is logged by its name and rung again, and the others ring on', async () => {
    const lines: string[] = [];
    const log = makeLog('warn', { write: (line) => void lines.push(line) });
    const [failing, sound] = [newName(), newName()];
    let fine = 0;
    await ticker([tick(failing, fail), tick(sound, async () => fine++)], { log });
    const failures = () => lines.filter((line) => line.includes(failing) && line.includes('roof'));
    await until(() => failures().length >= 3 && fine >= 3);
  });

  test('a tick that outlives its interval and its lock is not started twice in one process', async () => {
    const name = newName();
    let [started, atOnce, mostAtOnce] = [0, 0, 0];
    const slow = async () => {
      started += 1;
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await wait(900);
      atOnce -= 1;
    };
    await ticker([tick(name, slow)], { lockSeconds: 0.3 });
    await until(() => started >= 3);
    expect(mostAtOnce).toBe(1);
  });

  test('stopping waits for the tick under way and takes its lock away', async () => {
    const name = newName();
    let [rings, finished] = [0, 0];
    const work = async () => {
      rings += 1;
      await wait(500);
      finished += 1;
    };
    const started = await ticker([tick(name, work)]);
    // The first ring is the program's own; from the second on it is Agenda's, under a lock.
    await until(() => rings === 2);
    expect(await server.ticks([name])).toEqual([{ name, locked: true }]);
    await started.stop();
    expect(finished).toBe(2);
    expect(await server.ticks([name])).toEqual([{ name, locked: false }]);
  });

  test('stopping lets go of the ticks that were held ready for the next seconds', async () => {
    const name = newName();
    // Looked at each second and due after one and a half: locked for half a second before it rings.
    const next = { ...tick(name, () => Promise.resolve()), everySeconds: 1.5 };
    const started = await ticker([next], { processEverySeconds: 1 });
    await until(async () => (await server.ticks([name])).some(({ locked }) => locked));
    await started.stop();
    expect(await server.ticks([name])).toEqual([{ name, locked: false }]);
  });

  test('however many start together, a tick is kept once', async () => {
    const name = newName();
    let rings = 0;
    const count = async () => rings++;
    await Promise.all(Array.from({ length: 8 }, () => ticker([tick(name, count)])));
    await until(() => rings >= 12);
    expect(await server.ticks([name])).toHaveLength(1);
  });

  test('a start leaves alone the lock of a tick that is under way elsewhere', async () => {
    const name = newName();
    const rings: string[] = [];
    let finish = () => {};
    const longSecondRing = new Promise<void>((resolve) => {
      finish = resolve;
    });
    closing.push(() => finish());
    const work = (who: string) => async () => {
      rings.push(who);
      if (rings.length === 2) await longSecondRing;
    };
    await ticker([tick(name, work('first'))]);
    await until(() => rings.length === 2);
    await ticker([tick(name, work('second'))]);
    await until(() => rings.includes('second'));
    await wait(400);
    expect(await server.ticks([name])).toEqual([{ name, locked: true }]);
    expect(rings, 'each its own first ring, and one of Agenda').toEqual(['first', 'first', 'second']);
    finish();
  });

  test('a second process takes over when the first is killed in the middle of a tick', async () => {
    const [name, rows] = [newName(), newRows()];
    const manner = { claims: true, pauseMs: 5 };
    const first = anotherProcess(2, { name, dir: rows.dir, manner: { ...manner, stuckAfterRows: 2 } });
    await until(() => rows.rings(first.pid) === 1);
    rows.seed('a', 'b', 'c');
    await until(() => rows.effects().length === 2);

    const second = anotherProcess(2, { name, dir: rows.dir, manner });
    await until(() => rows.effects().length === 3);
    await first.kill();
    rows.seed('d', 'e');
    await until(() => rows.effects().length === 5);
    expect(rows.effects().map(({ row }) => row)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(
      rows
        .effects()
        .slice(2)
        .every(({ by }) => by === second.pid),
    ).toBe(true);
  });

  test('a tick that two processes ring at the same time does nothing twice', async () => {
    const [careful, careless] = [newRows(), newRows()];
    const ticks = [
      { name: newName(), dir: careful.dir, manner: { claims: true, pauseMs: 40 } },
      { name: newName(), dir: careless.dir, manner: { claims: false, pauseMs: 40 } },
    ];
    // The lock ends long before the work does, so both processes are at it.
    const both = [anotherProcess(0.3, ...ticks), anotherProcess(0.3, ...ticks)];
    await until(() => both.every(({ pid }) => careful.rings(pid) > 0 && careless.rings(pid) > 0));
    const names: string[] = [];
    const seedMore = () => {
      const more = Array.from({ length: 40 }, (_, n) => `row-${String(names.length + n).padStart(4, '0')}`);
      names.push(...more);
      careful.seed(...more);
      careless.seed(...more);
    };
    const distinct = (rows: DueRows) => new Set(rows.effects().map(({ row }) => row)).size;
    const hands = (rows: DueRows) => new Set(rows.effects().map(({ by }) => by)).size;
    const met = () => hands(careful) === 2 && careless.effects().length > distinct(careless);
    // On a busy machine one process may be through before the other has looked: then there is more to do.
    await until(() => {
      const through = distinct(careful) >= names.length && distinct(careless) >= names.length;
      if (through && !met()) seedMore();
      return through && met();
    });

    expect(
      careful
        .effects()
        .map(({ row }) => row)
        .toSorted(),
    ).toEqual(names);
    // The control: the same two processes, without a claim, do do things twice.
    expect(careless.effects().length).toBeGreaterThan(distinct(careless));
  });

  const alone = terms.cannotRestart ? ` (skipped: ${terms.cannotRestart})` : '';
  test.skipIf(terms.cannotRestart)(
    `a process started while the database is away waits for it, and lives through a restart of it${alone}`,
    async () => {
      const [name, rows] = [newName(), newRows()];
      await server.stop();
      const forgotten = await ticker([tick(newName(), async () => rows.seed('forgotten'))]);
      const lonely = anotherProcess(60, { name, dir: rows.dir, manner: { claims: true, pauseMs: 300 } });
      await until(() => lonely.said().includes('in trouble'));
      expect(rows.rings()).toBe(0);
      // Another one gives up while there is still nothing to talk to: it can be stopped, and stays stopped.
      await forgotten.stop();

      await server.start();
      await until(() => rows.rings() >= 2);
      rows.seed('1', '2');
      // The database goes while the tick is at its second row, so that its lock stays, for a minute.
      await until(() => rows.effects().length === 1);
      await server.stop();
      await until(() => rows.effects().length === 2);
      await wait(300);
      await server.start();
      rows.seed('3');
      await until(() => rows.effects().length === 3);
      expect(rows.effects().map(({ row }) => row)).toEqual(['1', '2', '3']);
      expect(lonely.ended(), lonely.said()).toBe(false);
    },
  );
}

/** The contract under a title. Forty-five seconds are for a slow machine; a test takes one to three. */
export function describeTicks(title: string, open: () => Promise<TickServer>, terms: Terms = {}): void {
  describe(title, { timeout: 45_000 }, () => tickerContract(open, terms));
}

function tick(name: string, run: (at: Date) => Promise<unknown>): Tick {
  return { name, everySeconds: 0.3, run };
}

const fail = () => Promise.reject(new Error('the roof is on fire'));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}
