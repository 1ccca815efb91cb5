import { expect, test } from 'vitest';
import { type TickName, timetable } from '../../src/jobs/schedule.js';

const idle = () => Promise.resolve();
const now = new Date('2026-11-23T09:00:00Z');

test('every tick of the timetable does its own work, told the time', async () => {
  const done: string[] = [];
  const note = (name: TickName) => async (at: Date) => done.push(`${name} ${at.toISOString()}`);
  const ticks = timetable({
    'drain-outbox': note('drain-outbox'),
    'look-for-quiet': note('look-for-quiet'),
    'wake-and-remind': note('wake-and-remind'),
    'advance-tracks': note('advance-tracks'),
    'send-digests': note('send-digests'),
    'forget-old': note('forget-old'),
  });
  for (const tick of ticks) await tick.run(now);
  expect(done).toEqual(ticks.map(({ name }) => `${name} ${now.toISOString()}`));
});

test('there are at most six ticks, and an idle one costs the database next to nothing', () => {
  const ticks = timetable({
    'drain-outbox': idle,
    'look-for-quiet': idle,
    'wake-and-remind': idle,
    'advance-tracks': idle,
    'send-digests': idle,
    'forget-old': idle,
  });
  expect(ticks.length).toBeLessThanOrEqual(6);
  // Agenda's own statements a second: a look at each every 5 s, and two for each ring.
  const statements = ticks.reduce((sum, { everySeconds }) => sum + 1 / 5 + 2 / everySeconds, 0);
  expect(statements).toBeLessThan(2);
});
