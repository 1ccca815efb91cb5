import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { failureOf, slackWord, wordsOf } from './courier-errors.js';
import { refusalInWords } from './files-words.js';

/** A value, or in words for the person who asked why there is none. */
export type Given<T> = { ok: true; value: T } | { ok: false; why: string };

export type FileToSend = {
  /** A conversation's id, or a person's: theirs is opened if need be. */
  channelOrUser: string;
  /** With its ending, by which Slack tells what it is. */
  name: string;
  title: string;
  /** A blob is read as it is sent: a large file need not be in memory. */
  data: Buffer | string | Blob;
  /** In mrkdwn, escaped: the message the file hangs on. */
  comment: string;
  /** What a picture shows, for those who hear it read. */
  alt?: string;
};

/** How bytes travel; a test gives its own. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;
type FetchInit = {
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array<ArrayBuffer> | Blob;
  redirect: 'error' | 'manual';
  signal: AbortSignal;
};

const PATIENCE_MS = 10_000;
/** The slowest line that is waited for. */
const BYTES_A_MS = 100;
const ALT_MOST = 1000;

/** Shares a file in a conversation, under a comment. */
export async function sendFile(
  web: WebClient,
  file: FileToSend,
  post: Fetch = fetch,
): Promise<Given<{ fileId: string; channelId: string }>> {
  const data = file.data instanceof Blob ? file.data : new Uint8Array(Buffer.from(file.data));
  if (sizeOf(data) === 0) return no(`${file.name} is empty, and Slack takes no empty file.`);
  try {
    const channelId = await conversationOf(web, file.channelOrUser);
    const fileId = await upload(web, file, data, post);
    return await share(web, file, fileId, channelId);
  } catch (thrown) {
    return no(whyNotSent(thrown, file.name));
  }
}

type Bytes = Uint8Array<ArrayBuffer> | Blob;
const sizeOf = (data: Bytes): number => (data instanceof Blob ? data.size : data.length);

async function conversationOf(web: WebClient, place: string): Promise<string> {
  if (!/^[UW][A-Z0-9]+$/.test(place)) return place;
  const { channel } = await web.conversations.open({ users: place });
  if (channel?.id === undefined) throw new Error('no conversation in the answer');
  return channel.id;
}

async function upload(web: WebClient, file: FileToSend, data: Bytes, post: Fetch): Promise<string> {
  // Slack's own client calls it alt_text, which Slack does not read.
  const described = file.alt === undefined ? {} : { alt_txt: file.alt.slice(0, ALT_MOST) };
  const wish = { filename: file.name, length: sizeOf(data), ...described };
  const { upload_url, file_id } = await web.files.getUploadURLExternal(wish);
  if (upload_url === undefined || file_id === undefined) throw new Error('no address in the answer');
  const response = await post(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: data,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS + Math.ceil(sizeOf(data) / BYTES_A_MS)),
  });
  if (response.status !== 200) throw new Error(`the upload was answered with ${response.status}`);
  return file_id;
}

/** Only here may the file have arrived though the answer was lost. */
async function share(
  web: WebClient,
  { name, title, comment }: FileToSend,
  fileId: string,
  channelId: string,
): Promise<Given<{ fileId: string; channelId: string }>> {
  try {
    await web.files.completeUploadExternal({
      files: [{ id: fileId, title }],
      channel_id: channelId,
      initial_comment: comment,
    });
    return { ok: true, value: { fileId, channelId } };
  } catch (thrown) {
    if (failureOf(thrown).kind !== 'unsure') throw thrown;
    return no(`Slack did not say whether ${name} arrived. Look there before you try again.`);
  }
}

function whyNotSent(thrown: unknown, name: string): string {
  const word = slackWord(thrown);
  if (word !== null) return refusalInWords(word, name);
  return `Slack could not be sent ${name} (${wordsOf(thrown)}). Try again in a minute.`;
}

/** A file as a form hands it over. Of another workspace's file Slack tells no address. */
export const UploadedFile = z.object({
  name: z.string().default('the file'),
  size: z.number().default(0),
  url_private_download: z.string().optional(),
});
export type UploadedFile = z.infer<typeof UploadedFile>;

