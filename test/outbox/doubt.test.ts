import { expect, test } from 'vitest';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import type { OnDoubt } from '../../src/app/outbox/policy.js';
import type { MessageKind } from '../../src/domain/facts.js';
import { message, NOW, notice, openDesk, PATIENTLY } from './desk.js';
import { leadCalled } from './facts.js';

const SEND_ONLY = ['chat:write', 'channels:read', 'groups:read', 'im:write'];

for (const fault of ['error500After', 'resetAfter', 'hangAfter'] as const) {
  test(`a message Slack took without an answer is found, not sent again (${fault})`, async () => {
    const desk = await openDesk({ timeoutMs: 100 });
    desk.slack.failNext('chat.postMessage', fault);
    await desk.file(message('jane'));
    await desk.drain();
    expect(await desk.rows()).toMatchObject([{ status: 'sending' }]);
    await desk.leaseOver();
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane']);
    expect(desk.slack.called('chat.postMessage')).toBe(1);
    const [posted] = desk.slack.messages('sales-leads');
    expect(await desk.rows()).toMatchObject([{ status: 'sent' }]);
    expect(await desk.db.prisma.card.findFirst()).toMatchObject({ channelId: 'C01LEADS', ts: posted?.ts });
  });
}

for (const fault of ['error500Before', 'resetBefore', 'hangBefore'] as const) {
  test(`a message Slack never took is sent again under the same key (${fault})`, async () => {
    const desk = await openDesk({ timeoutMs: 100 });
    desk.slack.failNext('chat.postMessage', fault);
    await desk.file(message('jane'));
    await desk.drain();
    const [before] = await desk.rows();
    await desk.leaseOver();
    await desk.drain();
    expect(desk.read('sales-leads')).toEqual(['jane']);
    expect(await desk.rows()).toMatchObject([{ status: 'sent', batchId: before?.batchId, attempts: 2 }]);
  });
}

test('nothing in doubt is touched before its lease is over', async () => {
  const desk = await openDesk();
  desk.slack.failNext('chat.postMessage', 'error500Before');
  await desk.file(message('jane'));
  await desk.drain();
  await desk.drain();
  expect(desk.slack.called('conversations.history')).toBe(0);
  expect(desk.slack.called('chat.postMessage')).toBe(1);
});

test('a folded message in doubt is sent again whole, and nothing new joins it', async () => {
  const desk = await openDesk();
  await desk.file(message('a'), message('b'), message('c'));
  const posts = [null, 'error500Before' as const];
  desk.between((_, pass) => {
    const fault = posts.shift();
    if (fault) desk.slack.failNext('chat.postMessage', fault);
    return pass();
  });
  await desk.drain();
  await desk.file(message('d', { urgency: 9 }));
  await desk.leaseOver();
  await desk.drain();
  expect(desk.read('sales-leads').toSorted()).toEqual(['a', 'b\nc', 'd']);
});

test('a sender that died in the middle left a doubt, whichever side of the post it died on', async () => {
  const desk = await openDesk();
  for (const arrived of [true, false]) {
    desk.between(async (_, pass) => {
      if (arrived) await pass();
      throw new Error('killed');
    });
    await desk.file(message(`arrived: ${arrived}`));
    await expect(desk.drain()).rejects.toThrow('killed');
  }
  desk.between((_, pass) => pass());
  await desk.leaseOver();
  await desk.drain();
  expect(desk.read('sales-leads').toSorted()).toEqual(['arrived: false', 'arrived: true']);
  expect((await desk.rows()).map((row) => row.status)).toEqual(['sent', 'sent']);
});

test('a look that Slack has no time for is taken later', async () => {
  const desk = await openDesk();
  desk.slack.failNext('chat.postMessage', 'error500After');
  desk.slack.failNext('conversations.history', { retryAfter: 30 });
  desk.slack.failNext('conversations.history', { error: 'internal_error' });
  await desk.file(message('jane'));
  await desk.drain();
  for (const looks of [1, 2, 3]) {
    await desk.leaseOver();
    await desk.drain();
    expect(desk.slack.called('conversations.history')).toBe(looks);
  }
  expect(desk.read('sales-leads')).toEqual(['jane']);
  expect(await desk.rows()).toMatchObject([{ status: 'sent' }]);
});

test('a message that vanishes every time is given up in the end', async () => {
  const desk = await openDesk();
  desk.slack.failNext('chat.postMessage', 'error500Before', 50);
  await desk.file(message('jane'));
  for (let round = 0; round < 20; round++) {
    await desk.drain();
    await desk.leaseOver();
    await desk.timePasses();
  }
  const row = (await desk.rows()).find((each) => each.refId === 'jane');
  expect(row).toMatchObject({ status: 'dead', error: 'no_answer', attempts: 8 });
});

test('a folded message that keeps vanishing is taken apart, so that one poison does not take the rest', async () => {
  const desk = await openDesk();
  desk.between(async (parcel, pass) =>
    parcel.items.some((item) => item.kind === 'handoff' && item.facts.lead.name === 'poison')
      ? { kind: 'unsure', error: 'http_500' }
      : pass(),
  );
  await desk.file(message('a'), message('b'), message('poison'), message('c'));
  for (let round = 0; round < 20; round++) {
    await desk.drain();
    await desk.leaseOver();
    await desk.timePasses();
  }
  await desk.drain();
  expect(desk.read('sales-leads').toSorted()).toEqual(['a', 'b', 'c']);
  expect((await desk.rows()).filter((row) => row.status === 'dead')).toMatchObject([{ refId: 'poison' }]);
});

const UNREADABLE: [OnDoubt, MessageKind, 'twice' | 'once', string][] = [
  ['reconcile', 'handoff', 'twice', 'sent'],
  ['reconcile', 'cold', 'twice', 'sent'],
  ['reconcile', 'task', 'twice', 'sent'],
  ['reconcile', 'notice', 'once', 'dead'],
  ['resend', 'notice', 'twice', 'sent'],
  ['hold', 'handoff', 'once', 'dead'],
];
for (const [onDoubt, kind, copies, status] of UNREADABLE) {
  test(`where history can't be read, "${onDoubt}" leaves a ${kind} in doubt there ${copies}`, async () => {
    const desk = await openDesk({ settings: { onDoubt }, slack: { scopes: SEND_ONLY } });
    desk.slack.failNext('chat.postMessage', 'error500After');
    const one =
      kind === 'notice'
        ? notice('n', { about: 'awake', lead: leadCalled('jane') })
        : message('jane', { kind });
    await desk.file(one);
    await desk.drain();
    await desk.leaseOver();
    await desk.drain();
    expect(desk.read('sales-leads')).toHaveLength(copies === 'twice' ? 2 : 1);
    expect((await desk.rows()).find((row) => row.lane === 'sales-leads')).toMatchObject({ status });
    const told = desk.read('sales-managers');
    expect(told).toEqual(onDoubt === 'hold' ? ['sales-leads: in_doubt, 1 waiting'] : []);
  });
}

test('after a restart, rows left in `sending` are looked for once their lease is over', async () => {
  const desk = await openDesk();
  const killed = {
    ...desk.deps,
    courier: { ...desk.deps.courier, send: () => new Promise<never>(() => undefined) },
  };
  await desk.file(message('stuck'));
  void drainOutbox(killed, NOW);
  await expect.poll(async () => (await desk.rows())[0]?.status, PATIENTLY).toBe('sending');
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual([]);
  await desk.leaseOver();
  await desk.drain();
  expect(desk.read('sales-leads')).toEqual(['stuck']);
});
