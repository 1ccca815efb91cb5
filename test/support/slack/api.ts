import { type Bag, bag, text } from './bag.js';
import { type Fault, type Faults, nameOf } from './faults.js';
import { handOut, signIn, takeBytes } from './files.js';
import { chat } from './methods/chat.js';
import { conversations } from './methods/conversations.js';
import { files } from './methods/files.js';
import type { Method, Methods } from './methods/method.js';
import { people } from './methods/people.js';
import { views } from './methods/views.js';
import { namedOrById } from './places.js';
import type { Rates } from './rates.js';
import { Refusal, refuse } from './refusal.js';
import { answerResponseUrl } from './response-url.js';
import type { State } from './state.js';

const METHODS: Methods = { ...people, ...chat, ...conversations, ...views, ...files };

/** `body` as it came; of a form with a file in it only the file. */
export type Request = { path: string; headers: Record<string, string>; body: Buffer };
/** What goes back over the wire. `hang`: nothing ever; `reset`: the connection breaks. */
export type Answer =
  | {
      kind: 'answer';
      status: number;
      headers: Record<string, string>;
      body: string | Buffer;
      afterMs: number;
    }
  | { kind: 'hang' }
  | { kind: 'reset' };

/** One call as it was seen. `took`: Slack did what was asked, whatever the caller heard. */
export type Call = {
  method: string;
  args: Bag;
  at: Date;
  answer: string;
  took: boolean;
  fault: string | null;
};

export type Api = { state: State; faults: Faults; rates: Rates; calls: Call[] };

export function answer(api: Api, request: Request): Answer {
  const response = /\/response\/([\w-]+)$/.exec(request.path);
  if (response)
    return logged(api, 'response_url', parseBody(request), (args) =>
      answerResponseUrl(api.state, response[1] ?? '', args),
    );
  const aside = besideTheApi(api, request);
  if (aside) return aside;
  const method = request.path.split('/').pop() ?? '';
  const args = parseBody(request);
  return logged(api, method, args, () => json(200, run(api, method, args, tokenOf(request, args))));
}

/** Bytes of files come and go past the Web API; without leave to read them one is sent to sign in. */
function besideTheApi(api: Api, request: Request): Answer | null {
  const { path, body } = request;
  const upload = /^\/upload\/v1\/([\w-]+)$/.exec(path);
  if (upload)
    return logged(api, 'upload', { bytes: body.length }, () => takeBytes(api.state, upload[1] ?? '', body));
  if (path.startsWith('/files-pri/'))
    return logged(api, 'download', { path }, () => handOut(api.state, path, tokenOf(request, {})));
  return path === '/' ? logged(api, 'sign-in', {}, signIn) : null;
}

/** `raw`: what is sent where that is no JSON. */
type Plain = { status: number; body: Bag; headers?: Record<string, string>; raw?: string | Buffer };

function logged(api: Api, method: string, args: Bag, act: (args: Bag) => Plain): Answer {
  const fault = api.faults.draw(method);
  const call: Call = {
    method,
    args,
    at: api.state.world.clock.now(),
    answer: '',
    took: false,
    fault: fault && nameOf(fault),
  };
  api.calls.push(call);
  const early = fault && beforehand(api, fault);
  if (early) {
    call.answer = nameOf(fault);
    return early;
  }
  const given = paced(api, method, args) ?? act(args);
  call.took = given.body.ok === true || (given.status === 200 && given.body.ok !== false);
  call.answer = call.took ? 'ok' : text(given.body.error);
  return afterwards(api, fault, given);
}

/** Accidents that happen before Slack takes the call. */
function beforehand(api: Api, fault: Fault): Answer | null {
  if (typeof fault !== 'string') {
    return 'error' in fault
      ? send(api, json(200, { ok: false, error: fault.error }))
      : send(api, limited(fault.retryAfter));
  }
  if (fault === 'rate429') return send(api, limited(api.faults.rates.retryAfterSec ?? 1));
  if (fault === 'error500Before') return send(api, broken());
  if (fault === 'resetBefore') return { kind: 'reset' };
  return fault === 'hangBefore' ? { kind: 'hang' } : null;
}

function afterwards(api: Api, fault: Fault | null, given: Plain): Answer {
  if (fault === 'error500After') return send(api, broken());
  if (fault === 'resetAfter') return { kind: 'reset' };
  if (fault === 'hangAfter') return { kind: 'hang' };
  return send(api, given, fault === 'late' ? (api.faults.rates.lateMs ?? 50) : 0);
}

function paced(api: Api, method: string, args: Bag): Plain | null {
  const place = text(args.channel);
  const wait = api.rates.wait(method, namedOrById(api.state.world, place)?.id ?? place);
  return wait > 0 ? limited(wait) : null;
}

const limited = (seconds: number): Plain =>
  json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
const broken = (): Plain => json(500, { ok: false, error: 'internal_error' });
const json = (status: number, body: Bag, headers: Record<string, string> = {}): Plain => ({
  status,
  body,
  headers,
});

function send(api: Api, given: Plain, lateMs = 0): Answer {
  const scopes = api.state.scopes ? { 'x-oauth-scopes': api.state.scopes.join(',') } : {};
  return {
    kind: 'answer',
    status: given.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...scopes, ...given.headers },
    body: given.raw ?? JSON.stringify(given.body),
    afterMs: lateMs + (api.faults.rates.latencyMs ?? 0),
  };
}

function run(api: Api, name: string, args: Bag, token: string): Bag {
  try {
    const method = METHODS[name] ?? refuse('unknown_method', { req_method: name });
    allow(api.state, name, method, args, token);
    return { ok: true, ...method.run(api.state, args) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.extra };
    throw error;
  }
}

function allow(state: State, name: string, method: Method, args: Bag, token: string): void {
  if (token === '') refuse('not_authed');
  if (token !== (name === 'apps.connections.open' ? state.appToken : state.token)) refuse('invalid_auth');
  if (state.revoked) refuse('account_inactive');
  const needed = typeof method.scopes === 'function' ? method.scopes(state, args) : method.scopes;
  const { scopes } = state;
  if (scopes === null || token === state.appToken) return;
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) refuse('missing_scope', { needed: missing.join(','), provided: scopes.join(',') });
}

function tokenOf(request: Request, args: Bag): string {
  const header = request.headers.authorization ?? request.headers.Authorization ?? '';
  return header.replace(/^Bearer /i, '') || text(args.token);
}

const JSON_ARGS = new Set(['blocks', 'attachments', 'metadata', 'view', 'unfurls', 'files']);

/** A JSON argument that doesn't parse stays words, which its method then refuses. */
function parseBody({ body: bytes, headers }: Request): Bag {
  const body = bytes.toString();
  const type = headers['content-type'] ?? headers['Content-Type'] ?? '';
  if (type.startsWith('application/json')) return bag(parsed(body));
  const args: Bag = {};
  for (const [name, value] of new URLSearchParams(body))
    args[name] = JSON_ARGS.has(name) ? parsed(value) : value;
  return args;
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
