import pg from 'pg';
import { type BenchTeam, openDesk, openTeam, plainRules } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import { type BenchEvent, makeEvents, makeSpans } from './events.js';
import type { Findings, Measured } from './goal.js';
import { compared, pairsOf, readable, secondsOf, sharesOf } from './pairs.js';
import { chunksOf, eachOf, randomOf } from './random.js';
import { ingestNaively, ingestRaw } from './reference.js';
import { seed } from './seed.js';
import { countUpdates, hotShare } from './updates.js';

const BATCH = 1_000;
// Twice as many as the intake has lanes, so that none of them waits for us.
const CALLERS = 6;
const RAW = {
  id: 'P1',
  name: 'ingest, batches of 1,000, vs one raw statement',
  wants: 'more',
  gate: 0.7,
  aim: 0.85,
} as const;
const NAIVE = {
  id: 'P3',
  name: 'ingest vs a Prisma transaction per event',
  wants: 'more',
  gate: 25,
  aim: 40,
} as const;
const HOT = {
  id: 'P13',
  name: 'HOT share of updates of leads and standings in ingest',
  wants: 'more',
  gate: 0.8,
  aim: 0.95,
} as const;

/** P1, P3, P13: what batches cost through the app's own door, and what they leave behind in the tables. */
export const ingest: Benchmark = { name: 'ingest', about: "batches through the app's own intake", run };

async function run({ small, server, onEnd, say }: Bench): Promise<Findings> {
  const leads = small ? 20_000 : 100_000;
  const batches = small ? 15 : 40;
  const naiveEvents = small ? 500 : 1_000;
  const postgres = await server();
  const seconds = await secondsOf(async () => {
    await seed(await postgres.database('ingest_seed'), { leads, now: new Date() });
  });
  say(`${leads.toLocaleString('en-US')} leads made in ${seconds.toFixed(1)} s`);
  const config = await postgres.database('ingest_app', 'ingest_seed');
  const reference = await openReference(await postgres.database('ingest_reference', 'ingest_seed'));
  const team = await openTeam(config);
  onEnd(() => reference.close());
  const lots = lotsOf(leads);
  const ours = async (count: number) => {
    const events = lots(count);
    return events.length / (await secondsOf(() => takeAll(team, events)));
  };
  const measured: Measured[] = [
    compared(
      RAW,
      await pairsOf(
        () => reference.raw(lots(batches * BATCH)),
        () => ours(batches * BATCH),
      ),
      'events/s',
    ),
    compared(
      NAIVE,
      await pairsOf(
        () => reference.naive(lots(naiveEvents)),
        () => ours(Math.ceil(batches / 4) * BATCH),
      ),
      'events/s',
    ),
  ];
  await team.close();
  measured.push(await measureHot(config, lots, Math.ceil(batches / 4)));
  return {
    data: `${leads.toLocaleString('en-US')} leads, ${batches} batches a measurement, 16 kinds of events, 3 % repeats, 3 % of new leads, 1 % up to a day late`,
    measured,
    checks: [],
  };
}

/** A new lot of events each time it is asked: no lot repeats another's. */
function lotsOf(leads: number): (count: number) => BenchEvent[] {
  const random = randomOf(1);
  const span = makeSpans();
  let lot = 0;
  return (count) => makeEvents(count, { random, lot: `ingest${++lot}`, leads, ...span(count) });
}

async function takeAll(team: BenchTeam, events: BenchEvent[]): Promise<void> {
  const desk = openDesk(team);
  await eachOf(chunksOf(events, BATCH), CALLERS, (batch) => desk.take(batch, new Date()));
  await desk.idle();
}

async function openReference(config: pg.PoolConfig) {
  const team = await openTeam(config);
  const client = new pg.Client(config);
  await client.connect();
  const rules = plainRules(team);
  return {
    async raw(events: BenchEvent[]) {
      const seconds = await secondsOf(async () => {
        for (const batch of chunksOf(events, BATCH)) await ingestRaw(client, rules, batch, new Date());
      });
      return events.length / seconds;
    },
    async naive(events: BenchEvent[]) {
      const work = (event: BenchEvent) => ingestNaively(team.deps.db, rules, event, new Date());
      return events.length / (await secondsOf(() => eachOf(events, 10, work)));
    },
    async close() {
      await client.end();
      await team.close();
    },
  };
}

/** Postgres' own count of updates that touched no index. It is complete once whoever wrote has hung up. */
async function measureHot(
  config: pg.PoolConfig,
  lots: (count: number) => BenchEvent[],
  batches: number,
): Promise<Measured> {
  const start = await countUpdates(config);
  let before = start;
  const { ratios } = await sharesOf(HOT, async () => {
    const team = await openTeam(config);
    await takeAll(team, lots(batches * BATCH));
    await team.close();
    const after = await countUpdates(config);
    const share = hotShare(before, after, ['lead', 'standing']);
    before = after;
    return share;
  });
  const of = (table: string) => `${table} ${readable(hotShare(start, before, [table]))}`;
  return { goal: HOT, ratios, sides: `${of('standing')}, ${of('lead')}` };
}
