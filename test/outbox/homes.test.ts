import { describe, expect, test } from 'vitest';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import type { NewMessage } from '../../src/app/outbox/enqueue.js';
import type { Message } from '../support/slack/world.js';
import { type Desk, message, NOW, openDesk, update } from './desk.js';

const JANE = '0199aaaa-0000-7000-8000-000000000001';
const JOE = '0199aaaa-0000-7000-8000-000000000002';
const DAY_MS = 86_400_000;

const about = (leadId: string, refId: string, more: Partial<NewMessage> = {}): NewMessage =>
  message(refId, { leadId, ...more });
/** A line below a lead's card. */
const line = (leadId: string, refId: string, more: Partial<NewMessage> = {}): NewMessage =>
  message(refId, { leadId, deed: 'thread', kind: 'line', urgency: -1, createdAt: NOW, ...more });

const below = (desk: Desk, root: Message): Message[] =>
  desk.slack.channel('sales-leads').messages.filter(({ threadTs }) => threadTs === root.ts);
const inChannel = (desk: Desk): Message[] =>
  desk.slack.messages('sales-leads').filter(({ threadTs }) => threadTs === null);

/** A desk where Jane's card stands alone. */
async function withJane(more: Parameters<typeof openDesk>[0] = {}): Promise<{ desk: Desk; root: Message }> {
  const desk = await openDesk(more);
  await desk.file(about(JANE, 'jane, first'));
  await desk.drain();
  const [root] = desk.slack.messages('sales-leads');
  if (!root) throw new Error('no card');
  return { desk, root };
}

describe('a lead that has a card in a place', () => {
  test('keeps it: the card is edited, and a line below it is heard in the channel', async () => {
    const { desk, root } = await withJane();
    await desk.file(about(JANE, 'jane, again'));
    await desk.drain();
    expect(inChannel(desk).map(({ text }) => text)).toEqual(['jane, again']);
    expect(below(desk, root)).toMatchObject([{ text: 'jane, again ready', broadcast: true }]);
    expect(desk.slack.called('chat.postMessage')).toBe(2);
    expect((await desk.rows()).every(({ status }) => status === 'sent')).toBe(true);
  });

  test('gone cold and ready again, it shows the newest', async () => {
    const { desk, root } = await withJane();
    await desk.file(about(JANE, 'jane is cold', { kind: 'cold' }));
    await desk.drain();
    expect(root.text).toBe('jane is cold');
    await desk.file(about(JANE, 'jane, ready'));
    await desk.drain();
    expect(root.text).toBe('jane, ready');
    expect(below(desk, root).map(({ text }) => text)).toEqual(['jane is cold cold', 'jane, ready ready']);
  });

  test('is edited by whatever card of it changes', async () => {
    const { desk, root } = await withJane();
    await desk.file(about(JANE, 'jane, again'));
    await desk.drain();
    desk.book.set('jane, again', 'jane, claimed');
    await desk.file(update('jane, first'));
    await desk.drain();
    expect(root.text).toBe('jane, claimed');
  });

  test('has one in each place', async () => {
    const { desk } = await withJane();
    await desk.file(about(JANE, 'jane is cold', { kind: 'cold', lane: 'U01RAVI' }));
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane, first']);
    expect(desk.read('@ravi')).toEqual(['jane is cold']);
  });
});

describe('a card that can’t be called to life again', () => {
  test('older than two weeks gives way to a fresh one, and says where that is', async () => {
    const { desk, root } = await withJane();
    await desk.file(about(JANE, 'jane, again'));
    await drainOutbox(desk.deps, new Date(NOW.getTime() + 14 * DAY_MS + 1));
    await desk.drain();
    const [, fresh] = inChannel(desk);
    const link = `https://acme-sales.slack.com/archives/C01LEADS/p${fresh?.ts.replace('.', '')}`;
    expect(inChannel(desk).map(({ text }) => text)).toEqual([`jane, first moved to ${link}`, 'jane, again']);
    expect(below(desk, root)).toEqual([]);
  });

  test('one that somebody deleted gives way to a fresh one', async () => {
    const { desk, root } = await withJane();
    root.deleted = true;
    await desk.file(about(JANE, 'jane, again'));
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane, again']);
    expect((await desk.rows()).every(({ status }) => status === 'sent')).toBe(true);
  });

  test('one that is deleted between the edit and the line does, too', async () => {
    const { desk, root } = await withJane();
    desk.between(async (parcel, pass) => {
      if (parcel.thread) root.deleted = true;
      return pass();
    });
    await desk.file(about(JANE, 'jane, again'));
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane, again']);
  });

  test('one that shares its message gives way to one of its own', async () => {
    const desk = await openDesk();
    await desk.file(message('busy'), about(JANE, 'jane'), about(JOE, 'joe'));
    await desk.drain();
    await desk.file(about(JANE, 'jane, again'));
    await desk.drain();
    const words = desk.read('sales-leads');
    expect(words[1]).toMatch(/^jane moved to https:.*\njoe$/);
    expect(words.slice(2)).toEqual(['jane, again']);
  });
});

test('a burst is folded as ever, and each lead’s older card gives way', async () => {
  const desk = await openDesk();
  const ids = Array.from({ length: 8 }, (_, at) => `0199aaaa-0000-7000-8000-00000000001${at}`);
  for (const [at, id] of ids.entries()) {
    await desk.file(about(id, `lead ${at}`));
    await desk.drain();
  }
  await desk.file(message('busy', { urgency: 9 }), ...ids.map((id, at) => about(id, `again ${at}`)));
  await desk.drain();
  const words = inChannel(desk).map(({ text }) => text);
  expect(words.slice(0, 8).every((text) => /^lead \d moved to https:/.test(text))).toBe(true);
  expect(words.slice(8)).toEqual(['busy', ids.map((_, at) => `again ${at}`).join('\n')]);
});

