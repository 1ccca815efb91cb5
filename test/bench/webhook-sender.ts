import { Pool } from 'undici';
import { sign } from '../../src/http/signature.js';
import { jsonOf, makeEvents } from './events.js';
import { eachOf, randomOf } from './random.js';

/** What the sender is told, and what it answers: first that it is ready, then, once told to go, how it went. */
export type SendOrder = {
  url: string;
  secret: string;
  lot: string;
  leads: number;
  count: number;
  /** When the first event happened (ms), and how far the others are apart. */
  from: number;
  apart: number;
  inFlight: number;
};
export type SendReport = { seconds: number; refused: number };

type Request = { body: string; headers: Record<string, string> };

// A process of its own, so that the load does not run in the server's own thread.
process.once('message', (order: SendOrder) => void obey(order));
process.once('disconnect', () => process.exit(0));

async function obey(order: SendOrder): Promise<void> {
  const requests = signedAll(order);
  const pool = new Pool(order.url, { connections: order.inFlight, pipelining: 1 });
  // All connections are open before the clock starts.
  await eachOf(
    Array.from({ length: order.inFlight }, (_, at) => at),
    order.inFlight,
    async () => (await pool.request({ path: '/healthz', method: 'GET' })).body.dump(),
  );
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
  let refused = 0;
  const start = performance.now();
  await eachOf(requests, order.inFlight, async (request) => {
    const { statusCode, body } = await pool.request({ path: '/v1/events', method: 'POST', ...request });
    await body.dump();
    if (statusCode !== 202) refused += 1;
  });
  const report: SendReport = { seconds: (performance.now() - start) / 1000, refused };
  await pool.close();
  process.send?.(report, () => process.exit(0));
}

/** Written and signed beforehand: that is the sender's work, not what is measured. */
function signedAll({ secret, lot, leads, count, from, apart }: SendOrder): Request[] {
  const second = Math.floor(Date.now() / 1000);
  return makeEvents(count, { random: randomOf(count), lot, leads, from: new Date(from), apart }).map(
    (event, at) => {
      const body = jsonOf(event);
      const id = `msg_${lot}_${at}`;
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': `${second}`,
          'webhook-signature': sign(secret, id, second, body),
        },
      };
    },
  );
}
