import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Log } from '../lib/log.js';
import { answerPost } from './answer-post.js';

/** How we reach Slack: over Socket Mode, or by requests that Slack signs and sends to us. */
export type Way = { botToken: string; slackApiUrl: string | null } & (
  | { appToken: string }
  | { signingSecret: string }
);

export type Connection = {
  app: App;
  /** For what somebody waits for. */
  web: WebClient;
  /** Takes Slack's requests, in HTTP mode. */
  listener: RequestListener | null;
  isConnected(): boolean;
  start(): Promise<void>;
  /** Takes no more requests. */
  stop(): Promise<void>;
};

const ANSWER_MS = 8_000;

/** Builds the Bolt app without starting it. */
export function connectSlack(way: Way, log: Log): Connection {
  const logger = quietLogger(log);
  const clientOptions = way.slackApiUrl === null ? {} : { slackApiUrl: way.slackApiUrl };
  const web = new WebClient(way.botToken, {
    ...clientOptions,
    logger,
    timeout: ANSWER_MS,
    retryConfig: { retries: 1 },
    rejectRateLimitedCalls: true,
  });
  const line =
    'appToken' in way ? overSocket(way.appToken, clientOptions, logger) : overHttp(way.signingSecret, logger);
  const app = new App({
    // Given only the token, Bolt asks Slack whose it is before every request, and we could acknowledge none until then.
    authorize: async () => ({ botToken: way.botToken }),
    receiver: line.receiver,
    clientOptions: { ...clientOptions, fetch: answerPost(ANSWER_MS) },
    // What was said in a conversation is in our tables.
    convoStore: false,
    logger,
  });
  app.error(async (error) => log.error({ err: error }, 'Bolt could not handle a request'));
  return { app, web, ...line };
}

type ClientOptions = { slackApiUrl?: string };

// The socket's own client keeps its default patience: without retries it never reconnects.
function overSocket(appToken: string, clientOptions: ClientOptions, logger: Logger) {
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
  });
  for (const gone of ['reconnecting', 'disconnecting', 'disconnected', 'close']) {
    receiver.client.on(gone, () => {
      connected = false;
    });
  }
  return {
    receiver,
    listener: null,
    isConnected: () => connected,
    start: async () => void (await receiver.start()),
    stop: () => receiver.stop(),
  };
}

function overHttp(signingSecret: string, logger: Logger) {
  const receiver = new HTTPReceiver({ signingSecret, logger });
  let open = false;
  return {
    receiver,
    listener: receiver.requestListener,
    isConnected: () => open,
    start: async () => {
      open = true;
    },
    stop: async () => {
      open = false;
    },
  };
}

function quietLogger(log: Log): Logger {
  const words = (parts: unknown[]): string => parts.map(String).join(' ');
  return {
    debug: (...parts) => log.trace(words(parts)),
    info: (...parts) => log.debug(words(parts)),
    warn: (...parts) => log.warn(words(parts)),
    error: (...parts) => log.error(words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
