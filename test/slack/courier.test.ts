import { describe, expect, test } from 'vitest';
import type { Parcel } from '../../src/domain/courier.js';
import { createCourier } from '../../src/slack/courier.js';
import { factsSaying, plainRender } from '../outbox/facts.js';
import { createSlackDouble, type SlackDoubleOptions } from '../support/slack/double.js';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const quiet = { warn: () => undefined };

function open(options: SlackDoubleOptions = {}, timeoutMs = 200) {
  const slack = createSlackDouble(options);
  const { token, clientOptions: client } = slack;
  return { slack, courier: createCourier({ token, render: plainRender, log: quiet, timeoutMs, client }) };
}

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  teamId: 'T01ACME',
  key: 'key-1',
  place: 'sales-leads',
  items: [factsSaying('handoff', 'jane')],
  living: null,
  ...more,
});

const answering = (answer: () => Response | Promise<never>) =>
  createCourier({
    token: 'xoxb-1',
    render: plainRender,
    log: quiet,
    client: { slackApiUrl: 'https://slack.test/api/', fetch: async () => answer() },
  });
const refusing = (error: string) => answering(() => Response.json({ ok: false, error }));

describe('posting', () => {
  test('a message carries its key, unfurls nothing, and passes a strict Slack', async () => {
    const { slack, courier } = open();
    const receipt = await courier.send(parcel());
    const [posted] = slack.messages('sales-leads');
    expect(receipt).toEqual({ kind: 'sent', channelId: 'C01LEADS', ts: posted?.ts });
    expect(posted?.metadata).toEqual({ event_type: 'kindling_message', event_payload: { key: 'key-1' } });
    expect(posted?.blocks[0]).toMatchObject({ block_id: 'k:key-1' });
    const call = slack.calls.find((each) => each.method === 'chat.postMessage');
    expect(call?.args).toMatchObject({ text: 'jane', unfurl_links: 'false', unfurl_media: 'false' });
    expect(slack.complaints).toEqual([]);
  });

  test('a person is written to directly, a channel by its name, with or without #, or its id', async () => {
    const { slack, courier } = open();
    for (const place of ['U01RAVI', '#sales-leads', 'C01LEADS', 'sales-managers']) {
      expect(await courier.send(parcel({ place }))).toMatchObject({ kind: 'sent' });
    }
    expect(slack.messages('@ravi')).toHaveLength(1);
    expect(slack.messages('sales-leads')).toHaveLength(2);
    expect(slack.messages('sales-managers')).toHaveLength(1);
  });

  test('channels are listed once, page by page, and again when one is not there any more', async () => {
    const many = Array.from({ length: 1500 }, (_, at) => ({ id: `C9${at}`, name: `room-${at}` }));
    const { slack, courier } = open({ channels: [...many, { id: 'C01LEADS', name: 'sales-leads' }] });
    await courier.send(parcel());
    await courier.send(parcel());
    expect(slack.called('conversations.list')).toBe(2);
    slack.world.channels.delete('C01LEADS');
    slack.addChannel({ id: 'C02LEADS', name: 'sales-leads' });
    expect(await courier.send(parcel())).toMatchObject({ kind: 'sent', channelId: 'C02LEADS' });
  });

  test('without the right to list channels, the name goes to Slack as it is', async () => {
    const { courier } = open({ scopes: ['chat:write'] });
    expect(await courier.send(parcel())).toMatchObject({ kind: 'sent', channelId: 'C01LEADS' });
  });

  test('a message is never posted twice by the SDK itself', async () => {
    const { slack, courier } = open();
    slack.failNext('chat.postMessage', 'error500After');
    expect(await courier.send(parcel())).toMatchObject({ kind: 'unsure' });
    expect(slack.called('chat.postMessage')).toBe(1);
  });

  test('an edit changes the message where it stands', async () => {
    const { slack, courier } = open();
    const sent = await courier.send(parcel());
    if (sent.kind !== 'sent') throw new Error('was not sent');
    const living = { channelId: sent.channelId, ts: sent.ts };
    const edited = parcel({ living, items: [factsSaying('handoff', 'jane'), factsSaying('handoff', 'joe')] });
    expect(await courier.send(edited)).toEqual(sent);
    expect(slack.messages('sales-leads').map((message) => message.text)).toEqual(['jane\njoe']);
  });
});

