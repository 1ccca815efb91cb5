import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import type pg from 'pg';
import { enqueue, type NewMessage } from '../../src/app/outbox/enqueue.js';
import type { Db } from '../../src/store/db.js';
import { createSlackDouble, type SlackDouble } from '../support/slack/double.js';
import type { FaultRates } from '../support/slack/faults.js';
import { message } from './desk.js';
import type { Design, Order } from './worker.js';

export type Trial = { design: Design; kills: number; faults: FaultRates; seed: number };
export type Found = {
  alerts: number;
  lost: string[];
  doubled: string[];
  /** What the trial met on its way: a trial that meets nothing proves nothing. */
  looks: number;
  looksBelow: number;
  retried: number;
  struck: Record<string, number>;
};

const PLACES = Array.from({ length: 48 }, (_, at) => ({ id: `C${100 + at}`, name: `room-${at}` }));
const ALERTS_PER_KILL = 8;
/** Real milliseconds from Slack's taking a message to its answer: most kills fall into it. */
const LATENCY_MS = 25;

/** Kills one of two senders again and again while they post; answers what became of the alerts. */
export async function killSenders(trial: Trial, db: Db, database: pg.PoolConfig): Promise<Found> {
  const slack = createSlackDouble({
    channels: PLACES,
    faults: { ...trial.faults, latencyMs: LATENCY_MS },
    seed: trial.seed,
  });
  const { apiUrl } = await slack.listen();
  const crew = await startCrew({ design: trial.design, token: slack.token, apiUrl, database });
  const random = seeded(trial.seed);
  const names: string[] = [];
  const hasCards = trial.design === 'outbox';
  try {
    if (hasCards) await postCards(db, () => crew.wake());
    for (let kill = 0; kill < trial.kills; kill++) {
      const posts = slack.called('chat.postMessage');
      const batch = Array.from({ length: ALERTS_PER_KILL }, (_, at) => ({
        name: `alert ${trial.seed}-${kill}.${at}`,
        lane: PLACES[(kill * 4 + Math.floor(at / 2)) % PLACES.length]?.name ?? '',
      }));
      names.push(...batch.map((each) => each.name));
      await enqueue(
        db.prisma,
        batch.map((each, at) => (hasCards ? fileAs(each, at) : message(each.name, { lane: each.lane }))),
      );
      crew.wake();
      await until(async () => slack.called('chat.postMessage') > posts, 3_000);
      await pause(random() * 40);
      await crew.killOne(kill % 2);
    }
    await until(async () => (await unsent(db)) === 0, 60_000);
    // An answer may be out that a wrong design would repeat after its lease.
    await pause(300);
  } finally {
    crew.end();
    await slack.close();
  }
  return judge(slack, db, names);
}

type Alert = { name: string; lane: string };

/** Each room is a lead's, whose card stands there from the first. */
const leadIn = (lane: string): string =>
  `0199aaaa-0000-7000-8000-${lane.replace(/\D/g, '').padStart(12, '0')}`;

async function postCards(db: Db, wake: () => void): Promise<void> {
  await enqueue(
    db.prisma,
    PLACES.map(({ name: lane }) => message(`card in ${lane}`, { lane, leadId: leadIn(lane) })),
  );
  wake();
  await until(async () => (await unsent(db)) === 0, 60_000);
}

/** Half are cards of nobody's; the others go below the room's card: as a line, or as an alert that edits it, too. */
function fileAs({ name, lane }: Alert, at: number): NewMessage {
  const leadId = leadIn(lane);
  if (at % 4 === 1) return message(name, { lane, leadId, deed: 'thread', kind: 'line' });
  return at % 4 === 3 ? message(name, { lane, leadId }) : message(name, { lane });
}

async function judge(slack: SlackDouble, db: Db, names: string[]): Promise<Found> {
  const times = new Map<string, number>();
  for (const { name: place } of PLACES) {
    for (const message of slack.messages(place)) {
      // As it was posted: a card says later what it is told later, or where its newer one is.
      const { text } = message.versions[0] ?? message;
      const names = text.split('\n').map((line) => line.replace(/ ready$/, ''));
      for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    }
  }
  return {
    alerts: names.length,
    lost: names.filter((name) => !times.has(name)),
    doubled: names.filter((name) => (times.get(name) ?? 0) > 1),
    looks: slack.called('conversations.history'),
    looksBelow: slack.called('conversations.replies'),
    retried: await db.prisma.outbox.count({ where: { attempts: { gt: 1 } } }),
    struck: slack.faults.struck,
  };
}

type Crew = { wake(): void; killOne(which: number): Promise<void>; end(): void };

// For a life of a second it doesn't pay to optimise code: half the work of a start.
const BRIEF = ['--no-opt', '--liftoff-only'];

// Starting a process takes longer than everything else here, so two more always stand ready.
async function startCrew(order: Order): Promise<Crew> {
  const { file, remove } = await bundle();
  const born: ChildProcess[] = [];
  const hatch = (): Promise<ChildProcess> => {
    const child = fork(file, [], { execArgv: BRIEF, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    born.push(child);
    child.send(order);
    return new Promise((resolve) => child.once('message', () => resolve(child)));
  };
  const engage = async (): Promise<ChildProcess> => {
    const child = await (ready.shift() ?? hatch());
    ready.push(hatch());
    child.send('wake');
    return child;
  };
  const ready = [hatch(), hatch()];
  const working = [await engage(), await engage()];
  return {
    wake() {
      for (const child of working) child.send('wake');
    },
    async killOne(which) {
      const victim = working[which];
      if (!victim) throw new Error(`no worker ${which}`);
      const gone = new Promise((resolve) => victim.once('exit', resolve));
      victim.kill('SIGKILL');
      await gone;
      working[which] = await engage();
    },
    end() {
      for (const child of born) child.kill('SIGKILL');
      remove();
    },
  };
}

// One plain file: a worker that had to compile itself would take four times as long to start.
async function bundle(): Promise<{ file: string; remove: () => void }> {
  const dir = path.resolve('node_modules/.cache', `kindling-worker-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'worker.mjs');
  await build({
    entryPoints: [path.resolve('test/outbox/worker.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return { file, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

const unsent = (db: Db): Promise<number> => db.prisma.outbox.count({ where: { status: { not: 'sent' } } });

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  for (let waited = 0; waited < withinMs; waited += 10) {
    if (await holds()) return;
    await pause(10);
  }
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
