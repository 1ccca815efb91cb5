import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { SlackDoubleOptions } from './double.js';
import { given, modal, once, section } from './double-and-client.js';

describe('who may call', () => {
  it('a token that is missing, foreign or revoked is told so', async () => {
    const { slack, says } = given();
    const call = (token?: string) => new WebClient(token, { ...slack.clientOptions, ...once }).auth.test();
    await expect(call()).rejects.toThrow('not_authed');
    await expect(call('xoxb-other')).rejects.toThrow('invalid_auth');
    slack.revoke();
    expect(await says('auth.test')).toBe('account_inactive');
  });

  it('a scope that was not granted is named', async () => {
    const { client } = given({ scopes: ['chat:write', 'channels:history'] });
    await expect(client.users.info({ user: 'U01RAVI' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,channels:history' },
    });
    await expect(client.conversations.history({ channel: 'C02MANAGERS' })).rejects.toMatchObject({
      data: { needed: 'groups:history' },
    });
    await expect(client.conversations.history({ channel: 'C01LEADS' })).resolves.toMatchObject({ ok: true });
  });

  it('an address is shown only with its own scope', async () => {
    const email = async (scopes: string[]) =>
      (await given({ scopes }).client.users.info({ user: 'U01RAVI' })).user?.profile?.email;
    expect(await email(['users:read'])).toBeUndefined();
    expect(await email(['users:read', 'users:read.email'])).toBe('ravi@acme.test');
  });
});

describe('what Slack refuses', () => {
  const options: SlackDoubleOptions = {
    channels: [
      { id: 'C01LEADS', name: 'sales-leads' },
      { id: 'C08OUT', name: 'out', botIsIn: false },
      { id: 'C09SECRET', name: 'secret', isPrivate: true, botIsIn: false },
      { id: 'C10OLD', name: 'old', isArchived: true },
    ],
    users: [
      { id: 'U01RAVI', name: 'ravi' },
      { id: 'U05GONE', name: 'gone', deleted: true },
      { id: 'U06BOT', name: 'otherbot', isBot: true },
    ],
  };
  const ok = { channel: 'C01LEADS', text: 'x' };
  it.each<[string, string, Record<string, unknown>, string]>([
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    ['a channel that is not there', 'chat.postMessage', { ...ok, channel: 'C99' }, 'channel_not_found'],
    [
      'a private channel without the bot',
      'chat.postMessage',
      { ...ok, channel: 'C09SECRET' },
      'channel_not_found',
    ],
    ['a public channel without the bot', 'chat.postMessage', { ...ok, channel: 'out' }, 'not_in_channel'],
    ['an archived channel', 'chat.postMessage', { ...ok, channel: 'C10OLD' }, 'is_archived'],
    ['nothing to say', 'chat.postMessage', { channel: 'C01LEADS' }, 'no_text'],
    ['too much to say', 'chat.postMessage', { ...ok, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['blocks that are no JSON', 'chat.postMessage', { ...ok, blocks: '[{' }, 'invalid_blocks_format'],
    ['bad blocks', 'chat.postMessage', { ...ok, blocks: [{ type: 'nope' }] }, 'invalid_blocks'],
    [
      'far too much in blocks',
      'chat.postMessage',
      { ...ok, blocks: Array(5).fill(section('x'.repeat(2900))) },
      'msg_blocks_too_long',
    ],
    [
      'metadata without a type',
      'chat.postMessage',
      { ...ok, metadata: { event_payload: {} } },
      'invalid_metadata_format',
    ],
    ['a thread that is not there', 'chat.postMessage', { ...ok, thread_ts: '1.000001' }, 'thread_not_found'],
    ['a bot to talk to', 'chat.postMessage', { ...ok, channel: 'U06BOT' }, 'cannot_dm_bot'],
    ['somebody who left', 'chat.postMessage', { ...ok, channel: 'U05GONE' }, 'channel_not_found'],
    ['a private word to nobody', 'chat.postEphemeral', { ...ok, user: 'U99' }, 'user_not_in_channel'],
    ['an edit of nothing', 'chat.update', { ...ok, ts: '1.000001' }, 'message_not_found'],
    [
      'an edit by name',
      'chat.update',
      { ...ok, channel: 'sales-leads', ts: '1.000001' },
      'channel_not_found',
    ],
    ['a DM with nobody', 'conversations.open', { users: 'U99' }, 'user_not_found'],
    ['a DM with somebody who left', 'conversations.open', { users: 'U05GONE' }, 'user_disabled'],
    ['a DM with a bot', 'conversations.open', { users: 'U06BOT' }, 'cannot_dm_bot'],
    [
      'history of a channel without the bot',
      'conversations.history',
      { channel: 'C08OUT' },
      'not_in_channel',
    ],
    ['a type of channel that is none', 'conversations.list', { types: 'secret' }, 'invalid_types'],
    ['a person who is not there', 'users.info', { user: 'U99' }, 'user_not_found'],
    ['a modal without a trigger', 'views.open', { trigger_id: 'x', view: modal() }, 'invalid_trigger_id'],
    [
      'a modal that is none',
      'views.open',
      { trigger_id: 'x', view: modal({ blocks: [{ type: 'nope' }] }) },
      'invalid_arguments',
    ],
    ['a view that is gone', 'views.update', { view_id: 'V99', view: modal() }, 'not_found'],
    ['a socket for a bot token', 'apps.connections.open', {}, 'invalid_auth'],
  ])('%s', async (_, method, args, error) => {
    expect(await given(options).says(method, args)).toBe(error);
  });

  it('bad blocks are pointed at', async () => {
    const { client } = given();
    const bad = client.chat.postMessage({
      ...ok,
      blocks: [section('x'), { type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    });
    await expect(bad).rejects.toMatchObject({
      data: {
        response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/1/text/type]')] },
      },
    });
  });

  it("somebody else's message can't be edited, and a long edit is refused where a long post is not", async () => {
    const { slack, client, says } = given();
    const { ts } = slack.say({ user: 'ravi', channel: 'sales-leads', text: 'mine' });
    expect(await says('chat.update', { channel: 'C01LEADS', ts, text: 'x' })).toBe('cant_update_message');
    const posted = await client.chat.postMessage({ ...ok, text: 'x'.repeat(4001) });
    expect(await says('chat.update', { channel: 'C01LEADS', ts: posted.ts, text: 'x'.repeat(4001) })).toBe(
      'msg_too_long',
    );
  });
});
