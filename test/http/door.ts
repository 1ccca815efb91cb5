import { request as httpRequest } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';
import type { EventReceipt, NewEvent } from '../../src/domain/event.js';
import { type ServerParts, startServer } from '../../src/http/server.js';
import { makeLog } from '../../src/lib/log.js';

export const NOW = new Date('2026-11-22T10:00:00Z');
export const SECRET = `whsec_${Buffer.alloc(24, 'k').toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.alloc(32, 'o').toString('base64')}`;

export type Answered = { status: number; headers: Record<string, unknown>; body: unknown };
export type Accepted = {
  position: number;
  id: string;
  lead: string;
  duplicate: boolean;
  stage: string;
  score: number;
};

/** An intake that keeps what it was given and knows a key it has seen before. */
export function fakeIntake() {
  const batches: NewEvent[][] = [];
  const seen = new Set<string>();
  const intake = async (events: NewEvent[]): Promise<EventReceipt[]> => {
    batches.push(events);
    return events.map(({ dedupeKey, lead }) => {
      const duplicate = seen.has(dedupeKey);
      seen.add(dedupeKey);
      return { leadId: `lead:${lead.email}`, duplicate, stage: 'mql', total: 55 };
    });
  };
  return { intake, batches };
}

/** A real server on a free port, stopped when the test ends. */
export async function openDoor(parts: Partial<ServerParts> = {}) {
  const { intake, batches } = fakeIntake();
  const lines: string[] = [];
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    secret: SECRET,
    intake,
    ready: async () => ({ missing: [] }),
    ratePerMinute: 1_000_000,
    clock: { now: () => NOW },
    log: makeLog('info', { write: (line) => void lines.push(line) }),
    ...parts,
  });
  if (!started.ok) throw new Error(started.problem);
  onTestFinished(() => started.stop());
  return { ...started, batches, lines };
}

/** Signs with the reference library of Standard Webhooks, which the product itself does not use. */
export function signed(
  body: string,
  { id = 'msg_1', at = NOW, secret = SECRET } = {},
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

export type Call = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export function call(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Call,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text && JSON.parse(text),
        });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends a body as it should be sent. */
export const post = (port: number, body: string, how: { id?: string; at?: Date; secret?: string } = {}) =>
  call(port, { method: 'POST', path: '/v1/events', headers: signed(body, how), body });

export const send = (port: number, body: unknown, how: { id?: string } = {}) =>
  post(port, JSON.stringify(body), how);

export const demo = (more: Record<string, unknown> = {}) => ({
  type: 'demo_requested',
  lead: { email: 'jane@acme.com' },
  ...more,
});
