import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../lib/log.js';
import { type Answer, refusal, writeAnswer } from './answer.js';
import { type Door, type EventsDoor, makePostEvents } from './post-events.js';

/** What still keeps the bot from working, in words such as `Slack`; nothing when it is ready. */
export type Readiness = { missing: string[] };

export type SlackListener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Milliseconds. A sender that is slower than this is cut off; a stop waits no longer than `grace`. */
export type Patience = { headers: number; request: number; idle: number; grace: number };

export type ServerParts = EventsDoor & {
  port: number;
  host?: string;
  ready: () => Promise<Readiness>;
  /** Slack's own requests, where Slack reaches us over HTTP. */
  slackListener?: SlackListener;
  patience?: Partial<Patience>;
};

export type Started = { ok: true; port: number; stop: () => Promise<void> } | { ok: false; problem: string };

// `idle` is longer than a usual proxy's own (60 s), so that it is the proxy that closes and no request is lost.
const PATIENCE: Patience = { headers: 10_000, request: 30_000, idle: 65_000, grace: 4_000 };

/** Opens the port: events in, health, and Slack's requests. Resolves once it listens, or says why it can't. */
export async function startServer(parts: ServerParts): Promise<Started> {
  const patience = { ...PATIENCE, ...parts.patience };
  const state = { stopping: false };
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: Math.min(2_000, patience.headers),
    },
    makeListener(parts, state),
  );
  const problem = await listen(server, parts.port, parts.host);
  if (problem) return { ok: false, problem };
  server.on('error', (error) => parts.log.error({ err: error }, 'http server'));
  const { port } = server.address() as AddressInfo;
  return {
    ok: true,
    port,
    stop() {
      state.stopping = true;
      return stop(server, patience.grace);
    },
  };
}

type Route = { methods: string[]; answer: Door };

function makeListener(parts: ServerParts, state: { stopping: boolean }) {
  const routes: Record<string, Route> = {
    '/v1/events': { methods: ['POST'], answer: makePostEvents(parts) },
    '/healthz': { methods: ['GET', 'HEAD'], answer: async () => ({ status: 200, body: { ok: true } }) },
    '/readyz': { methods: ['GET', 'HEAD'], answer: () => readiness(parts) },
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('x-content-type-options', 'nosniff');
    const path = request.url?.split('?')[0] ?? '';
    const { slackListener } = parts;
    const work =
      slackListener && path === '/slack/events'
        ? async () => void (await slackListener(request, response))
        : async () => {
            const answer = await answerOf(request, routes, path);
            if (answer) writeAnswer(request, response, answer, state.stopping);
            else response.destroy();
          };
    work().catch((error: unknown) => fail(error, request, response, parts.log));
  };
}

async function answerOf(request: IncomingMessage, routes: Record<string, Route>, path: string) {
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!route) return refusal(404, `There is nothing here. Events go to POST /v1/events.`);
  if (route.methods.includes(request.method ?? '')) return route.answer(request);
  const allow = route.methods.join(', ');
  return refusal(405, `Use ${allow} here.`, { allow });
}

async function readiness({ ready, log }: ServerParts): Promise<Answer> {
  try {
    const { missing } = await ready();
    return missing.length === 0
      ? { status: 200, body: { ready: true } }
      : { status: 503, body: { ready: false, missing } };
  } catch (error) {
    log.error({ err: error }, 'readiness could not be asked');
    return {
      status: 503,
      body: { ready: false, missing: ['an answer from the program itself: see its log'] },
    };
  }
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse, log: Log): void {
  log.error({ err: error, method: request.method, path: request.url?.split('?')[0] }, 'request failed');
  if (response.headersSent) response.destroy();
  else writeAnswer(request, response, refusal(500, 'Something went wrong on our side.'), true);
}

function listen(server: Server, port: number, host: string | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const refuse = (error: NodeJS.ErrnoException) => resolve(portProblem(error, port));
    server.once('error', refuse);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', refuse);
      resolve(null);
    });
  });
}

function portProblem(error: NodeJS.ErrnoException, port: number): string {
  const other = 'Set PORT to another one, for example PORT=8081.';
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken by another program. ${other}`;
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. ${other}`;
  return `Port ${port} can't be opened (${error.message}). ${other}`;
}

/** No new connections; what is in flight is finished; idle connections are closed as they fall idle. */
function stop(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 25);
    const enough = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(enough);
      resolve();
    });
  });
}
