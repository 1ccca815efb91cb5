import { expect, test } from 'vitest';
import { message, openDesk, PATIENTLY } from './desk.js';

test('woken however often, it sends each message once', async () => {
  const desk = await openDesk();
  const drainer = desk.drainer();
  for (let at = 0; at < 30; at++) {
    await desk.file(message(`lead ${at}`, { lane: at % 2 ? 'sales-leads' : 'U01RAVI' }));
    drainer.wake();
    drainer.wake();
  }
  const left = () => desk.db.prisma.outbox.count({ where: { status: { not: 'sent' } } });
  await expect.poll(left, PATIENTLY).toBe(0);
  await drainer.stop();
  const seen = [...desk.read('sales-leads'), ...desk.read('@ravi')].flatMap((text) => text.split('\n'));
  expect(new Set(seen).size).toBe(30);
  expect(seen).toHaveLength(30);
});

test('one wake is enough for what must wait for the pace', async () => {
  const desk = await openDesk({ settings: { paceMs: 40 } });
  const drainer = desk.drainer();
  await desk.file(message('a'), message('b', { kind: 'cold' }), message('c', { kind: 'task' }));
  drainer.wake();
  await expect.poll(() => desk.read('sales-leads'), PATIENTLY).toEqual(['a', 'b', 'c']);
  await drainer.stop();
});

test('told to stop, it finishes what is in flight and takes nothing more', async () => {
  const desk = await openDesk({ slack: { faults: { latencyMs: 150 } } });
  const drainer = desk.drainer();
  await desk.file(message('a'), message('b'));
  drainer.wake();
  await expect.poll(() => desk.slack.called('chat.postMessage'), PATIENTLY).toBe(1);
  await drainer.stop();
  drainer.wake();
  expect((await desk.rows()).map((row) => row.status)).toEqual(['sent', 'pending']);
  const [lane] = await desk.db.prisma.lane.findMany();
  expect(lane?.leasedBy).toBeNull();
});

test('a message another process filed is found without a wake', async () => {
  const desk = await openDesk();
  const drainer = desk.drainer();
  drainer.wake();
  await desk.file(message('a'));
  await expect.poll(() => desk.read('sales-leads'), PATIENTLY).toEqual(['a']);
  await drainer.stop();
});

test('it outlives a database that is away for a moment', async () => {
  const desk = await openDesk();
  const drainer = desk.drainer();
  await desk.db.prisma.$executeRaw`alter table outbox rename to outbox_away`;
  drainer.wake();
  await expect
    .poll(() => desk.log.map((line) => line.words), PATIENTLY)
    .toContain('could not look for messages to send');
  await desk.db.prisma.$executeRaw`alter table outbox_away rename to outbox`;
  await desk.file(message('a'));
  await expect.poll(() => desk.read('sales-leads'), PATIENTLY).toEqual(['a']);
  await drainer.stop();
});