describe('lines below a card', () => {
  test('share a message, and are not heard in the channel', async () => {
    const { desk, root } = await withJane();
    await desk.file(line(JANE, 'claimed'), line(JANE, 'logged'), line(JANE, 'later', { restMs: 30_000 }));
    await desk.drain();
    expect(below(desk, root)).toMatchObject([{ text: 'claimed\nlogged\nlater', broadcast: false }]);
  });

  test('rest a while for company', async () => {
    const { desk, root } = await withJane();
    await desk.file(line(JANE, 'claimed', { restMs: 30_000 }));
    await desk.drain();
    expect(below(desk, root)).toEqual([]);
    await desk.timePasses();
    await desk.drain();
    expect(below(desk, root).map(({ text }) => text)).toEqual(['claimed']);
  });

  test('about a card on its way wait for it; about none they are left out', async () => {
    const desk = await openDesk();
    desk.slack.failNext('chat.postMessage', 'error500Before');
    await desk.file(about(JANE, 'jane'));
    await desk.drain();
    await desk.file(line(JANE, 'a word'), line(JOE, 'lost'));
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual([]);
    await desk.leaseOver();
    await desk.timePasses();
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane', 'a word']);
    expect((await desk.rows()).find(({ refId }) => refId === 'lost')).toMatchObject({ error: 'obsolete' });
  });

  test('go after alerts, and name their lead where a card is shared', async () => {
    const desk = await openDesk();
    await desk.file(message('busy'), about(JANE, 'jane'), about(JOE, 'joe'));
    await desk.drain();
    await desk.file(line(JANE, 'claimed'), message('hot', { urgency: 90 }));
    await desk.drain();
    expect(desk.read('sales-leads').slice(2)).toEqual(['hot', 'claimed: claimed']);
  });
});

describe('in doubt', () => {
  for (const fault of ['error500After', 'resetAfter', 'hangAfter'] as const)
    test(`a line Slack took without an answer is found in its thread, not said again (${fault})`, async () => {
      const { desk, root } = await withJane({ timeoutMs: 100 });
      desk.slack.failNext('chat.postMessage', fault);
      await desk.file(about(JANE, 'jane, again'));
      await desk.drain();
      await desk.leaseOver();
      await desk.drain();
      expect(below(desk, root).map(({ text }) => text)).toEqual(['jane, again ready']);
      expect(desk.slack.called('conversations.replies')).toBe(1);
      expect(desk.slack.called('conversations.history')).toBe(0);
      expect((await desk.rows()).every(({ status }) => status === 'sent')).toBe(true);
    });

  test('a line Slack never took is said again, in the thread it was meant for', async () => {
    const { desk, root } = await withJane();
    desk.slack.failNext('chat.postMessage', 'error500Before');
    await desk.file(line(JANE, 'claimed'));
    await desk.drain();
    // A fresh card meanwhile: the line is looked for, and said, below the old one.
    await desk.file(about(JANE, 'jane, again'));
    await drainOutbox(desk.deps, new Date(NOW.getTime() + 20 * DAY_MS));
    await desk.leaseOver();
    await desk.drain();
    expect(below(desk, root).map(({ text }) => text)).toEqual(['claimed: claimed']);
  });

  test('a line among five hundred replies is found', async () => {
    const { desk, root } = await withJane();
    for (let at = 0; at < 500; at++)
      desk.slack.say({ user: 'ravi', channel: 'sales-leads', text: `${at}`, threadTs: root.ts });
    desk.slack.failNext('chat.postMessage', 'error500After');
    await desk.file(line(JANE, 'claimed'));
    await desk.drain();
    await desk.leaseOver();
    await desk.drain();
    expect(below(desk, root).filter(({ text }) => text === 'claimed')).toHaveLength(1);
  });

  test('where the thread can’t be read, an alert is said again and a line is let go', async () => {
    const scopes = ['chat:write', 'channels:read', 'groups:read', 'im:write'];
    const { desk, root } = await withJane({ slack: { scopes } });
    for (const one of [about(JANE, 'jane, again'), line(JANE, 'claimed')]) {
      desk.slack.failNext('chat.postMessage', 'error500After');
      await desk.file(one);
      await desk.drain();
      await desk.leaseOver();
      await desk.timePasses();
      await desk.drain();
    }
    const words = below(desk, root).map(({ text }) => text);
    expect(words).toEqual(['jane, again ready', 'jane, again ready', 'claimed']);
  });
});

test('twenty senders at once say each alert and each line once', async () => {
  const { desk, root } = await withJane();
  await desk.file(about(JANE, 'jane, again'), line(JANE, 'claimed'), about(JOE, 'joe'), line(JOE, 'his'));
  await Promise.all(Array.from({ length: 20 }, () => desk.drain()));
  await desk.drain();
  const words = below(desk, root).map(({ text }) => text);
  expect(words.toSorted()).toEqual(['claimed', 'jane, again ready']);
  expect(
    desk
      .read('sales-leads')
      .filter((text) => /joe|his/.test(text))
      .toSorted(),
  ).toEqual(['his', 'joe']);
});

test('a line is said once a key, and an alert sent to the same place twice by its key is one', async () => {
  const { desk, root } = await withJane();
  const twice = about(JANE, 'jane, again');
  await desk.file(twice);
  await desk.drain();
  await desk.file({ ...twice, id: message('x').id });
  await desk.drain();
  expect(below(desk, root)).toHaveLength(1);
});
