import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fetch } from '../../../src/slack/files.js';

/** A running Slack with a bot's client, a person, and a channel both are in. */
export type SlackTarget = {
  client: WebClient;
  token: string;
  /** How bytes of files come and go. */
  fetch: Fetch;
  user: { id: string; tz: string };
  channel: { id: string; name: string };
  /** Types a slash command as the person, and hands over what the app was sent. */
  command(text: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

const section = (text: string, block_id: string) => ({
  type: 'section' as const,
  block_id,
  text: { type: 'mrkdwn' as const, text },
});

/** What the product needs of any Slack, the double, the local one or a real one. */
export function slackContract(name: string, makeTarget: () => Promise<SlackTarget>): void {
  describe(`what the product needs of Slack: ${name}`, () => {
    let slack: SlackTarget;
    beforeAll(async () => {
      slack = await makeTarget();
    });
    afterAll(() => slack?.close());

    const post = async (text: string, more: object = {}) => {
      const blocks = [section(text, `block:${text}`)];
      const { channel = '', ts = '' } = await slack.client.chat.postMessage({
        channel: slack.channel.id,
        text,
        blocks,
        ...more,
      });
      return { channel, ts };
    };
    const newest = async (channel: string, ts: string) => {
      const { messages = [] } = await slack.client.conversations.history({ channel, limit: 20 });
      return messages.find((message) => message.ts === ts);
    };

    it('a token is told who it is', async () => {
      const { user_id, bot_id, team_id } = await slack.client.auth.test();
      expect([user_id, bot_id, team_id]).toEqual([
        expect.any(String),
        expect.any(String),
        expect.any(String),
      ]);
    });

    it('what was posted stands in history, under its timestamp and with its block ids', async () => {
      const { channel, ts } = await post('card');
      expect(await newest(channel, ts)).toMatchObject({ text: 'card', blocks: [{ block_id: 'block:card' }] });
    });

    it('history goes newest first', async () => {
      await post('older');
      await post('newer');
      const { messages = [] } = await slack.client.conversations.history({
        channel: slack.channel.id,
        limit: 20,
      });
      const texts = messages.map((message) => message.text);
      expect(texts.indexOf('newer')).toBeLessThan(texts.indexOf('older'));
    });

    it('an edit stays in place: same timestamp, new words, new blocks', async () => {
      const { channel, ts } = await post('waiting');
      await slack.client.chat.update({
        channel,
        ts,
        text: 'claimed',
        blocks: [section('claimed', 'block:claimed')],
      });
      expect(await newest(channel, ts)).toMatchObject({
        text: 'claimed',
        blocks: [{ block_id: 'block:claimed' }],
        edited: {},
      });
    });

    it('an edit with text alone takes the blocks away', async () => {
      const { channel, ts } = await post('blocks');
      await slack.client.chat.update({ channel, ts, text: 'plain' });
      expect((await newest(channel, ts))?.blocks ?? []).toEqual([]);
    });

    it('a reply is found in its thread', async () => {
      const { channel, ts } = await post('thread');
      const reply = await slack.client.chat.postMessage({ channel, thread_ts: ts, text: 'reply' });
      const { messages = [] } = await slack.client.conversations.replies({ channel, ts });
      expect(messages.map((message) => message.ts)).toEqual([ts, reply.ts]);
    });

    it("a channel is posted to by its name, and a person by their id: that is the bot's DM with them", async () => {
      const named = await slack.client.chat.postMessage({ channel: slack.channel.name, text: 'by name' });
      expect(named.channel).toBe(slack.channel.id);
      const direct = await slack.client.chat.postMessage({ channel: slack.user.id, text: 'a task' });
      const opened = await slack.client.conversations.open({ users: slack.user.id });
      expect(direct.channel).toBe(opened.channel?.id);
      expect(await newest(direct.channel ?? '', direct.ts ?? '')).toMatchObject({ text: 'a task' });
    });

    it("tells a person's zone by its name", async () => {
      const { user } = await slack.client.users.info({ user: slack.user.id });
      expect(user).toMatchObject({ tz: slack.user.tz, is_bot: false, deleted: false });
    });

    it('lists the channel among those the bot is in', async () => {
      const { channels = [] } = await slack.client.conversations.list({ limit: 200 });
      expect(channels).toContainEqual(
        expect.objectContaining({ id: slack.channel.id, name: slack.channel.name }),
      );
    });

    it('a command comes with who, where, what, and a trigger that opens a modal', async () => {
      const body = await slack.command('log acme');
      expect(body).toMatchObject({
        command: '/lead',
        text: 'log acme',
        user_id: slack.user.id,
        channel_id: slack.channel.id,
      });
      expect(body.response_url).toMatch(/^https?:/);
      const opened = await slack.client.views.open({
        trigger_id: String(body.trigger_id),
        view: {
          type: 'modal',
          callback_id: 'log',
          private_metadata: 'lead-1',
          title: { type: 'plain_text', text: 'Log' },
          blocks: [section('x', 'x')],
        },
      });
      expect(opened.view).toMatchObject({
        id: expect.any(String),
        private_metadata: 'lead-1',
        callback_id: 'log',
      });
    });

    it('what is not there is refused', async () => {
      await expect(slack.client.apiCall('chat.shout')).rejects.toMatchObject({
        data: { error: 'unknown_method' },
      });
      const gone = slack.client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' });
      await expect(gone).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
    });
  });
}
