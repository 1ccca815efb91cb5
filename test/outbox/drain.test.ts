import { expect, test } from 'vitest';
import { enqueue } from '../../src/app/outbox/enqueue.js';
import { message, notice, openDesk } from './desk.js';
import { leadCalled } from './facts.js';

test('a message is sent once, and its card knows where it stands', async () => {
  const desk = await openDesk();
  expect(await desk.file(message('jane'))).toHaveLength(1);
  await desk.drain();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane']);
  const [posted] = desk.slack.messages('sales-leads');
  const card = await desk.db.prisma.card.findFirstOrThrow();
  expect(card).toMatchObject({ kind: 'handoff', refId: 'jane', channelId: 'C01LEADS', ts: posted?.ts });
  expect(await desk.rows()).toMatchObject([{ status: 'sent', attempts: 1, error: null }]);
  expect(desk.slack.complaints).toEqual([]);
});

test('a message filed twice under one key is one message', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'), message('jane'));
  expect(await desk.file(message('jane'))).toEqual([]);
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane']);
});

test('twenty senders at once send each of 60 messages once', async () => {
  const desk = await openDesk();
  const names = Array.from({ length: 60 }, (_, at) => `lead ${at}`);
  const lanes = ['sales-leads', 'marketing', 'U01RAVI', 'U02ROSA'];
  await desk.file(...names.map((name, at) => message(name, { lane: lanes[at % 4] ?? '' })));
  await Promise.all(Array.from({ length: 20 }, () => desk.drain()));
  await desk.drain();
  const seen = lanes.flatMap((lane) => desk.read(lane)).flatMap((text) => text.split('\n'));
  expect(seen.toSorted()).toEqual(names.toSorted());
  expect((await desk.rows()).every((row) => row.status === 'sent' && row.attempts === 1)).toBe(true);
});

test('the hottest goes first, then the oldest', async () => {
  const desk = await openDesk();
  await desk.file(
    message('mild', { lane: 'U01RAVI', kind: 'task' }),
    message('first', { urgency: 5 }),
    message('second', { urgency: 5 }),
    message('hot', { urgency: 90 }),
  );
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['hot', 'first\nsecond']);
  expect(desk.read('@ravi')).toEqual(['mild']);
});

test('a free lane sends at once and alone; only what had to wait is folded, with its own kind', async () => {
  const desk = await openDesk();
  await desk.file(message('a'));
  await desk.drain();
  await desk.file(message('b'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b']);
  await desk.file(message('c'), message('d'), message('cold one', { kind: 'cold' }), message('e'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b', 'c', 'd\ne', 'cold one']);
});

test('facts are read when the message is sent, not when it was filed', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'), message('gone'));
  desk.book.set('jane', 'Jane, claimed').set('gone', null);
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['Jane, claimed']);
  expect((await desk.rows()).map((row) => [row.status, row.error])).toEqual([
    ['sent', null],
    ['sent', 'obsolete'],
  ]);
});

test('facts filed with a message keep their instants, and text that looks like one stays text', async () => {
  const desk = await openDesk();
  const since = new Date('2026-11-19T08:30:00.000Z');
  await desk.file(
    notice('digest', { day: '2026-11-20', since }, { kind: 'digest', lane: 'sales-managers' }),
    notice('awake', { about: 'awake', lead: leadCalled('2026-11-19T08:30:00.000Z') }, { lane: 'U01RAVI' }),
  );
  await desk.drain();
  expect(desk.read('sales-managers')).toEqual(['digest of 2026-11-20 since 2026-11-19T08:30:00.000Z']);
  expect(desk.read('@ravi')).toEqual(['awake: 2026-11-19T08:30:00.000Z']);
});

test('what is filed in a transaction that fails is never sent', async () => {
  const desk = await openDesk();
  const failing = desk.db.prisma.$transaction(async (tx) => {
    await enqueue(tx, [message('jane')]);
    throw new Error('the use case failed');
  });
  await expect(failing).rejects.toThrow('the use case failed');
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual([]);
});
