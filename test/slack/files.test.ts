import { describe, expect, it } from 'vitest';
import { type Fetch, type FileToSend, fetchFile, isOfSlack, sendFile } from '../../src/slack/files.js';
import type { SlackDoubleOptions } from '../support/slack/double.js';
import { given } from '../support/slack/double-and-client.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]);
const chart: FileToSend = {
  channelOrUser: 'C01LEADS',
  name: 'chart.png',
  title: 'How well the line sits',
  data: PNG,
  comment: 'August to October',
};

function sending(options: SlackDoubleOptions = {}) {
  const desk = given(options);
  const send = (over: Partial<FileToSend> = {}) =>
    sendFile(desk.client, { ...chart, ...over }, desk.slack.fetch);
  return { ...desk, send };
}

describe('sending a file', () => {
  it('puts it into the channel under its comment', async () => {
    const { slack, send } = sending();
    const sent = await send({ alt: 'Bars by score' });
    const [file] = slack.filesIn('sales-leads');
    expect(sent).toEqual({ ok: true, value: { fileId: file?.id, channelId: 'C01LEADS' } });
    expect(file).toMatchObject({
      name: 'chart.png',
      title: 'How well the line sits',
      content: PNG,
      altTxt: 'Bars by score',
    });
    expect(slack.texts('sales-leads')).toEqual(['August to October']);
    expect(slack.complaints).toEqual([]);
  });

  it('goes to a person by opening the conversation with them', async () => {
    const { slack, send } = sending();
    expect(await send({ channelOrUser: 'U01RAVI', name: 'model.yml', data: 'name: Łódź' })).toMatchObject({
      ok: true,
    });
    expect(slack.filesIn('@ravi').map((file) => file.content?.toString())).toEqual(['name: Łódź']);
    expect(slack.calls.map((call) => call.method)).toEqual([
      'conversations.open',
      'files.getUploadURLExternal',
      'upload',
      'files.completeUploadExternal',
    ]);
  });

  it('asks Slack for nothing where there is nothing to send', async () => {
    const { slack, send } = sending();
    const empty = 'chart.png is empty, and Slack takes no empty file.';
    expect(await send({ data: '' })).toEqual({ ok: false, why: empty });
    expect(slack.calls).toEqual([]);
  });

  it('needs no more than the manifest grants', async () => {
    const { send } = sending({ scopes: ['files:write', 'im:write'] });
    expect(await send({ channelOrUser: 'U01RAVI' })).toMatchObject({ ok: true });
  });

  it.each<[string, SlackDoubleOptions, Partial<FileToSend>, string]>([
    ['the scope', { scopes: ['chat:write'] }, {}, 'scopes files:write and im:write'],
    ['a channel', {}, { channelOrUser: 'C99' }, 'not in that channel. Invite it'],
    ['a person', {}, { channelOrUser: 'U99' }, 'not in this workspace'],
    ['room', { uploadMost: 5 }, {}, 'chart.png is larger than this workspace lets anybody upload'],
  ])('says what to do where %s is missing', async (_, options, over, words) => {
    const { slack, send } = sending(options);
    const why = expect.stringContaining(words);
    expect(await send(over)).toEqual({ ok: false, why });
    expect(slack.filesIn('sales-leads')).toEqual([]);
  });

  it.each([
    ['file_uploads_disabled', 'lets nobody upload files'],
    ['storage_limit_reached', 'no room left'],
    ['something_new', 'Slack did not take chart.png (something_new)'],
  ])('has words for %s', async (error, words) => {
    const { slack, send } = sending();
    slack.failNext('files.getUploadURLExternal', { error });
    expect(await send()).toEqual({ ok: false, why: expect.stringContaining(words) });
  });

  it.each<[string, string, Parameters<ReturnType<typeof given>['slack']['failNext']>[1]]>([
    ['the announcement fails', 'files.getUploadURLExternal', 'resetBefore'],
    ['there are too many calls', 'files.getUploadURLExternal', { retryAfter: 30 }],
    ['the bytes get lost', 'upload', 'resetBefore'],
    ['the bytes are not taken', 'upload', 'error500Before'],
    ['the end comes too soon after others', 'files.completeUploadExternal', { retryAfter: 30 }],
  ])('is to be tried again where %s', async (_, method, fault) => {
    const { slack, send } = sending();
    slack.failNext(method, fault);
    expect(await send()).toEqual({
      ok: false,
      why: expect.stringMatching(/^Slack could not be sent .*again/),
    });
    expect(slack.filesIn('sales-leads')).toEqual([]);
  });

  it.each(['error500Before', 'error500After', 'resetAfter'] as const)(
    'says that nobody knows where the answer to the last step is lost (%s)',
    async (fault) => {
      const { slack, send } = sending();
      slack.failNext('files.completeUploadExternal', fault);
      const why = 'Slack did not say whether chart.png arrived. Look there before you try again.';
      expect(await send()).toEqual({ ok: false, why });
      expect(slack.filesIn('sales-leads')).toHaveLength(fault === 'error500Before' ? 0 : 1);
    },
  );
});

