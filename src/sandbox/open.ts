import type { Deps } from '../app/deps.js';
import { loadDemoBook } from './demo-book.js';
import { type LocalSlack, startLocalSlack } from './local-slack.js';
import { repostCards } from './repost-cards.js';
import { BOT, type ChannelNames } from './workspace.js';

export type SandboxWish = {
  sandboxPort: number;
  port: number;
  dataDir: string;
  channels: ChannelNames;
  eventsSecret: string;
};

/** A Slack of our own with a demo workspace in it, and what it takes to show Kindling at work. */
export type Sandbox = {
  way: { botToken: string; appToken: string; slackApiUrl: string };
  /** Loads the demo book the first time; afterwards puts the cards back that Slack forgot. */
  prepare(deps: Deps, teamId: string, now: Date): Promise<void>;
  /** What to print once all is ready, in under ten lines. */
  welcome(began: Date, ready: Date, curl: string): string;
};

export async function openSandbox(
  wish: SandboxWish,
  onStop: (stop: () => Promise<void>) => void,
  onLost: (words: string) => void,
): Promise<Sandbox> {
  const slack = await startLocalSlack({
    port: wish.sandboxPort,
    dataDir: wish.dataDir,
    channels: wish.channels,
  });
  let stopping = false;
  onStop(() => {
    stopping = true;
    return slack.stop();
  });
  void slack.ended.then(() => {
    if (!stopping)
      onLost('The local Slack has ended, and with it the sandbox. Start it again with npm start.');
  });
  return {
    way: { botToken: BOT.token, appToken: BOT.appToken, slackApiUrl: slack.apiUrl },
    async prepare(deps, teamId, now) {
      await loadDemoBook(deps, teamId, now);
      await repostCards(deps, teamId, now);
      deps.wake();
    },
    welcome: (began, ready, curl) => welcome(slack, wish, ready.getTime() - began.getTime(), curl),
  };
}

function welcome(slack: LocalSlack, wish: SandboxWish, ms: number, curl: string): string {
  const secret = wish.eventsSecret;
  return [
    `Kindling is ready (${(ms / 1000).toFixed(1)} s). Open ${slack.url} and look into #${wish.channels.handoffs}.`,
    'Type there:  /lead hot     /lead why acme     /lead snooze acme tomorrow 9am',
    `Events go to http://localhost:${wish.port}/v1/events, signed with EVENTS_SECRET=${secret}`,
    `Send one:    PORT=${wish.port} EVENTS_SECRET=${secret} npm run -s event -- jane@acme.com demo_requested`,
    `Or, anywhere: ${curl}`,
    'Stop with Ctrl-C. Everything but what Slack showed is kept for the next start.',
  ].join('\n');
}
