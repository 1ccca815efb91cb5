import { describe, expect, it } from 'vitest';
import type { SlackDoubleOptions } from './double.js';
import { given } from './double-and-client.js';

const wish = { filename: 'a.txt', length: 3 };

/** A double, and the upload of three bytes step by step. */
function uploading(options: SlackDoubleOptions = {}) {
  const { slack, client, ...rest } = given(options);
  const announce = async () => {
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal(wish);
    return { url: upload_url, id: file_id };
  };
  const post = async (url: string, body: string) => (await slack.fetch(url, { method: 'POST', body })).status;
  return { slack, client, announce, post, ...rest };
}

describe('uploading to the double', () => {
  it('is announced, sent and completed, as the client of Slack does it too', async () => {
    const { slack, client } = given();
    await client.filesUploadV2({
      channel_id: 'C01LEADS',
      initial_comment: 'Look',
      file: Buffer.from([0, 255, 10]),
      filename: 'a.bin',
      title: 'Bytes',
    });
    expect(slack.filesIn('sales-leads')).toMatchObject([
      { name: 'a.bin', title: 'Bytes', content: Buffer.from([0, 255, 10]), completed: true },
    ]);
    expect(slack.texts('sales-leads')).toEqual(['Look']);
    const { messages } = await client.conversations.history({ channel: 'C01LEADS' });
    expect(messages?.[0]?.files?.[0]).toMatchObject({ name: 'a.bin', mimetype: 'application/octet-stream' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { length: 3 }, 'invalid_arguments'],
    ['no length', { filename: 'a.txt' }, 'missing_argument'],
    ['nothing in it', { ...wish, length: 0 }, 'missing_argument'],
    ['half a byte', { ...wish, length: 0.5 }, 'invalid_arguments'],
    ['more than the workspace takes', { ...wish, length: 1_000_000_001 }, 'file_upload_size_restricted'],
    ['too long a description', { ...wish, alt_txt: 'x'.repeat(1001) }, 'alt_txt_too_large'],
  ])('is refused with %s', async (_, args, error) => {
    expect(await given().says('files.getUploadURLExternal', args)).toBe(error);
  });

  it('takes the bytes once, and only as many as were announced', async () => {
    const { announce, post } = uploading();
    const { url } = await announce();
    expect([await post(url, 'four'), await post(url, 'abc'), await post(url, 'abc')]).toEqual([
      400, 200, 404,
    ]);
    expect(await post('https://slack.test/upload/v1/up-99', 'abc')).toBe(404);
  });

  it.each<[string, object, string]>([
    ['no file', { files: [] }, 'invalid_arguments'],
    ['files that are no JSON', { files: '[{' }, 'invalid_arguments'],
    ['a person for a channel', { channel_id: 'U01RAVI' }, 'invalid_arguments'],
    ['a name for a channel', { channel_id: 'sales-leads' }, 'invalid_arguments'],
    ['a channel that is not there', { channel_id: 'C99' }, 'channel_not_found'],
    ['a channel without the bot', { channel_id: 'C08OUT' }, 'not_in_channel'],
    ['an archived channel', { channel_id: 'C09OLD' }, 'posting_to_channel_denied'],
  ])('is not completed with %s', async (_, args, error) => {
    const { slack, announce, post, says } = uploading();
    slack.addChannel({ id: 'C08OUT', name: 'out', botIsIn: false });
    slack.addChannel({ id: 'C09OLD', name: 'old', isArchived: true });
    const { url, id } = await announce();
    await post(url, 'abc');
    const complete = { files: [{ id }], channel_id: 'C01LEADS', ...args };
    expect(await says('files.completeUploadExternal', complete)).toBe(error);
    expect(slack.filesIn('sales-leads')).toEqual([]);
  });

  it('is completed once', async () => {
    const { announce, post, says } = uploading();
    const { url, id } = await announce();
    await post(url, 'abc');
    const complete = () => says('files.completeUploadExternal', { files: [{ id }], channel_id: 'C01LEADS' });
    expect([await complete(), await complete()]).toEqual(['ok', 'file_not_found']);
  });

  it('without its scope, or past its tier, is refused', async () => {
    expect(await given({ scopes: ['chat:write'] }).says('files.getUploadURLExternal', wish)).toBe(
      'missing_scope',
    );
    const { says } = given({ rateLimits: true });
    for (let n = 0; n < 100; n++) expect(await says('files.getUploadURLExternal', wish)).toBe('ok');
    expect(await says('files.getUploadURLExternal', wish)).toContain('rate-limit');
  });

  it('holds a comment that pings, and a description nobody reads, against the app', async () => {
    const { slack, client, post } = uploading();
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
      ...wish,
      alt_text: 'A chart',
    });
    await post(upload_url, 'abc');
    await client.files.completeUploadExternal({
      files: [{ id: file_id }],
      channel_id: 'C01LEADS',
      initial_comment: '<!here> look',
    });
    expect(slack.complaints).toEqual([
      expect.stringContaining('alt_text is read by nobody'),
      expect.stringContaining('pings: <!here>'),
    ]);
  });
});

describe('reading files of the double', () => {
  const read = async (options: SlackDoubleOptions, bearer: string) => {
    const { slack } = given(options);
    const file = slack.upload({ user: 'ravi', name: 'model.yml', content: 'name: smb' });
    const headers = { authorization: `Bearer ${bearer}` };
    return slack.fetch(String(file.url_private_download), { headers, redirect: 'manual' });
  };

  it('gives the bytes to the token alone', async () => {
    const response = await read({}, 'xoxb-double');
    expect([response.status, await response.text()]).toEqual([200, 'name: smb']);
    expect(response.headers.get('content-type')).toBe('text/yaml');
  });

  it.each<[string, SlackDoubleOptions, string]>([
    ['another token', {}, 'xoxb-other'],
    ['no scope for it', { scopes: ['files:write'] }, 'xoxb-double'],
  ])('sends %s to sign in', async (_, options, bearer) => {
    const response = await read(options, bearer);
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('https://slack.test/?redir=%2Ffiles-pri%2F'),
    ]);
  });

  it('shows the page to sign in as any other page', async () => {
    const page = await given().slack.fetch('https://slack.test/?redir=%2Ffiles-pri%2F');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('tells of a file by its id, and of none that is only announced', async () => {
    const { slack, client, announce, says } = uploading();
    const file = slack.upload({ user: 'rosa', name: 'a.csv', content: 'a,b' });
    expect(await client.files.info({ file: String(file.id) })).toMatchObject({
      file: { name: 'a.csv', user: 'U02ROSA', size: 3, filetype: 'csv' },
    });
    expect(await says('files.info', { file: (await announce()).id })).toBe('file_not_found');
  });
});
