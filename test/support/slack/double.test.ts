import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { bag, bags } from './bag.js';
import { given, once, section } from './double-and-client.js';

describe('the double over fetch and over HTTP', () => {
  it.each(['fetch', 'http'])('posts, edits in place and reads back over %s', async (way) => {
    const { slack } = given();
    const options = way === 'http' ? { slackApiUrl: (await slack.listen()).apiUrl } : slack.clientOptions;
    const client = new WebClient(slack.token, { ...options, ...once });
    const metadata = { event_type: 'kindling', event_payload: { key: 'handoff-1' } };
    const posted = await client.chat.postMessage({
      channel: '#sales-leads',
      text: 'ready é 🔥',
      blocks: [section('*Jane*')],
      metadata,
    });
    expect(posted.channel).toBe('C01LEADS');
    await client.chat.update({
      channel: 'C01LEADS',
      ts: posted.ts ?? '',
      text: 'claimed',
      blocks: [section('*Jane* is taken')],
    });
    const history = await client.conversations.history({ channel: 'C01LEADS', include_all_metadata: true });
    expect(history.messages).toMatchObject([{ text: 'claimed', bot_id: 'B0KINDLING', edited: {}, metadata }]);
    expect(slack.texts('sales-leads')).toEqual(['*Jane* is taken']);
    const plainly = await client.conversations.history({ channel: 'C01LEADS' });
    expect(plainly.messages?.[0]?.metadata).toBeUndefined();
  });

  it('pages through people as the SDK does', async () => {
    const { client } = given();
    const ids: unknown[] = [];
    for await (const page of client.paginate('users.list', { limit: 2 })) {
      ids.push(...bags(bag(page).members).map((member) => member.id));
    }
    expect(ids).toEqual(['U0KINDLING', 'U01RAVI', 'U02ROSA', 'U03MONA', 'U04MAX']);
  });

  it("tells a person's zone with the offset of the day", async () => {
    const { client } = given();
    const { user } = await client.users.info({ user: 'U01RAVI' });
    expect(user).toMatchObject({ tz: 'America/New_York', tz_offset: -18_000, name: 'ravi', deleted: false });
  });
});

describe('edits and reading', () => {
  it('an edit with text alone takes the blocks away and keeps the metadata', async () => {
    const { slack, client } = given();
    const metadata = { event_type: 'kindling', event_payload: { key: 'k1' } };
    const { ts = '' } = await client.chat.postMessage({
      channel: 'C01LEADS',
      text: 'a',
      blocks: [section('blocks')],
      metadata,
    });
    await client.chat.update({ channel: 'C01LEADS', ts, text: 'only text' });
    expect(slack.messages('sales-leads')).toMatchObject([
      { blocks: [], text: 'only text', metadata, versions: [{ text: 'a' }] },
    ]);
  });

  it('history goes newest first, in pages, from a time on, without threads and private words', async () => {
    const { client, clock } = given();
    const first = await client.chat.postMessage({ channel: 'C01LEADS', text: 'one' });
    clock.advance(10_000);
    for (const text of ['two', 'three', 'four']) await client.chat.postMessage({ channel: 'C01LEADS', text });
    await client.chat.postMessage({ channel: 'C01LEADS', text: 'reply', thread_ts: first.ts ?? '' });
    await client.chat.postEphemeral({ channel: 'C01LEADS', text: 'psst', user: 'U01RAVI' });
    const read = async (more: object) => client.conversations.history({ channel: 'C01LEADS', ...more });
    const page = await read({ limit: 2 });
    const rest = await read({ limit: 2, cursor: page.response_metadata?.next_cursor ?? '' });
    const texts = [...(page.messages ?? []), ...(rest.messages ?? [])].map((message) => message.text);
    expect(texts).toEqual(['four', 'three', 'two', 'one']);
    expect((await read({ oldest: first.ts })).messages).toHaveLength(3);
    expect((await read({ oldest: first.ts, inclusive: true })).messages).toHaveLength(4);
    const thread = await client.conversations.replies({ channel: 'C01LEADS', ts: first.ts ?? '' });
    expect(thread.messages?.map((message) => message.text)).toEqual(['one', 'reply']);
  });

  it('a private word is seen by one person only', async () => {
    const { slack, client } = given();
    await client.chat.postEphemeral({ channel: 'C01LEADS', text: 'psst', user: 'U01RAVI' });
    expect(slack.ephemeralsFor('ravi').map(slack.textOf)).toEqual(['psst']);
    expect(slack.ephemeralsFor('rosa')).toEqual([]);
    expect(slack.messages('sales-leads')).toEqual([]);
  });

  it('a user id is a direct message', async () => {
    const { slack, client } = given();
    const posted = await client.chat.postMessage({ channel: 'U01RAVI', text: 'a task' });
    const opened = await client.conversations.open({ users: 'U01RAVI' });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(slack.texts('@ravi')).toEqual(['a task']);
  });

  it('what would ping or go unread is taken, and held against the app', async () => {
    const { slack, client } = given();
    await client.chat.postMessage({ channel: 'C01LEADS', text: '<!channel> new lead' });
    await client.chat.postMessage({ channel: 'C01LEADS', blocks: [section('x')] });
    expect(slack.complaints).toEqual([
      expect.stringContaining('pings: <!channel>'),
      expect.stringContaining('blocks need a text too'),
    ]);
  });
});
