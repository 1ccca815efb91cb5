import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Api, answer, type Request } from './api.js';

type FetchInit = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData | Uint8Array<ArrayBuffer> | Blob;
  redirect?: 'error' | 'follow' | 'manual';
  signal?: AbortSignal;
};
export type Fetch = (url: string | URL, init?: FetchInit) => Promise<Response>;

/** The double as a fetch function, for `clientOptions.fetch`. A hanging call ends with its signal or with `closed`. */
export function fetchOf(api: Api, closed: AbortSignal): Fetch {
  return async (url, init) => {
    const sent = new Response(init?.body ?? '');
    const headers = lowerCased({ ...Object.fromEntries(sent.headers), ...init?.headers });
    const body = await contentOf(headers, Buffer.from(await sent.arrayBuffer()));
    const given = answer(api, { path: new URL(url).pathname, headers, body });
    if (given.kind === 'reset') throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    if (given.kind === 'hang') return never(init, closed);
    if (given.afterMs > 0) await pause(given.afterMs);
    return new Response(toSend(given.body), { status: given.status, headers: given.headers });
  };
}

/** What was sent; of a form with a file in it, as Slack's own client uploads, the file. */
async function contentOf(headers: Record<string, string>, body: Buffer): Promise<Buffer> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(toSend(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? body : Buffer.from(await file.arrayBuffer());
}

const toSend = (body: string | Buffer): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? body : new Uint8Array(body);

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function never(init: FetchInit | undefined, closed: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new DOMException('The operation was aborted', 'AbortError'));
    if (init?.signal?.aborted || closed.aborted) stop();
    init?.signal?.addEventListener('abort', stop);
    closed.addEventListener('abort', stop);
  });
}

export type Listening = { url: string; apiUrl: string; close(): Promise<void> };

/** The same Slack over HTTP on 127.0.0.1, for processes of their own. Port 0 takes a free one. */
export async function listen(api: Api, port: number): Promise<Listening> {
  const server = createServer((request, response) => void serve(api, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, apiUrl: `${url}/api/`, close: () => shut(server) };
}

async function serve(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return;
  }
  const headers = lowerCased(request.headers as Record<string, string>);
  const body = await contentOf(headers, Buffer.concat(chunks));
  const given = answerOrBreak(api, { path: (request.url ?? '').split('?')[0] ?? '', headers, body });
  if (given.kind === 'hang') return;
  if (given.kind === 'reset') {
    request.socket.destroy();
    return;
  }
  if (given.afterMs > 0) await pause(given.afterMs);
  reply(response, given);
}

/** A mistake of the double itself must be heard: in the answer, and in the complaints. */
function answerOrBreak(api: Api, request: Request): Answer {
  try {
    return answer(api, request);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    api.state.complaints.push(`the double itself failed: ${words}`);
    return { kind: 'answer', status: 500, headers: {}, body: words, afterMs: 0 };
  }
}

function reply(response: ServerResponse, given: Extract<Answer, { kind: 'answer' }>): void {
  if (response.destroyed) return;
  response.writeHead(given.status, given.headers);
  response.end(given.body);
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
