import { randomBytes } from 'node:crypto';
import { intakeOf, openDesk, openDoor, openTeam } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import { askProcess } from './child.js';
import { makeSpans } from './events.js';
import type { Check, Findings } from './goal.js';
import { compared, pairsOf } from './pairs.js';
import { seed } from './seed.js';
import type { SendOrder, SendReport } from './webhook-sender.js';

const IN_FLIGHT = 100;
const GOAL = {
  id: 'P4',
  name: 'webhooks, in the database before the answer, vs none',
  wants: 'more',
  gate: 0.3,
  aim: 0.45,
} as const;

/** P4: signed webhooks over HTTP, each committed before it is answered, a hundred in flight. */
export const webhooks: Benchmark = { name: 'webhooks', about: 'signed events over HTTP, 100 in flight', run };

async function run({ small, server, onEnd }: Bench): Promise<Findings> {
  const leads = small ? 20_000 : 100_000;
  const count = small ? 3_000 : 8_000;
  const config = await (await server()).database('webhooks');
  await seed(config, { leads, now: new Date() });
  const team = await openTeam(config);
  const desk = openDesk(team);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const durable = await openDoor(secret, intakeOf(desk));
  const floor = await openDoor(secret, async (events) =>
    events.map(() => ({ leadId: 'none', duplicate: false, stage: 'new', total: 0 })),
  );
  onEnd(async () => {
    await Promise.all([durable.stop(), floor.stop()]);
    await desk.idle();
    await team.close();
  });
  const span = makeSpans();
  let lot = 0;
  let refused = 0;
  const rateOf = async (port: number) => {
    const { from, apart } = span(count);
    const order: SendOrder = {
      url: `http://127.0.0.1:${port}`,
      secret,
      leads,
      count,
      lot: `hook${++lot}`,
      from: from.getTime(),
      apart,
      inFlight: IN_FLIGHT,
    };
    const report = await askProcess<SendReport>('test/bench/webhook-sender.ts', order, onEnd);
    refused += report.refused;
    return count / report.seconds;
  };
  const pairs = await pairsOf(
    () => rateOf(floor.port),
    () => rateOf(durable.port),
  );
  return {
    data: `${leads.toLocaleString('en-US')} leads, ${count.toLocaleString('en-US')} requests a measurement with an event each, sent by a process of its own`,
    measured: [compared(GOAL, pairs, 'requests/s')],
    checks: [allTaken(refused, lot * count)],
  };
}

const allTaken = (refused: number, sent: number): Check => ({
  check: 'every webhook is taken',
  ok: refused === 0,
  found: `${refused} of ${sent} refused`,
});
