import { expect, test } from 'vitest';
import { message, openDesk, update } from './desk.js';

test('a card that was folded with others is edited in place when it is claimed, and the others stay', async () => {
  const desk = await openDesk();
  await desk.file(message('a'), message('b'), message('c'), message('d'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b\nc\nd']);
  desk.book.set('c', 'c, claimed by Ravi');
  await desk.file(update('c'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b\nc, claimed by Ravi\nd']);
  expect(desk.slack.called('chat.postMessage')).toBe(2);
});

test('several changes of one message are one edit', async () => {
  const desk = await openDesk();
  await desk.file(message('a'), message('b'), message('c'));
  await desk.drain();
  desk.book.set('b', 'b2').set('c', 'c2');
  await desk.file(update('b'), update('c'), update('b'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b2\nc2']);
  expect(desk.slack.called('chat.update')).toBe(1);
});

test('a change before the card was posted needs no edit: the post shows it', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'), update('jane'));
  desk.book.set('jane', 'jane, claimed');
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane, claimed']);
  expect(desk.slack.called('chat.update')).toBe(0);
  expect((await desk.rows()).map((row) => row.status)).toEqual(['sent', 'sent']);
});

test('a change made while the card is on its way is edited in afterwards', async () => {
  const desk = await openDesk();
  desk.between(async (parcel, pass) => {
    if (parcel.living === null) {
      desk.book.set('jane', 'jane, claimed');
      await desk.file(update('jane'));
      await desk.drain();
    }
    return pass();
  });
  await desk.file(message('jane'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane, claimed']);
});

test('a change of a card that may or may not have arrived waits until that is known', async () => {
  const desk = await openDesk();
  desk.slack.failNext('chat.postMessage', 'error500After');
  await desk.file(message('jane'));
  await desk.drain();
  desk.book.set('jane', 'jane, claimed');
  await desk.file(update('jane'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane']);
  await desk.timePasses();
  await desk.leaseOver();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane, claimed']);
});

test('an edit does not wait for the pace of posts', async () => {
  const desk = await openDesk({ settings: { paceMs: 60_000 } });
  await desk.file(message('jane'));
  await desk.drain();
  desk.book.set('jane', 'jane, claimed');
  await desk.file(message('joe'), update('jane'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane, claimed']);
});

test('an edit without an answer is made again', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'));
  await desk.drain();
  for (const fault of ['error500Before', 'error500After', 'resetAfter'] as const) {
    desk.book.set('jane', fault);
    desk.slack.failNext('chat.update', fault);
    await desk.file(update('jane'));
    await desk.drain();
    await desk.timePasses();
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual([fault]);
  }
});

test('when Slack wants fewer edits, they wait and posts go on', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'));
  await desk.drain();
  desk.book.set('jane', 'jane, claimed');
  desk.slack.failNext('chat.update', { retryAfter: 30 });
  await desk.file(update('jane'));
  await desk.drain();
  await desk.file(message('joe'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane', 'joe']);
  expect(desk.slack.called('chat.update')).toBe(1);
  await desk.timePasses();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane, claimed', 'joe']);
});

test('a card whose message somebody deleted is not posted again, and nobody is alarmed', async () => {
  const desk = await openDesk();
  await desk.file(message('jane'));
  await desk.drain();
  const [posted] = desk.slack.channel('sales-leads').messages;
  if (posted) posted.deleted = true;
  await desk.file(update('jane'));
  await desk.drain();
  await desk.file(update('jane'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual([]);
  expect(desk.read('sales-managers')).toEqual([]);
  expect(desk.slack.called('chat.update')).toBe(1);
  expect((await desk.rows()).every((row) => row.status === 'sent')).toBe(true);
});
