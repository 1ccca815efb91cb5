import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { z } from 'zod';
import type { EventReceipt, Intake } from '../domain/event.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { type Answer, refusal } from './answer.js';
import { readEvents } from './events-body.js';
import { makeRate } from './rate.js';
import { makeVerifier, readSignature, type Signed } from './signature.js';

export type EventsDoor = {
  /** `EVENTS_SECRET`: one secret, or several parted by spaces. */
  secret: string;
  intake: Intake;
  /** Signed requests a minute. */
  ratePerMinute: number;
  clock: Clock;
  log: Log;
};

/** Answers a request, or null where the sender has gone. */
export type Door = (request: IncomingMessage) => Promise<Answer | null>;

export const MOST_BYTES = 1024 * 1024;
/** Requests with a wrong signature that one address may send a minute before it is only told to wait. */
export const WRONG_PER_MINUTE = 60;

/** `POST /v1/events`: nothing is said to be accepted before the intake has committed it. */
export function makePostEvents(door: EventsDoor): Door {
  const verify = makeVerifier(door.secret);
  const signedRate = makeRate(door.ratePerMinute);
  const wrongRate = makeRate(WRONG_PER_MINUTE);

  // Only wrong requests use up an address's budget, and right ones pass however many were wrong: behind a proxy
  // strangers and the true sender have one address.
  const notSigned = async (request: IncomingMessage, problem: string): Promise<Answer> => {
    const wait = await wrongRate(request.socket.remoteAddress ?? 'unknown');
    if (wait !== null) return slower('Too many requests that are not rightly signed.', wait);
    door.log.warn({ problem }, 'events refused: not signed');
    return refusal(401, problem);
  };

  return async (request) => {
    const reading = readSignature(request.headers, door.clock.now());
    if (!reading.ok) return notSigned(request, reading.problem);
    const wrongType = typeProblem(request.headers);
    if (wrongType) return refusal(415, wrongType);
    const raw = await readBody(request);
    if (!Buffer.isBuffer(raw)) return raw;
    if (!verify(reading.signed, raw)) return notSigned(request, NO_MATCH);
    const wait = await signedRate('signed');
    if (wait !== null) return slower(`More than ${door.ratePerMinute} requests in a minute.`, wait);
    return takeEvents(door, reading.signed, raw);
  };
}

const NO_MATCH =
  'No signature in webhook-signature is right for this body. Sign the exact bytes sent, as id.timestamp.body, with EVENTS_SECRET.';

const slower = (problem: string, seconds: number): Answer =>
  refusal(429, `${problem} Nothing was taken: send it again in ${seconds} s.`, {
    'retry-after': `${seconds}`,
  });

/** The signature already keeps browsers out: the type is asked for only to tell a mistake from an event. */
function typeProblem(headers: IncomingMessage['headers']): string | null {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (!/^$|^application\/([\w.+-]+\+)?json$/.test(type.trim())) {
    return `Send content-type: application/json, not ${type.trim()}.`;
  }
  const charset = parameters.map((parameter) => parameter.trim()).find((each) => each.startsWith('charset='));
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) return 'Send the body as UTF-8.';
  const encoding = headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' ? null : `Send the body as it is, without content-encoding: ${encoding}.`;
}

const bodyError = z.object({ type: z.enum(['entity.too.large', 'request.aborted', 'request.size.invalid']) });

async function readBody(request: IncomingMessage): Promise<Buffer | Answer | null> {
  try {
    return await getRawBody(request, {
      limit: MOST_BYTES,
      length: request.headers['content-length'] ?? null,
    });
  } catch (error) {
    const known = bodyError.safeParse(error);
    if (!known.success) throw error;
    return known.data.type === 'entity.too.large' ? refusal(413, TOO_LARGE) : null;
  }
}

const TOO_LARGE = 'The body is larger than 1 MiB. Nothing was taken: send fewer events at a time.';

async function takeEvents(door: EventsDoor, { id: webhookId }: Signed, raw: Buffer): Promise<Answer> {
  const read = readEvents(raw, { webhookId, now: door.clock.now() });
  if (!read.ok) {
    // Fields only: a problem may quote what was sent, and that may be a person's address.
    const fields = read.errors.slice(0, 5).map(({ position, field }) => `${position ?? 'body'}: ${field}`);
    door.log.info({ webhookId, bad: read.errors.length, fields }, 'events refused: bad input');
    return { status: 400, body: { error: 'Nothing was taken: see errors.', errors: read.errors } };
  }
  try {
    const receipts = await door.intake(read.events);
    if (receipts.length !== read.ids.length) throw new Error('the intake did not answer for every event');
    return {
      status: 202,
      body: { accepted: read.ids.map((id, position) => accepted(id, position, receipts[position])) },
    };
  } catch (error) {
    door.log.error({ err: error, webhookId, events: read.events.length }, 'events not recorded');
    return refusal(503, TRY_AGAIN, { 'retry-after': '5' });
  }
}

const TRY_AGAIN =
  'The events could not be recorded just now. Send them again with the same webhook-id: what was recorded after all counts once.';

const accepted = (id: string, position: number, receipt: EventReceipt | undefined) => ({
  position,
  id,
  lead: receipt?.leadId,
  duplicate: receipt?.duplicate,
  stage: receipt?.stage,
  score: receipt?.total,
});
