import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { SlackTarget } from './contract.js';
import { quiet } from './quiet.js';

const BINARY = path.resolve('node_modules/local-slack-linux-x64/bin/local-slack');
const USER = { id: 'U01RAVI', name: 'ravi', tz: 'America/New_York' };
const CHANNEL = { id: 'C01LEADS', name: 'sales-leads' };

export const hasLocalSlack = (): boolean => existsSync(BINARY);

/** The local Slack, with an app behind a request URL that acknowledges everything and keeps what it was sent. */
export async function startLocalSlack(): Promise<SlackTarget> {
  const inbox: Record<string, unknown>[] = [];
  const app = await startInbox(inbox);
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'local-slack-'));
  const file = path.join(folder, 'workspace.yaml');
  writeFileSync(file, JSON.stringify(workspace(`http://127.0.0.1:${portOf(app)}/slack/events`)));
  const child = spawn(BINARY, ['--config', file, '--port', String(port), '--files-dir', folder], {
    stdio: 'ignore',
  });
  const url = `http://localhost:${port}`;
  await answers(url, child);
  return {
    client: new WebClient('xoxb-local', {
      slackApiUrl: `${url}/api/`,
      logger: quiet,
      retryConfig: { retries: 0 },
    }),
    token: 'xoxb-local',
    fetch,
    user: USER,
    channel: CHANNEL,
    async command(text) {
      const body = JSON.stringify({ channel: CHANNEL.id, user: USER.id, command: '/lead', text });
      await fetch(`${url}/_control/command`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return inbox.at(-1) ?? {};
    },
    async close() {
      await stop(child);
      app.closeAllConnections();
      app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const workspace = (requestUrl: string) => ({
  workspace: { name: 'Acme Sales', domain: 'acme-sales', teamId: 'T01ACME' },
  app: {
    appId: 'A0KINDLING',
    botUserId: 'U0KINDLING',
    botName: 'kindling',
    botToken: 'xoxb-local',
    appToken: 'xapp-local',
    signingSecret: 'local',
    mode: 'events',
    requestUrl,
  },
  users: [{ ...USER, real_name: 'Ravi Rep', email: 'ravi@acme.test' }],
  channels: [{ ...CHANNEL, members: [USER.id, 'U0KINDLING'] }],
});

function startInbox(inbox: Record<string, unknown>[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      inbox.push(Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())));
      response.end();
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = await startInbox([]);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`the local Slack ended with ${child.exitCode}`);
    if (
      await fetch(`${url}/_control/state`)
        .then((response) => response.ok)
        .catch(() => false)
    )
      return;
    await pause(25);
  }
  await stop(child);
  throw new Error('the local Slack did not answer within 10 s');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
