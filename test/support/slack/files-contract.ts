import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFile, sendFile, UploadedFile } from '../../../src/slack/files.js';
import type { SlackTarget } from './contract.js';

/** What the product needs of any Slack's files. */
export function filesContract(name: string, makeTarget: () => Promise<SlackTarget>): void {
  describe(`what the product needs of Slack's files: ${name}`, () => {
    let slack: SlackTarget;
    beforeAll(async () => {
      slack = await makeTarget();
    });
    afterAll(() => slack?.close());

    const send = (channelOrUser: string, name: string, data: Buffer | string) =>
      sendFile(
        slack.client,
        { channelOrUser, name, title: 'A title', data, comment: `Here is ${name}` },
        slack.fetch,
      );
    const fileIn = async (channel: string, comment: string) => {
      const { messages = [] } = await slack.client.conversations.history({ channel, limit: 20 });
      return messages.find((message) => message.text === comment)?.files?.[0];
    };
    const get = (file: unknown, token = slack.token) =>
      fetchFile(token, UploadedFile.parse(file), {
        slackApiUrl: slack.client.slackApiUrl,
        get: slack.fetch,
      });

    it('a picture sent to a channel hangs on its comment, under its name and title', async () => {
      const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 254]);
      const sent = await send(slack.channel.id, 'chart.png', bytes);
      expect(sent).toMatchObject({ ok: true, value: { channelId: slack.channel.id } });
      expect(await fileIn(slack.channel.id, 'Here is chart.png')).toMatchObject({
        name: 'chart.png',
        title: 'A title',
        mimetype: 'image/png',
        size: bytes.length,
      });
    });

    it('a file sent to a person lies in the conversation with them', async () => {
      const sent = await send(slack.user.id, 'model.yml', 'name: smb');
      const { channel } = await slack.client.conversations.open({ users: slack.user.id });
      expect(sent).toMatchObject({ ok: true, value: { channelId: channel?.id } });
      expect(await fileIn(channel?.id ?? '', 'Here is model.yml')).toMatchObject({ name: 'model.yml' });
    });

    it('what was sent is read again word for word, by the address Slack gives', async () => {
      await send(slack.channel.id, 'words.txt', 'Łódź\n🔥');
      const file = await fileIn(slack.channel.id, 'Here is words.txt');
      expect(await get(file)).toEqual({ ok: true, value: 'Łódź\n🔥' });
    });

    it('without the right token nothing is read', async () => {
      await send(slack.channel.id, 'secret.txt', 'secret');
      expect(await get(await fileIn(slack.channel.id, 'Here is secret.txt'), 'xoxb-other')).toMatchObject({
        ok: false,
      });
    });

    it('an upload that nobody announced, and one whose bytes never came, cannot be completed', async () => {
      const complete = (id: string) => slack.client.files.completeUploadExternal({ files: [{ id }] });
      await expect(complete('F0NOWHERE')).rejects.toMatchObject({ data: { error: 'file_not_found' } });
      const { file_id } = await slack.client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
      await expect(complete(file_id ?? '')).rejects.toMatchObject({ data: { error: 'file_not_found' } });
    });

    it('nothing is shared where there is no such channel', async () => {
      expect(await send('C0NOWHERE', 'a.txt', 'abc')).toEqual({
        ok: false,
        why: 'Kindling is not in that channel. Invite it there and try again.',
      });
    });
  });
}