describe('what a failure means', () => {
  test.each([
    ['rate429', { kind: 'later', afterMs: 1000 }],
    ['error500Before', { kind: 'unsure', error: 'http_500' }],
    ['resetAfter', { kind: 'unsure' }],
    ['hangAfter', { kind: 'unsure' }],
  ] as const)('%s', async (fault, receipt) => {
    const { slack, courier } = open();
    slack.failNext('chat.postMessage', fault);
    expect(await courier.send(parcel())).toMatchObject(receipt);
  });

  test.each(['internal_error', 'fatal_error', 'service_unavailable'])(
    '%s may have been carried out all the same',
    async (error) => {
      expect(await refusing(error).send(parcel({ place: 'C1' }))).toEqual({ kind: 'unsure', error });
    },
  );

  test.each(['ratelimited', 'invalid_auth', 'account_inactive', 'token_revoked', 'missing_scope'])(
    '%s is no fault of the message: it waits',
    async (error) => {
      expect(await refusing(error).send(parcel({ place: 'C1' }))).toMatchObject({ kind: 'later' });
    },
  );

  test.each(['channel_not_found', 'is_archived', 'not_in_channel', 'invalid_blocks', 'msg_too_long'])(
    '%s is a refusal for good',
    async (error) => {
      expect(await refusing(error).send(parcel({ place: 'C1' }))).toEqual({ kind: 'refused', error });
    },
  );

  test('a 429 that does not say how long waits a while; a refused connection waits, too', async () => {
    const silent = answering(() => new Response('', { status: 429 }));
    expect(await silent.send(parcel({ place: 'C1' }))).toEqual({ kind: 'later', afterMs: 30_000 });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const closed = answering(() => Promise.reject(new TypeError('fetch failed', { cause: refused })));
    expect(await closed.send(parcel({ place: 'C1' }))).toEqual({ kind: 'later', afterMs: 5_000 });
  });

  test('an answer cut off in the middle is a doubt', async () => {
    const cut = answering(() => new Response('{"ok":tr', { status: 200 }));
    expect(await cut.send(parcel({ place: 'C1' }))).toMatchObject({ kind: 'unsure' });
  });

  test('trouble while looking up the channel leaves no doubt: nothing was posted', async () => {
    const { slack, courier } = open();
    slack.failNext('conversations.list', 'error500After');
    expect(await courier.send(parcel())).toMatchObject({ kind: 'later' });
  });

  test('a channel nobody has, and words that fail, are refusals', async () => {
    const { courier, slack } = open();
    const nowhere = await courier.send(parcel({ place: 'no-such-place' }));
    expect(nowhere).toEqual({ kind: 'refused', error: 'channel_not_found' });
    const render = () => {
      throw new Error('no words');
    };
    const speechless = createCourier({ token: slack.token, render, log: quiet, client: slack.clientOptions });
    expect(await speechless.send(parcel())).toEqual({ kind: 'refused', error: 'render: Error: no words' });
  });
});

describe('looking for a message in doubt', () => {
  const wanted = { teamId: 'T01ACME', key: 'key-1', place: 'sales-leads' };

  test('it is found by its key among many, and absent when it never came', async () => {
    const { slack, courier } = open();
    const sent = await courier.send(parcel());
    for (let at = 0; at < 250; at++) await courier.send(parcel({ key: `other ${at}` }));
    expect(await courier.find(wanted, LONG_AGO)).toEqual({ ...sent, kind: 'found' });
    expect(slack.called('conversations.history')).toBe(2);
    expect(await courier.find({ ...wanted, key: 'never' }, LONG_AGO)).toEqual({ kind: 'absent' });
  });

  test('it is found by its block where Slack dropped the metadata, and in a direct message', async () => {
    const { slack, courier } = open();
    await courier.send(parcel({ place: 'U01RAVI' }));
    const [posted] = slack.channel('@ravi').messages;
    if (posted) posted.metadata = null;
    const found = await courier.find({ ...wanted, place: 'U01RAVI' }, LONG_AGO);
    expect(found).toMatchObject({ kind: 'found', channelId: posted?.channel, ts: posted?.ts });
  });

  test('without the right to read, and in a channel that is gone, it says so', async () => {
    const { courier } = open({ scopes: ['chat:write', 'channels:read', 'groups:read'] });
    expect(await courier.find(wanted, LONG_AGO)).toEqual({ kind: 'unreadable', error: 'missing_scope' });
    const gone = await courier.find({ ...wanted, place: 'no-such-place' }, LONG_AGO);
    expect(gone).toEqual({ kind: 'unreadable', error: 'channel_not_found' });
  });

  test.each([{ retryAfter: 7 }, 'error500Before', 'hangBefore', { error: 'internal_error' }] as const)(
    'when Slack cannot say now (%j), it is asked later',
    async (fault) => {
      const { slack, courier } = open();
      slack.failNext('conversations.history', fault);
      expect(await courier.find(wanted, LONG_AGO)).toMatchObject({ kind: 'later' });
    },
  );
});
