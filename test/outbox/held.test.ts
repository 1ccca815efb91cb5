import { expect, onTestFinished, test } from 'vitest';
import type { Gate } from '../../src/app/noise/gate.js';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import type { Held } from '../../src/domain/noise.js';
import { releaseQuiet } from '../../src/store/held.js';
import { message, NOW, openDesk } from './desk.js';

/** Holds the messages about these, for that reason. */
const holding =
  (why: Held, about: Set<string>): Gate =>
  async (_lane, rows) =>
    new Map(rows.flatMap(({ id, refId }) => (about.has(refId ?? '') ? [[id, why] as const] : [])));

async function heldDesk(why: Held, ...about: string[]) {
  const desk = await openDesk();
  const which = new Set(about);
  desk.deps.gate = holding(why, which);
  return { ...desk, which };
}

const states = async (desk: Awaited<ReturnType<typeof openDesk>>) =>
  (await desk.rows()).map(({ refId, status, heldWhy }) => [refId, status, heldWhy]);

test('what must wait is held before it is claimed; its neighbours go', async () => {
  const desk = await heldDesk('quiet', 'b');
  await desk.file(message('a'), message('b'), message('c'));
  await desk.drain();
  expect(desk.read('sales-leads').join('\n').split('\n')).toEqual(['a', 'c']);
  expect(await states(desk)).toEqual([
    ['a', 'sent', null],
    ['b', 'held', 'quiet'],
    ['c', 'sent', null],
  ]);
  const [held] = (await desk.rows()).filter(({ refId }) => refId === 'b');
  expect(held).toMatchObject({ attempts: 0, batchId: null, heldAt: NOW });
});

test('twenty senders at once hold it once, and let it go once', async () => {
  const desk = await heldDesk('quiet', 'b');
  await desk.file(message('b'));
  await Promise.all(Array.from({ length: 20 }, () => desk.drain()));
  expect(await states(desk)).toEqual([['b', 'held', 'quiet']]);
  desk.which.clear();
  const released = await Promise.all(
    Array.from({ length: 5 }, () => releaseQuiet(desk.db.prisma, 'T01ACME', ['sales-leads'])),
  );
  expect(released.reduce((sum, count) => sum + count)).toBe(1);
  await Promise.all(Array.from({ length: 20 }, () => desk.drain()));
  expect(desk.read('sales-leads')).toEqual(['b']);
});

test('what is switched off needs nothing more, and can be counted', async () => {
  const desk = await heldDesk('off', 'b');
  await desk.file(message('b'));
  await desk.drain();
  expect(await states(desk)).toEqual([['b', 'sent', 'off']]);
  expect(desk.read('sales-leads')).toEqual([]);
});

test('a message in doubt is settled whatever the hour: it may stand there already', async () => {
  const desk = await heldDesk('quiet');
  desk.slack.failNext('chat.postMessage', 'hangAfter');
  await desk.file(message('b'));
  await desk.drain();
  desk.which.add('b');
  await desk.leaseOver();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['b']);
  expect(await states(desk)).toEqual([['b', 'sent', null]]);
});

test('one that surely did not arrive is posted under its old key, whatever the hour', async () => {
  const desk = await heldDesk('quiet');
  desk.slack.failNext('chat.postMessage', 'hangBefore');
  await desk.file(message('b'));
  await desk.drain();
  desk.which.add('b');
  await desk.leaseOver();
  await desk.timePasses();
  await desk.drain();
  await desk.timePasses();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['b']);
});

test('a sender that lost its lane holds nothing: whoever has it decides', async () => {
  const desk = await openDesk();
  desk.deps.gate = async (_lane, rows) => {
    await desk.db.prisma.$executeRaw`update lane set leased_by = gen_random_uuid()`;
    return new Map(rows.map(({ id }) => [id, 'quiet' as const]));
  };
  await desk.file(message('a'));
  await desk.drain();
  expect(await states(desk)).toEqual([['a', 'pending', null]]);
});

test('a gate that breaks keeps its lane waiting and no other, and nothing is lost', async () => {
  const desk = await openDesk();
  let broken = true;
  desk.deps.gate = async ({ name }) => {
    if (broken && name === 'sales-leads') throw new Error('no answer');
    return new Map();
  };
  await desk.file(message('a'), message('b', { lane: 'marketing' }));
  await expect(desk.drain()).rejects.toThrow('no answer');
  broken = false;
  await desk.drain();
  expect([...desk.read('sales-leads'), ...desk.read('marketing')]).toEqual(['a', 'b']);
});

test('a late message says since when and why', async () => {
  const late: unknown[] = [];
  const desk = await openDesk({
    render: (items, _place, lateness) => {
      late.push(lateness);
      return { text: items.map(({ kind }) => kind).join(), blocks: [] };
    },
  });
  onTestFinished(() => undefined);
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const old = { createdAt: at(-9) };
  await desk.file(
    message('in time', { createdAt: at(-1), lane: 'a' }),
    message('late', { ...old, lane: 'b' }),
  );
  await drainOutbox(desk.deps, NOW);
  expect(late).toContainEqual({ since: at(-9), why: 'unreachable' });
  expect(late).toContain(null);

  desk.slack.failNext('chat.postMessage', { retryAfter: 30 });
  await desk.file(message('slowed', { createdAt: NOW, lane: 'c' }));
  await drainOutbox(desk.deps, NOW);
  await desk.timePasses();
  await drainOutbox(desk.deps, at(16));
  expect(late.at(-1)).toEqual({ since: NOW, why: 'slowed' });
});
