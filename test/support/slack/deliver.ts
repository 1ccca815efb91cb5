import { createHmac } from 'node:crypto';
import type { Clock } from '../../../src/lib/clock.js';
import { type Bag, isBag, text } from './bag.js';
import { nowMs, type State } from './state.js';

/** Hands a payload to the app. Resolves when the app is done with it, which may be long after `ack`. */
export type Deliver = (body: Bag, ack: (response?: unknown) => Promise<void>) => Promise<void>;

/** What came of it: the payload sent, and what the app acknowledged with (undefined: nothing, or never). */
export type Told = { body: Bag; response: unknown; acked: boolean; ackedAfterMs: number | null };

const ACK_WITHIN_MS = 3_000;

/** Sends `body`, lets `onAck` act on the answer at the moment it comes, and waits until the app is done. */
export async function tell(
  state: State,
  deliver: Deliver,
  body: Bag,
  onAck: (response: unknown) => void,
): Promise<Told> {
  const from = nowMs(state);
  const told: Told = { body, response: undefined, acked: false, ackedAfterMs: null };
  const what = text(body.command) || text(body.type);
  await deliver(body, async (response) => {
    if (told.acked) return void state.complaints.push(`${what}: acknowledged twice`);
    Object.assign(told, { acked: true, response, ackedAfterMs: nowMs(state) - from });
    if (nowMs(state) - from > ACK_WITHIN_MS)
      state.complaints.push(`${what}: acknowledged after ${nowMs(state) - from} ms`);
    else onAck(response);
  });
  if (!told.acked) state.complaints.push(`${what}: never acknowledged`);
  return told;
}

/** An app in this process: anything with Bolt's `processEvent`. */
export const toBolt =
  (app: {
    processEvent(event: { body: Bag; ack: (response?: unknown) => Promise<void> }): Promise<void>;
  }): Deliver =>
  (body, ack) =>
    app.processEvent({ body, ack });

export type Endpoint = { url: string; signingSecret: string; clock: Clock };

/** An app behind a request URL: signed as Slack signs. A status other than 200 is no acknowledgement. */
export function toUrl({ url, signingSecret, clock }: Endpoint): Deliver {
  return async (body, ack) => {
    const { type, content } = encoded(body);
    const at = String(Math.floor(clock.now().getTime() / 1000));
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${content}`).digest('hex')}`;
    const headers = { 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': signature };
    const response = await fetch(url, { method: 'POST', headers, body: content });
    const words = await response.text();
    if (response.status === 200) await ack(read(words));
  };
}

/** Events go as JSON, commands as a form, interactions as JSON in a form. */
function encoded(body: Bag): { type: string; content: string } {
  if (body.type === 'event_callback') return { type: 'application/json', content: JSON.stringify(body) };
  const form = body.command === undefined ? { payload: JSON.stringify(body) } : strings(body);
  return { type: 'application/x-www-form-urlencoded', content: new URLSearchParams(form).toString() };
}

const strings = (body: Bag): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));

function read(words: string): unknown {
  if (words === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(words);
    return isBag(parsed) ? parsed : words;
  } catch {
    return words;
  }
}