export type FetchLimits = {
  /** Where Slack's Web API is; its host may hand out files too (`web.slackApiUrl`). */
  slackApiUrl?: string;
  maxBytes?: number;
  timeoutMs?: number;
  get?: Fetch;
};

const MOST_BYTES = 200_000;
const MOST_REDIRECTS = 3;

/** The words of a text file that a person uploaded. The token goes to Slack's own hosts and nowhere else. */
export async function fetchFile(
  token: string,
  file: UploadedFile,
  limits: FetchLimits = {},
): Promise<Given<string>> {
  const { maxBytes = MOST_BYTES, timeoutMs = PATIENCE_MS } = limits;
  if (file.size > maxBytes) return no(tooLarge(file.name, maxBytes));
  if (file.url_private_download === undefined)
    return no(`Slack gives no address for ${file.name}. Upload it from this workspace, and not by a link.`);
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const found = await follow(file.url_private_download, token, limits, signal);
    if (!found.ok) return found;
    const bytes = await bytesOf(found.value, maxBytes);
    return bytes === null ? no(tooLarge(file.name, maxBytes)) : textOf(bytes, file.name);
  } catch (thrown) {
    return no(`Slack could not be asked for ${file.name} (${wordsOf(thrown)}). Try again in a minute.`);
  }
}

const no = (why: string): { ok: false; why: string } => ({ ok: false, why });
const tooLarge = (name: string, most: number): string =>
  `${name} is too large: ${Math.floor(most / 1000)} kB at most are read.`;

async function follow(
  from: string,
  token: string,
  { slackApiUrl, get = fetch }: FetchLimits,
  signal: AbortSignal,
): Promise<Given<Response>> {
  let url = from;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!isOfSlack(url, slackApiUrl)) return no('The address of the file does not lead to Slack.');
    const headers = { authorization: `Bearer ${token}` };
    const response = await get(url, { method: 'GET', headers, redirect: 'manual', signal });
    const target = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && target !== null && URL.canParse(target, url)) {
      await response.body?.cancel();
      url = new URL(target, url).href;
      if (new URL(url).searchParams.has('redir')) return no(SIGN_IN);
      continue;
    }
    return judged(response);
  }
  return no('Slack sent us from one address to the next for this file.');
}

// For a token that may not, Slack answers with its sign-in page, and mostly with status 200.
export const SIGN_IN =
  'Slack does not let Kindling read files: an admin has to grant the scope files:read and install it again.';

export const FILE_GONE = 'The file is not in Slack any more. Upload it again.';

async function judged(response: Response): Promise<Given<Response>> {
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    await response.body?.cancel();
    return no(SIGN_IN);
  }
  if (response.status === 200) return { ok: true, value: response };
  await response.body?.cancel();
  if (response.status === 404) return no(FILE_GONE);
  return no(`Slack answered with ${response.status} instead of the file. Try again in a minute.`);
}

const SLACK_HOSTS = /(^|\.)(slack\.com|slack-files\.com|slack-gov\.com)$/;

/** Over https, a host of Slack's; or the host that also answers the Web API, which may be a Slack on this machine. */
export function isOfSlack(address: string, slackApiUrl?: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:' && url.port === '' && SLACK_HOSTS.test(url.hostname)) return true;
  return (
    slackApiUrl !== undefined && URL.canParse(slackApiUrl) && originOf(slackApiUrl) === originOf(address)
  );
}

/** A machine has several names for itself. */
const originOf = (address: string): string =>
  new URL(address).origin.replace(/\/\/(127\.0\.0\.1|\[::1\])(?=:|$)/, '//localhost');

/** The whole body; null where it is larger than it may be, whatever its sender said of its size. */
async function bytesOf(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer, name: string): Given<string> {
  const binary = no(`${name} is not a text file: save it as UTF-8 text and upload it again.`);
  if (bytes.includes(0)) return binary;
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return binary;
  }
}
