import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a request is answered with, always JSON. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** A refusal in words for the person who reads the sender's log. */
export const refusal = (status: number, error: string, headers: Record<string, string> = {}): Answer => ({
  status,
  body: { error },
  headers,
});

/** Writes an answer. `last` closes the connection after it. */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  last: boolean,
): void {
  const text = Buffer.from(`${JSON.stringify(answer.body)}\n`);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
    ...(last ? { connection: 'close' } : {}),
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
  // A body that nobody read (too large, not signed) is let through to nowhere: closing at once would reset the
  // connection before the sender has read why.
  if (!request.complete) request.resume();
}
