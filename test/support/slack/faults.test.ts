import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackDouble, type SlackDouble, type SlackDoubleOptions } from './double.js';
import type { Fault } from './faults.js';
import { quiet } from './quiet.js';

const open: SlackDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((slack) => slack.close()));
});

const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: quiet };

async function given(way: string, options: SlackDoubleOptions = {}, timeout = 10_000) {
  const slack = createSlackDouble(options);
  open.push(slack);
  const target = way === 'http' ? { slackApiUrl: (await slack.listen()).apiUrl } : slack.clientOptions;
  return { slack, client: new WebClient(slack.token, { ...target, ...once, timeout }) };
}

const post = (client: WebClient, key = 'k') =>
  client.chat.postMessage({
    channel: 'C01LEADS',
    text: 'x',
    metadata: { event_type: 'kindling', event_payload: { key } },
  });

describe.each(['fetch', 'http'])('over %s', (way) => {
  it.each<[Fault, string, boolean]>([
    ['rate429', 'WebAPIRateLimitedError', false],
    [{ retryAfter: 30 }, 'WebAPIRateLimitedError', false],
    ['error500Before', 'WebAPIHTTPError', false],
    ['error500After', 'WebAPIHTTPError', true],
    ['resetBefore', 'WebAPIRequestError', false],
    ['resetAfter', 'WebAPIRequestError', true],
    ['hangBefore', 'WebAPIRequestError', false],
    ['hangAfter', 'WebAPIRequestError', true],
    [{ error: 'is_archived' }, 'WebAPIPlatformError', false],
  ])('%j fails the call as %s; posted: %s', async (fault, error, posted) => {
    const hangs = fault === 'hangBefore' || fault === 'hangAfter';
    const { slack, client } = await given(way, {}, hangs ? 500 : 10_000);
    slack.failNext('chat.postMessage', fault);
    await expect(post(client)).rejects.toMatchObject({ name: error });
    expect(slack.messages('sales-leads')).toHaveLength(posted ? 1 : 0);
    expect(slack.calls).toMatchObject([{ method: 'chat.postMessage', took: posted }]);
    await post(client);
    expect(slack.duplicates()).toEqual(posted ? [['k', 2]] : []);
  });

  it('a late answer is an answer', async () => {
    const { slack, client } = await given(way, { faults: { lateMs: 5 } });
    slack.failNext('chat.postMessage', 'late');
    await expect(post(client)).resolves.toMatchObject({ ok: true });
  });
});

describe('by chance', () => {
  const rates = { rate429: 0.2, error500Before: 0.1, error500After: 0.1 };
  const fates = async (seed: number) => {
    const { slack, client } = await given('fetch', { seed, faults: rates });
    for (let n = 0; n < 200; n++) await post(client, `k${n}`).catch(() => undefined);
    return slack;
  };

  it('the same seed strikes the same calls, another seed others', async () => {
    const read = (slack: SlackDouble) => slack.calls.map((call) => call.fault);
    const [one, again, other] = [await fates(7), await fates(7), await fates(8)];
    expect(read(one)).toEqual(read(again));
    expect(read(one)).not.toEqual(read(other));
  });

  it('strikes about as often as was said, and what was taken is counted', async () => {
    const slack = await fates(1);
    const struck = slack.faults.struck;
    expect(struck.rate429).toBeGreaterThan(20);
    expect(struck.rate429).toBeLessThan(65);
    expect(slack.took('chat.postMessage')).toBe(200 - (struck.rate429 ?? 0) - (struck.error500Before ?? 0));
    expect(slack.called('chat.postMessage')).toBe(200);
    expect(slack.lost(Array.from({ length: 200 }, (_, n) => `k${n}`))).toHaveLength(
      200 - slack.keys().length,
    );
  });

  it('rates may change while the app runs, and strike only the methods they name', async () => {
    const { slack, client } = await given('fetch');
    slack.faults.rates = { error500Before: 1, methods: ['conversations.history'] };
    await post(client);
    await expect(client.conversations.history({ channel: 'C01LEADS' })).rejects.toThrow();
    slack.faults.rates = {};
    await expect(client.conversations.history({ channel: 'C01LEADS' })).resolves.toMatchObject({ ok: true });
  });
});

it('a message deleted or private is not counted', async () => {
  const { slack, client } = await given('fetch');
  const { ts = '' } = await post(client);
  await post(client);
  await client.chat.delete({ channel: 'C01LEADS', ts });
  await client.chat.postEphemeral({ channel: 'C01LEADS', user: 'U01RAVI', text: 'x' });
  expect(slack.duplicates()).toEqual([]);
  expect(slack.keys()).toEqual(['k']);
});

it('a key is found in a block id where metadata is not kept', async () => {
  const { slack, client } = await given('fetch');
  const blocks = [{ type: 'divider', block_id: 'k:handoff-1' }];
  for (let n = 0; n < 2; n++) await client.chat.postMessage({ channel: 'C01LEADS', text: 'x', blocks });
  expect(slack.duplicates('sales-leads')).toEqual([['handoff-1', 2]]);
});
