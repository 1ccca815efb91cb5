import { expect, test } from 'vitest';
import { hangBell } from '../../src/jobs/bell.js';
import { makeLog } from '../../src/lib/log.js';

const now = new Date('2026-11-23T09:00:00Z');
const clock = { now: () => now };

function bellOf(run: (now: Date) => Promise<unknown>, ending: AbortSignal = new AbortController().signal) {
  const lines: string[] = [];
  const log = makeLog('warn', { write: (line) => void lines.push(line) });
  return { lines, bell: hangBell({ name: 'drain-outbox', everySeconds: 5, run }, { clock, log, ending }) };
}

test('a tick is told the time', async () => {
  const told: Date[] = [];
  const { bell } = bellOf(async (at) => told.push(at));
  await bell.ring();
  expect(told).toEqual([now]);
});

test('a tick that is rung while it is under way is not started again, and is afterwards', async () => {
  let started = 0;
  let finish = () => {};
  const { bell } = bellOf(() => {
    started += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  const first = bell.ring();
  await bell.ring();
  expect(started).toBe(1);
  finish();
  await first;
  void bell.ring();
  expect(started).toBe(2);
});

test('whoever waits for quiet waits for the tick under way', async () => {
  let finish = () => {};
  const { bell } = bellOf(() => new Promise<void>((resolve) => (finish = resolve)));
  let quiet = false;
  void bell.ring();
  const waiting = bell.quiet().then(() => {
    quiet = true;
  });
  await Promise.resolve();
  expect(quiet).toBe(false);
  finish();
  await waiting;
});

test('a tick that fails is logged with its name and its reason, and rings again', async () => {
  let started = 0;
  const { bell, lines } = bellOf(async () => {
    started += 1;
    throw new Error('the roof is on fire');
  });
  await bell.ring();
  await bell.ring();
  expect(started).toBe(2);
  expect(lines[0]).toContain('"tick":"drain-outbox"');
  expect(lines[0]).toContain('the roof is on fire');
});

test('nothing rings once the end has come', async () => {
  let started = 0;
  const { bell } = bellOf(async () => started++, AbortSignal.abort());
  await bell.ring();
  expect(started).toBe(0);
});
