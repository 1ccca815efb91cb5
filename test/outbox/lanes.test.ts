import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../src/lib/clock.js';
import { message, openDesk, PATIENTLY } from './desk.js';

const SPEED = 50;
/** A second in 20 ms: Slack's rates without the waiting. */
function fastClock(): Clock {
  const start = performance.now();
  return { now: () => new Date(1_795_000_000_000 + (performance.now() - start) * SPEED) };
}

const strict = { clock: fastClock(), rateLimits: { perSecond: 1, burst: 1 } };
const thousand = Array.from({ length: 1000 }, (_, at) => `lead ${at}`);

async function sendAll(desk: Awaited<ReturnType<typeof openDesk>>): Promise<void> {
  const drainer = desk.drainer();
  onTestFinished(() => drainer.stop());
  drainer.wake();
  const left = () => desk.db.prisma.outbox.count({ where: { status: { not: 'sent' } } });
  await expect.poll(left, PATIENTLY).toBe(0);
}

test('a thousand handoffs at once are 26 messages at Slack’s pace, the hottest first, nobody told to slow down', async () => {
  const desk = await openDesk({ slack: strict, settings: { paceMs: 1000 / SPEED } });
  await desk.file(...thousand.map((name, at) => message(name, { urgency: at % 10 === 0 ? 100 : 10 })));
  await sendAll(desk);
  const texts = desk.read('sales-leads');
  expect(texts).toHaveLength(26);
  expect(desk.slack.called('chat.postMessage')).toBe(26);
  const names = texts.flatMap((text) => text.split('\n'));
  expect(names.toSorted()).toEqual(thousand.toSorted());
  expect(names.slice(0, 100).every((name) => name.endsWith('0'))).toBe(true);
});

test('control: without the pace the same Slack does tell us to slow down', async () => {
  const desk = await openDesk({ slack: { rateLimits: { perSecond: 1, burst: 1 } }, settings: { paceMs: 0 } });
  await desk.file(...thousand.slice(0, 200).map((name) => message(name)));
  await desk.drain();
  expect(desk.slack.calls.filter((call) => call.answer === 'ratelimited')).not.toEqual([]);
});

test('a channel has one lane and one pace, whether it is called by its name or by its id', async () => {
  const desk = await openDesk({ slack: strict, settings: { paceMs: 1000 / SPEED } });
  const { id } = desk.slack.channel('sales-leads');
  await desk.file(message('first'));
  await sendAll(desk);
  const replies = Array.from({ length: 10 }, (_, at) => `reply ${at}`);
  for (const name of replies)
    await desk.file(message(name, { lane: id, kind: 'chip' }), message(`l ${name}`));
  await sendAll(desk);
  expect(desk.slack.calls.filter((call) => call.answer === 'ratelimited')).toEqual([]);
  expect(desk.read('sales-leads').join('\n')).toContain('reply 9');
  expect((await desk.db.prisma.lane.findMany()).map(({ name }) => name)).toEqual(['sales-leads']);
});

test('told to slow down, a lane waits as long as Slack says and then sends everything', async () => {
  const desk = await openDesk();
  desk.slack.failNext('chat.postMessage', { retryAfter: 60 });
  await desk.file(message('a'), message('b'));
  await desk.drain();
  await desk.drain();
  expect(desk.slack.called('chat.postMessage')).toBe(1);
  const lane = await desk.db.prisma.lane.findFirstOrThrow();
  const [row] = await desk.db.prisma.$queryRaw<{ wait: number }[]>`
    select extract(epoch from ${lane.freeAt}::timestamptz - now())::float8 as wait`;
  expect(row?.wait).toBeGreaterThan(50);
  expect((await desk.rows()).map((each) => [each.status, each.attempts])).toEqual([
    ['pending', 0],
    ['pending', 0],
  ]);
  await desk.timePasses();
  await desk.drain();
  expect(desk.read('sales-leads').join('\n').split('\n')).toEqual(['a', 'b']);
});

for (const trouble of ['hangBefore', 'rate429', 'error500Before', 'is_archived'] as const) {
  test(`a lane in trouble (${trouble}) keeps no other lane waiting`, async () => {
    const desk = await openDesk({ timeoutMs: 5_000, settings: { paceMs: 1_000 } });
    const drainer = desk.drainer();
    const fault = trouble === 'is_archived' ? { error: trouble } : trouble;
    desk.slack.failNext('chat.postMessage', fault);
    await desk.file(message('stuck', { lane: 'marketing' }));
    drainer.wake();
    await expect.poll(() => desk.slack.called('chat.postMessage'), PATIENTLY).toBeGreaterThan(0);
    const since = performance.now();
    await desk.file(message('a'), message('b', { lane: 'U01RAVI' }));
    drainer.wake();
    await expect
      .poll(() => [...desk.read('sales-leads'), ...desk.read('@ravi')], PATIENTLY)
      .toEqual(['a', 'b']);
    expect(performance.now() - since).toBeLessThan(1_500);
    await desk.slack.close();
    await drainer.stop();
  });
}

test('a sender that throws in one lane goes on in the others', async () => {
  const desk = await openDesk();
  desk.between(async (parcel, pass) => {
    if (parcel.place === 'marketing') throw new Error('a bug');
    return pass();
  });
  await desk.file(message('stuck', { lane: 'marketing' }), message('a'), message('b'));
  await expect(desk.drain()).rejects.toThrow('a bug');
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b']);
});
