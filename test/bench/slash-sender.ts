import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { emailOf } from './events.js';
import { eachOf, randomOf } from './random.js';

/** What the sender is told, and what it answers: first that it is ready, then, once told to go, how it went. */
export type SlashOrder = {
  url: string;
  secret: string;
  team: string;
  /** Unique to the order: part of every request's key. */
  lot: string;
  /** What is typed: `%` stands for the address of one of the leads. */
  text: string;
  leads: number;
  count: number;
  inFlight: number;
};
/** `p99`: from the request to the answer, in ms. `wrong`: refused, or answered with something else than was asked for. */
export type SlashReport = { seconds: number; p99: number; wrong: number; first: string };

const PATIENCE_MS = 5_000;

// A process of its own, which plays Slack: it sends commands, and takes the answers at their response URLs.
process.once('message', (order: SlashOrder) => void obey(order));
process.once('disconnect', () => process.exit(0));

async function obey(order: SlashOrder): Promise<void> {
  const mailbox = await openMailbox();
  const requests = Array.from({ length: order.count }, (_, at) => requestOf(order, at, mailbox.url));
  const pool = new Pool(order.url, { connections: order.inFlight, pipelining: 1 });
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const times: number[] = [];
  let wrong = 0;
  let first = '';
  const start = performance.now();
  await eachOf(requests, order.inFlight, async ({ key, wants, ...request }) => {
    const sent = performance.now();
    const answered = mailbox.next(key);
    const { statusCode, body } = await pool.request({ path: '/slack/events', method: 'POST', ...request });
    await body.dump();
    const text = await answered;
    times.push(performance.now() - sent);
    if (first === '') first = text;
    if (statusCode !== 200 || !text.includes(wants)) wrong += 1;
  });
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  await Promise.all([pool.close(), mailbox.close()]);
  const report: SlashReport = { seconds, p99, wrong, first };
  process.send?.(report, () => process.exit(0));
}

/** A command as Slack sends it, signed now. */
function requestOf({ secret, team, lot, text, leads }: SlashOrder, at: number, mailbox: string) {
  const key = `${lot}-${at}`;
  const email = emailOf(1 + randomOf(at).below(leads));
  const second = Math.floor(Date.now() / 1000);
  const body = new URLSearchParams({
    token: 'unused',
    team_id: team,
    team_domain: 'bench',
    channel_id: 'C0BENCH',
    channel_name: 'bench',
    user_id: 'U0REP1',
    user_name: 'rep',
    command: '/lead',
    text: text.replace('%', email),
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${mailbox}/${key}`,
    trigger_id: key,
  }).toString();
  const signature = createHmac('sha256', secret).update(`v0:${second}:${body}`).digest('hex');
  return {
    key,
    wants: text.includes('%') ? email : 'blocks',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': `${second}`,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** Takes what is posted to response URLs. */
async function openMailbox() {
  const waiting = new Map<string, (text: string) => void>();
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      response.end('ok');
      const key = request.url?.slice(1) ?? '';
      waiting.get(key)?.(text);
      waiting.delete(key);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (key: string): Promise<string> =>
      new Promise((resolve) => {
        const late = setTimeout(() => resolve(''), PATIENCE_MS);
        waiting.set(key, (text) => {
          clearTimeout(late);
          resolve(text);
        });
      }),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += String(part);
  return text;
}
