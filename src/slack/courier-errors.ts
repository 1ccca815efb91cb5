import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Receipt } from '../domain/courier.js';
import type { Log } from '../lib/log.js';

/** What a failed call means for the message: anything but sent. */
export type Failure = Exclude<Receipt, { kind: 'sent' }>;

const SOON_MS = 5_000;
const PATIENT_MS = 30_000;
const UNTIL_MENDED_MS = 60_000;

// "It's possible some aspect of the operation succeeded before the error was raised" (Slack's method reference).
const MAYBE_DONE = new Set(['internal_error', 'fatal_error', 'service_unavailable']);

// Surely not done, and no fault of this message: it waits.
const WAITS = new Map([
  ['ratelimited', PATIENT_MS],
  ['rate_limited', PATIENT_MS],
  ['message_limit_exceeded', UNTIL_MENDED_MS],
  ['request_timeout', SOON_MS],
  ['team_added_to_org', UNTIL_MENDED_MS],
  // The token is no good: nothing reaches anybody until it is, and then everything should.
  ...[
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_expired',
    'token_revoked',
    'org_login_required',
    'ekm_access_denied',
    'access_denied',
    'accesslimited',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
  ].map((error): [string, number] => [error, UNTIL_MENDED_MS]),
]);

// The connection was never made, so nothing was asked.
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Judges a failed call. Where in doubt it is doubt: `unsure` is always safe. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof WebAPIRateLimitedError) return { kind: 'later', afterMs: thrown.retryAfter * 1000 };
  if (thrown instanceof WebAPIPlatformError) return platformFailure(thrown);
  if (thrown instanceof WebAPIHTTPError) return httpFailure(thrown.statusCode);
  if (thrown instanceof WebAPIRequestError) {
    return codesOf(thrown.original).some((code) => NOT_CONNECTED.has(code))
      ? { kind: 'later', afterMs: SOON_MS }
      : { kind: 'unsure', error: wordsOf(thrown.original) };
  }
  // The SDK throws this plain error for a 429 that doesn't say how long.
  if (thrown instanceof Error && thrown.message.startsWith('Retry header')) {
    return { kind: 'later', afterMs: PATIENT_MS };
  }
  return { kind: 'unsure', error: wordsOf(thrown) };
}

/** Slack's own word for a refusal, or null for any other trouble. */
export const slackWord = (thrown: unknown): string | null =>
  thrown instanceof WebAPIPlatformError ? thrown.data.error : null;

export const wordsOf = (thrown: unknown): string =>
  (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)).slice(0, 300);

function platformFailure(thrown: WebAPIPlatformError): Failure {
  const { error } = thrown.data;
  // The SDK makes an error of an answer it can't read, too: then nobody knows.
  if (!/^[a-z0-9_]+$/.test(error)) return { kind: 'unsure', error: 'unreadable answer' };
  if (MAYBE_DONE.has(error)) return { kind: 'unsure', error };
  const afterMs = WAITS.get(error);
  if (afterMs !== undefined) return { kind: 'later', afterMs };
  const details = thrown.data.response_metadata?.messages?.join('; ') ?? '';
  return { kind: 'refused', error: details ? `${error}: ${details}`.slice(0, 500) : error };
}

function httpFailure(status: number): Failure {
  if (status >= 500 || status === 408) return { kind: 'unsure', error: `http_${status}` };
  // A proxy or a firewall said no; only a body that is too large is the message's own fault.
  return status === 413
    ? { kind: 'refused', error: 'http_413' }
    : { kind: 'later', afterMs: UNTIL_MENDED_MS };
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

/** Milliseconds after which Slack is asked again for what it could not say. */
export const READ_AGAIN_MS = 5_000;

/** What a failure means, said in the log. */
export function judged(log: Pick<Log, 'warn'>, thrown: unknown): Failure {
  const failure = failureOf(thrown);
  log.warn({ error: wordsOf(thrown), means: failure.kind }, 'Slack did not take a message');
  return failure;
}
