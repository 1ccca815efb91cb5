import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '../store/cannot-start.js';
import { startWatched, type Watched } from '../store/watched-process.js';
import { type ChannelNames, describeWorkspace } from './workspace.js';

/** A Slack on this machine. `url` is for a browser, `apiUrl` for the Web API; `ended` resolves when it is gone. */
export type LocalSlack = {
  url: string;
  apiUrl: string;
  pid: number;
  ended: Promise<unknown>;
  stop(): Promise<void>;
};

/** `dataDir`: where its configuration and uploaded files go. `onLine` hears what it prints. */
export type LocalSlackWish = {
  port: number;
  dataDir: string;
  channels: ChannelNames;
  onLine?(line: string): void;
};

/**
 * Starts the local Slack with the demo workspace and waits until it answers. It keeps nothing between
 * runs, asks for no password, and listens on every interface of the machine.
 */
export async function startLocalSlack(wish: LocalSlackWish): Promise<LocalSlack> {
  const command = findProgram();
  mkdirSync(wish.dataDir, { recursive: true });
  const file = path.join(wish.dataDir, 'slack-workspace.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(describeWorkspace(wish.channels), null, 2));
  const files = path.join(wish.dataDir, 'slack-files');
  const child = startWatched({
    command,
    args: ['--config', file, '--port', String(wish.port), '--files-dir', files],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: process.env.HOME ?? '/', TZ: 'UTC' },
    cwd: wish.dataDir,
    identity: {},
    lastSignal: 'TERM',
    onLine: (line) => wish.onLine?.(line),
  });
  const url = `http://localhost:${wish.port}`;
  await answers(url, child, wish.port);
  return {
    url,
    apiUrl: `${url}/api/`,
    pid: child.pid,
    ended: child.ended,
    stop: () => child.stop('SIGTERM', 3000),
  };
}

function findProgram(): string {
  const name = `local-slack-${process.platform}-${process.arch}`;
  try {
    return path.join(
      path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
      'bin/local-slack',
    );
  } catch {
    throw new CannotStart(
      `There is no local Slack for ${process.platform}-${process.arch} here (the npm package ${name} is not installed).\n` +
        `  Get it:           npm install --no-save ${name}@0.1.8   (made for linux-x64; other systems as it comes out for them)\n` +
        '  Or use your own:  set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, see "Connect it to your Slack" in README.md.',
    );
  }
}

// Up to 10 s: on a busy machine its 95 MB take a while to load.
async function answers(url: string, child: Watched, port: number): Promise<void> {
  let gone = false;
  void child.ended.then(() => {
    gone = true;
  });
  for (let tries = 0; tries < 400; tries++) {
    if (gone) throw new CannotStart(`The local Slack did not start:\n${lastWords(child)}`);
    // Its own word first: on a port that is taken somebody else would answer.
    if (child.lines().some((line) => line.includes('is running')) && (await isHealthy(url))) return;
    await wait(25);
  }
  await child.stop('SIGKILL', 0);
  throw new CannotStart(`The local Slack did not answer on port ${port} within 10 s:\n${lastWords(child)}`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const state = await fetch(`${url}/_control/state`, { signal: AbortSignal.timeout(2000) });
    await state.arrayBuffer();
    return state.ok;
  } catch {
    return false;
  }
}

// When it fails it prints lines of its own code, thousands of letters long.
const lastWords = (child: Watched) =>
  child
    .lines()
    .filter((line) => line.length < 200)
    .slice(-8)
    .join('\n');
