import { expect, test } from 'vitest';
import { reviveLane } from '../../src/app/outbox/revive.js';
import { message, openDesk, update } from './desk.js';
import { plainRender } from './facts.js';

const LANE = { teamId: 'T01ACME', name: 'sales-leads' };
const statuses = (rows: { refId: string | null; status: string }[]) =>
  Object.fromEntries(rows.map((row) => [row.refId ?? 'notice', row.status]));

test('a place that takes no messages: the managers are told once, however many messages it was', async () => {
  const desk = await openDesk();
  desk.slack.channel('sales-leads').isArchived = true;
  await desk.file(message('a'), message('b'), message('c'));
  await desk.drain();
  await desk.file(message('d'));
  await desk.drain();
  expect(desk.read('sales-managers')).toEqual(['sales-leads: is_archived, 3 waiting']);
  const rows = await desk.rows();
  expect(statuses(rows)).toEqual({ a: 'dead', b: 'dead', c: 'dead', d: 'dead', notice: 'sent' });
});

test('when the managers themselves cannot be reached, that is only logged', async () => {
  const desk = await openDesk({ managersPlace: 'no-such-place' });
  await desk.file(message('a', { lane: 'also-missing' }));
  await desk.drain();
  expect(statuses(await desk.rows())).toEqual({ a: 'dead', notice: 'dead' });
  expect(desk.log.filter((line) => line.words === 'gave up on a message')).toHaveLength(2);
});

test('once the bot is invited, the cards the place refused are sent after all', async () => {
  const desk = await openDesk();
  const channel = desk.slack.channel('sales-leads');
  channel.members.delete(desk.slack.world.bot.userId);
  await desk.file(message('a'), message('b'), message('stale'));
  await desk.drain();
  expect(desk.read('sales-managers')).toEqual(['sales-leads: not_in_channel, 3 waiting']);
  channel.members.add(desk.slack.world.bot.userId);
  desk.book.set('stale', null);
  expect(await reviveLane(desk.db.prisma, LANE)).toBe(3);
  await desk.drain();
  expect(desk.read('sales-leads').join('\n').split('\n').toSorted()).toEqual(['a', 'b']);
});

test('facts Slack refuses are found by sending the others of their message one by one', async () => {
  const desk = await openDesk({
    render: (items) => {
      const { text, blocks } = plainRender(items);
      const wrong = text.includes('poison') ? [{ type: 'no-such-block' }] : [];
      return { text, blocks: [...blocks, ...wrong] };
    },
  });
  await desk.file(message('a'), message('b'), message('poison'), message('c'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b', 'c']);
  expect(statuses(await desk.rows())).toMatchObject({ a: 'sent', b: 'sent', c: 'sent', poison: 'dead' });
  expect(desk.read('sales-managers')).toHaveLength(1);
});

test('facts that cannot be worded are given up, and their neighbours arrive', async () => {
  const desk = await openDesk({
    render: (items) => {
      const rendered = plainRender(items);
      if (rendered.text.includes('poison')) throw new Error('no words for this');
      return rendered;
    },
  });
  await desk.file(message('a'), message('poison'), message('c'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'c']);
  const dead = (await desk.rows()).filter((row) => row.status === 'dead');
  expect(dead).toMatchObject([{ refId: 'poison', error: 'render: Error: no words for this' }]);
});

test('facts that cannot be read are tried again for a while, alone, and then given up', async () => {
  const desk = await openDesk();
  desk.book.set('poison', 'broken').set('recovers', 'broken');
  await desk.file(message('a'), message('poison'), message('b'), message('recovers'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['a', 'b']);
  desk.book.set('recovers', 'recovers');
  for (let round = 0; round < 10; round++) {
    await desk.timePasses();
    await desk.drain();
  }
  expect(desk.read('sales-leads')).toEqual(['a', 'b', 'recovers']);
  expect(statuses(await desk.rows())).toMatchObject({ poison: 'dead', recovers: 'sent' });
});

test('an edit Slack refuses is given up after one try', async () => {
  const desk = await openDesk({
    render: (items) => {
      const { text, blocks } = plainRender(items);
      return { text, blocks: text.includes('poison') ? [{ type: 'no-such-block' }] : blocks };
    },
  });
  await desk.file(message('jane'));
  await desk.drain();
  desk.book.set('jane', 'poison');
  await desk.file(update('jane'));
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['jane']);
  expect(desk.slack.called('chat.update')).toBe(1);
  expect((await desk.rows()).map((row) => row.status).toSorted()).toEqual(['dead', 'sent', 'sent']);
});
