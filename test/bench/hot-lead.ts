import { type BenchTeam, openDesk, openTeam, recordOnce, scoreOf } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import { type BenchEvent, makeEvents, makeSpans } from './events.js';
import type { Check, Findings } from './goal.js';
import { compared, pairsOf, secondsOf } from './pairs.js';
import { chunksOf, eachOf, randomOf, shuffle } from './random.js';
import { seed } from './seed.js';

const BATCH = 100;
const CALLERS = 20;
const DELIVERIES = 10;
const GOAL = {
  id: 'P7',
  name: 'events of one hot lead vs of spread leads',
  wants: 'more',
  gate: 0.7,
  aim: 1,
} as const;

/** P7 and R2: everything at once about one lead, in batches of a hundred from twenty sides. */
export const hotLead: Benchmark = { name: 'hot', about: 'one hot lead, twenty callers', run };

async function run({ small, server, onEnd }: Bench): Promise<Findings> {
  const leads = small ? 20_000 : 100_000;
  const count = small ? 5_000 : 10_000;
  const storm = small ? 1_000 : 10_000;
  const config = await (await server()).database('hot');
  await seed(config, { leads, now: new Date() });
  const team = await openTeam({ ...config, max: CALLERS });
  onEnd(() => team.close());
  let lot = 0;
  const span = makeSpans();
  const random = randomOf(3);
  const rateOf = async (among: number) => {
    const wish = { random, lot: `hot${++lot}`, leads: among, newLeads: 0, repeats: 0, late: 0 };
    const events = makeEvents(count, { ...wish, ...span(count) });
    const desk = openDesk(team);
    const seconds = await secondsOf(() =>
      eachOf(chunksOf(events, BATCH), CALLERS, (batch) => desk.take(batch, new Date())),
    );
    return count / seconds;
  };
  const pairs = await pairsOf(
    () => rateOf(leads),
    () => rateOf(1),
  );
  return {
    data: `${leads.toLocaleString('en-US')} leads, ${count.toLocaleString('en-US')} events a measurement; then ${storm.toLocaleString('en-US')} events of a new lead, each delivered ${DELIVERIES} times, shuffled, over ${CALLERS} connections`,
    measured: [compared(GOAL, pairs, 'events/s')],
    checks: await weather(team, storm),
  };
}

/** Every event of a lead ten times, in no order, past the intake's lanes: straight into as many transactions. */
async function weather(team: BenchTeam, count: number): Promise<Check[]> {
  const random = randomOf(4);
  const email = 'storm@example.com';
  const from = new Date(Date.now() - count * 10);
  const events: BenchEvent[] = makeEvents(count, {
    random,
    lot: 'storm',
    leads: 1,
    from,
    newLeads: 0,
    repeats: 0,
    late: 0,
  }).map((event) => ({
    ...event,
    // An opt-out would have more to say than the score.
    type: event.type === 'unsubscribed' ? 'blog_read' : event.type,
    lead: { ...event.lead, email },
  }));
  const deliveries = shuffle(
    events.flatMap((event) => Array.from({ length: DELIVERIES }, () => event)),
    random,
  );
  const now = new Date();
  const seconds = await secondsOf(() =>
    eachOf(chunksOf(deliveries, BATCH), CALLERS, (batch) => recordOnce(team, batch, now)),
  );
  const found = await scoreOf(team, email, events, now);
  const rate = Math.round(deliveries.length / seconds).toLocaleString('en-US');
  return [
    {
      check: 'each event counts once',
      ok: found.activities === count,
      found: `${found.activities} activities of ${count} events, ${rate} deliveries/s`,
    },
    { check: 'one handoff for a crossing', ok: found.handoffs === 1, found: `${found.handoffs}` },
    {
      check: 'the score is exact',
      ok: Math.abs(found.stored - found.right) <= 1e-6 * Math.max(1, Math.abs(found.right)),
      found: `${found.stored}, by the whole past ${found.right}`,
    },
  ];
}