function reading(options: SlackDoubleOptions = {}) {
  const { slack } = given(options);
  const slackApiUrl = slack.clientOptions.slackApiUrl;
  const read = (content: string | Buffer, more: object = {}, name = 'model.yml') =>
    fetchFile(
      slack.token,
      { name, size: 1, ...slack.upload({ user: 'ravi', name, content }), ...more },
      { slackApiUrl, get: slack.fetch },
    );
  return { slack, slackApiUrl, read };
}

/** Asked for a file, a Slack that answers as told, and keeps what it was asked. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { url: string; token: string }[] = [];
  const get: Fetch = async (url, init) => {
    asked.push({ url, token: init.headers.authorization ?? '' });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer === undefined) throw new Error('asked once too often');
    return answer();
  };
  const read = (file: object = {}, limits: object = {}) =>
    fetchFile(
      'xoxb-1',
      { name: 'a.yml', size: 3, url_private_download: URL_OF_FILE, ...file },
      { get, ...limits },
    );
  return { asked, read };
}
const URL_OF_FILE = 'https://files.slack.com/files-pri/T1-F1/download/a.yml';
const redirect = (location: string) => () => new Response(null, { status: 302, headers: { location } });

describe('reading an uploaded file', () => {
  it('gives its words, whatever their script, and without the mark before them', async () => {
    const { read } = reading();
    expect(await read('name: Łódź 🔥\n')).toEqual({ ok: true, value: 'name: Łódź 🔥\n' });
    expect(await read('\ufeffa;b')).toEqual({ ok: true, value: 'a;b' });
    expect(await read('')).toEqual({ ok: true, value: '' });
  });

  it('refuses what is no text', async () => {
    const { read } = reading();
    const why = 'model.yml is not a text file: save it as UTF-8 text and upload it again.';
    for (const content of [PNG, Buffer.from([0xff, 0xfe, 0x61]), Buffer.from('a\0b')]) {
      expect(await read(content)).toEqual({ ok: false, why });
    }
  });

  it('refuses what is too large before asking, and what turns out to be', async () => {
    const { slack, read } = reading();
    const why = 'model.yml is too large: 200 kB at most are read.';
    expect(await read('x'.repeat(200_001))).toEqual({ ok: false, why });
    expect(slack.calls).toEqual([]);
    expect(await read('x'.repeat(200_001), { size: 3 })).toEqual({ ok: false, why });
    expect(await read('x'.repeat(200_000))).toMatchObject({ ok: true });
  });

  it('stops reading where the limit is passed', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000).fill(97));
      },
    });
    const { read } = answering(() => new Response(endless));
    expect(await read({}, { maxBytes: 5_000 })).toMatchObject({ ok: false });
    expect(sent).toBeLessThan(20_000);
  });

  it('says what is missing where Slack asks to sign in instead', async () => {
    const { read } = reading({ scopes: ['files:write'] });
    const why = expect.stringContaining('scope files:read');
    expect(await read('name: smb')).toEqual({ ok: false, why });
    const page = () =>
      new Response('<!DOCTYPE html>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(await answering(page).read()).toEqual({ ok: false, why });
  });

  it('says that a file is gone, that it has no address, and that Slack is in trouble', async () => {
    const gone = () => new Response('', { status: 404 });
    expect(await answering(gone).read()).toEqual({
      ok: false,
      why: expect.stringContaining('not in Slack any'),
    });
    const lent = answering(gone);
    expect(await lent.read({ url_private_download: undefined })).toEqual({
      ok: false,
      why: expect.stringContaining('no address for a.yml'),
    });
    expect(lent.asked).toEqual([]);
    const broken = () => new Response('', { status: 503 });
    expect(await answering(broken).read()).toEqual({ ok: false, why: expect.stringContaining('503') });
    const reset = () => Promise.reject(new TypeError('fetch failed'));
    expect(await answering(reset).read()).toEqual({ ok: false, why: expect.stringContaining('Try again') });
  });

  it('gives up after its time, also in the middle of the file', async () => {
    const { slack, slackApiUrl } = reading();
    const file = { name: 'a.yml', size: 1, ...slack.upload({ user: 'ravi', name: 'a.yml', content: 'x' }) };
    slack.failNext('download', 'hangBefore');
    const late = await fetchFile(slack.token, file, { slackApiUrl, get: slack.fetch, timeoutMs: 20 });
    expect(late).toEqual({ ok: false, why: expect.stringContaining('Try again') });
  });
});

describe('where the token goes', () => {
  it.each([
    'http://files.slack.com/files-pri/T1-F1/download/a.yml',
    'https://files.slack.com.evil.test/a.yml',
    'https://evilslack.com/a.yml',
    'https://evil.test/?x=files.slack.com',
    'https://files.slack.com@evil.test/a.yml',
    'https://user:pass@files.slack.com/a.yml',
    'https://files.slack.com:8443/a.yml',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'not an address',
  ])('never to %s', async (address) => {
    const { asked, read } = answering();
    expect(await read({ url_private_download: address })).toEqual({
      ok: false,
      why: 'The address of the file does not lead to Slack.',
    });
    expect(asked).toEqual([]);
  });

  it('not to where Slack sends on to, unless that is Slack', async () => {
    const away = answering(redirect('https://evil.test/a.yml'));
    expect(await away.read()).toMatchObject({ ok: false, why: expect.stringContaining('not lead to Slack') });
    expect(away.asked.map(({ url }) => url)).toEqual([URL_OF_FILE]);
    const plain = answering(redirect('http://files.slack.com/a.yml'));
    expect(await plain.read()).toMatchObject({ ok: false });
    const within = answering(redirect('/files-pri/T1-F1/a.yml'), () => new Response('abc'));
    expect(await within.read()).toEqual({ ok: true, value: 'abc' });
    expect(within.asked).toEqual([
      { url: URL_OF_FILE, token: 'Bearer xoxb-1' },
      { url: 'https://files.slack.com/files-pri/T1-F1/a.yml', token: 'Bearer xoxb-1' },
    ]);
  });

  it('not round and round', async () => {
    const { asked, read } = answering(redirect(URL_OF_FILE));
    expect(await read()).toMatchObject({
      ok: false,
      why: expect.stringContaining('one address to the next'),
    });
    expect(asked).toHaveLength(4);
  });

  it('to a Slack on this machine, by any of its names, where the Web API is there', () => {
    const file = 'http://localhost:3000/files-pri/T1-F1/a.yml';
    const answers = ['http://localhost:3000/api/', 'http://127.0.0.1:3000/api/', 'http://[::1]:3000/api/'];
    expect(answers.map((api) => isOfSlack(file, api))).toEqual([true, true, true]);
    const others = ['http://localhost:3001/api/', 'https://slack.com/api/', 'no address', undefined];
    expect(others.map((api) => isOfSlack(file, api))).toEqual([false, false, false, false]);
  });

  it('to all hosts of Slack', () => {
    const hosts = [
      'files.slack.com',
      'acme.slack.com',
      'slack.com',
      'slack-files.com',
      'files.slack-gov.com',
    ];
    expect(hosts.filter((host) => !isOfSlack(`https://${host}/files-pri/T1-F1/a.yml`))).toEqual([]);
  });
});
