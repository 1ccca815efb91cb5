import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { App, LogLevel } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { Message } from '../../src/views/blocks.js';

const BINARY = 'node_modules/local-slack-linux-x64/bin/local-slack';
const CHANNEL = 'C01LOOKS';
const WORKSPACE = `workspace: { name: Acme Sales, domain: acme-sales, teamId: T0ACME }
app:
  appId: A0KINDLING
  botUserId: U0KINDLING
  botName: kindling
  botToken: xoxb-looks
  appToken: xapp-looks
  signingSecret: looks
  mode: socket
users:
  - { id: U01REP, name: ravi, real_name: Ravi Rao, email: ravi@acme.test, tz: America/New_York }
  - { id: U02REP, name: rosa, real_name: Rosa Marín, email: rosa@acme.test, tz: Europe/Madrid }
channels:
  - { id: ${CHANNEL}, name: sales-leads, members: [U01REP, U02REP, U0KINDLING] }
`;

/** The local Slack with nothing in it but what it is asked to show. */
export type Stage = {
  url: string;
  clear: () => Promise<void>;
  post: (message: Message) => Promise<void>;
  open: (view: ModalView) => Promise<void>;
  /** Puts a view on the Home tab of the one who looks. */
  publish: (view: HomeView) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the local Slack and a bot on it: only a connected bot is given triggers to open modals with. */
export async function openStage(folder: string, port: number): Promise<Stage> {
  const url = `http://localhost:${port}`;
  const child = await startSlack(folder, port, url);
  let view: ModalView | null = null;
  const app = new App({
    token: 'xoxb-looks',
    appToken: 'xapp-looks',
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${url}/api/` },
  });
  app.command('/look', async ({ ack, body, client }) => {
    await ack();
    if (view !== null) await client.views.open({ trigger_id: body.trigger_id, view });
  });
  await app.start();
  return {
    url,
    clear: () => control(url, 'reset', {}),
    post: async (message) => void (await app.client.chat.postMessage({ channel: CHANNEL, ...message })),
    open: async (next) => {
      view = next;
      await control(url, 'command', { channel: CHANNEL, user: 'U01REP', command: '/look', text: '' });
    },
    publish: async (home) => void (await app.client.views.publish({ user_id: 'U01REP', view: home })),
    stop: async () => {
      await app.stop();
      child.kill();
    },
  };
}

async function startSlack(folder: string, port: number, url: string) {
  const config = join(folder, 'workspace.yaml');
  await writeFile(config, WORKSPACE);
  const child = spawn(BINARY, ['--config', config, '--port', String(port)], { stdio: 'ignore' });
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(`${url}/_control/state`).catch(() => null);
    if (answer?.ok) return child;
    await pause(100);
  }
  child.kill();
  throw new Error(`the local Slack did not answer on port ${port}`);
}

async function control(url: string, what: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}/_control/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
}
