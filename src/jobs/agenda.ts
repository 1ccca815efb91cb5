import os from 'node:os';
import { Agenda, type AgendaBackend, type JobRepository } from 'agenda';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { type Bell, hangBell } from './bell.js';
import { untilItWorks, within } from './patience.js';
import type { Tick } from './schedule.js';
import { openTickStore, type TickStore, type TickStoreChoice } from './tick-store.js';

/** `lockSeconds`: after this long another process takes over the tick of one that died. */
export type TickerWish = {
  ticks: Tick[];
  clock: Clock;
  log: Log;
  backend: TickStoreChoice;
  processEverySeconds?: number;
  lockSeconds?: number;
};

export type Ticker = { stop(): Promise<void> };

const TICK_PATIENCE_MS = 5_000;
const STORE_PATIENCE_MS = 2_000;

/**
 * Hands the timetable to Agenda. Answers at once; the ringing begins as soon as the database is there, and
 * every tick is rung once then. `stop` waits up to 5 s for the tick under way and leaves nothing locked.
 */
export async function startTicker(wish: TickerWish): Promise<Ticker> {
  const stopping = new AbortController();
  const ending = stopping.signal;
  const trouble = foldTrouble(wish.log, () => void unlockOurs(agenda).catch(trouble.hear));
  const store = await openTickStore(wish.backend, trouble.hear);
  const locking = tameLocking(store.backend.repository, ending, trouble);
  const bells = wish.ticks.map((tick) => hangBell(tick, { ...wish, ending }));
  const agenda = new Agenda({
    name: `${os.hostname()}:${process.pid}`,
    backend: patient(store, ending, trouble.hear),
    processEvery: (wish.processEverySeconds ?? 5) * 1000,
    defaultLockLifetime: (wish.lockSeconds ?? 60) * 1000,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
  });
  agenda.on('error', trouble.hear);
  for (const bell of bells)
    agenda.define(bell.name, (_job, done) => void bell.ring().then(() => done(), done));
  const begun = begin(agenda, bells, ending, trouble.hear);

  return {
    async stop() {
      stopping.abort();
      await within(TICK_PATIENCE_MS, Promise.all(bells.map((bell) => bell.quiet())));
      const tidy = tidyUp(agenda, store, [begun, locking.settled()]).catch(trouble.hear);
      if (!(await within(STORE_PATIENCE_MS, tidy))) wish.log.warn('the tick store did not answer at the end');
    },
  };
}

type OnFailure = (error: unknown) => void;
type Trouble = { hear: OnFailure; over(): void };

// The first ring is our own, not Agenda's: a process killed a moment ago may still hold Agenda's locks.
async function begin(agenda: Agenda, bells: Bell[], ending: AbortSignal, onFailure: OnFailure) {
  await agenda.ready;
  for (const bell of bells) void bell.ring();
  await untilItWorks(() => announce(agenda, bells), ending, onFailure);
  if (!ending.aborted) await agenda.start();
}

// Only what is not known yet: on MongoDB Agenda would take away the lock of a process that is at it now.
async function announce(agenda: Agenda, bells: Bell[]) {
  const { jobs } = await agenda.db.queryJobs({ names: bells.map(({ name }) => name) });
  for (const { name, everySeconds } of bells) {
    const interval = `${everySeconds} seconds`;
    const known = jobs.some((job) => job.name === name && job.repeatInterval === interval && job.nextRunAt);
    if (!known) await agenda.every(interval, name);
  }
}

async function tidyUp(agenda: Agenda, store: TickStore, before: Promise<unknown>[]) {
  await Promise.all(before);
  try {
    if (!agenda.isActiveJobProcessor()) return;
    await agenda.drain({ timeout: STORE_PATIENCE_MS / 2, closeConnection: false });
    await unlockOurs(agenda);
  } finally {
    await store.close();
  }
}

// Agenda leaves locks behind: at a stop on ticks held ready for the next seconds, after an outage on those
// that ended during it. Nobody would ring them until the locks ran out.
async function unlockOurs(agenda: Agenda) {
  const names = Object.keys(agenda.definitions);
  const { jobs } = await agenda.db.queryJobs({ names });
  const ours = jobs.filter((job) => job.lockedAt && job.lastModifiedBy === agenda.attrs.name);
  await agenda.db.unlockJobs(ours.flatMap((job) => job._id ?? []));
}

// Agenda connects once, when it is made, and a failure there ends the process.
function patient(store: TickStore, ending: AbortSignal, onFailure: OnFailure): AgendaBackend {
  const { backend, prepare } = store;
  return {
    name: backend.name,
    repository: backend.repository,
    ownsConnection: false,
    connect: () => untilItWorks(prepare, ending, onFailure),
    disconnect: () => Promise.resolve(),
  };
}

// Three things about Agenda's locks. It takes one more while it is being stopped, which then stays. It lets
// go of some without waiting, so that a failure would end the process. And where it can't let go of one at
// the end of a run it tells nobody.
function tameLocking(repository: JobRepository, ending: AbortSignal, trouble: Trouble) {
  const taking = new Set<Promise<unknown>>();
  const take = repository.getNextJobToRun.bind(repository);
  const letGo = repository.unlockJob.bind(repository);
  const save = repository.saveJobState.bind(repository);
  repository.getNextJobToRun = async (...wanted) => {
    if (ending.aborted) return undefined;
    const taken = take(...wanted);
    taking.add(taken);
    try {
      const job = await taken;
      trouble.over();
      return job;
    } finally {
      taking.delete(taken);
    }
  };
  repository.unlockJob = (job) => letGo(job).catch(trouble.hear);
  repository.saveJobState = (...state) =>
    save(...state).catch((error: unknown) => {
      trouble.hear(error);
      throw error;
    });
  return { settled: () => Promise.allSettled(taking) };
}

// While the database is away every look at it fails: said once, and once more when it is back.
function foldTrouble(log: Log, onOver: () => void): Trouble {
  let inTrouble = false;
  return {
    hear(error) {
      log[inTrouble ? 'debug' : 'warn']({ err: error }, 'the ticks are in trouble; they go on trying');
      inTrouble = true;
    },
    over() {
      if (!inTrouble) return;
      inTrouble = false;
      log.info('the ticks ring again');
      onOver();
    },
  };
}
