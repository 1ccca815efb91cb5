import { sameAddress } from '../domain/lead.js';
import type { Deps } from './deps.js';
import { type Entry, type EntryReceipt, recordNews } from './record-news.js';

type Waiting = {
  entries: Entry[];
  now: Date;
  resolve: (receipts: EntryReceipt[]) => void;
  reject: (error: unknown) => void;
};

type Lane = {
  take(entries: Entry[], now: Date): Promise<EntryReceipt[]>;
  idle(): Promise<void>;
};

const LANES = 3;
const MOST = 1000;

/** Takes news in, in batches. `idle` resolves when nothing is under way. */
export type IntakeDesk = Lane;

/**
 * Each lead has its lane: lanes never wait for each other's locks, so that the program judges one batch while the
 * database writes another, and a lead's news is judged in the order in which it came.
 */
export function openIntake(deps: Deps, teamId: string): IntakeDesk {
  const lanes = Array.from({ length: LANES }, () => openLane(deps, teamId));
  return {
    async take(entries, now) {
      const places = entries.map(({ email }) => laneOf(email));
      const parts = await Promise.allSettled(
        lanes.map(async (lane, at) => {
          const part = entries.filter((_, index) => places[index] === at);
          return part.length === 0 ? [] : lane.take(part, now);
        }),
      );
      const receipts = parts.map((part) => {
        if (part.status === 'rejected') throw part.reason;
        return part.value.values();
      });
      return places.map((place) => {
        const { value } = receipts[place]?.next() ?? {};
        if (value === undefined) throw new Error('a lane answered too little');
        return value;
      });
    },
    async idle() {
      await Promise.all(lanes.map((lane) => lane.idle()));
    },
  };
}

/** The same for a lead however its address is written. */
function laneOf(email: string): number {
  const address = sameAddress(email);
  let hash = 0;
  for (let at = 0; at < address.length; at++) hash = (hash * 31 + address.charCodeAt(at)) | 0;
  return Math.abs(hash) % LANES;
}

/**
 * While one batch is being written the next one fills: no timer, so that an idle lane adds no delay and a busy one
 * writes hundreds of events a commit. If a batch fails, its requests are tried one by one, so that one bad request
 * can't take its neighbours with it.
 */
function openLane(deps: Deps, teamId: string): Lane {
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  const pump = (): void => {
    if (running !== null || queue.length === 0) return;
    running = write(deps, teamId, takeBatch(queue)).finally(() => {
      running = null;
      pump();
    });
  };
  return {
    take: (entries, now) =>
      new Promise((resolve, reject) => {
        queue.push({ entries, now, resolve, reject });
        pump();
      }),
    async idle() {
      while (running !== null) await running;
    },
  };
}

/** Whole requests, until the batch is full; at least one. */
function takeBatch(queue: Waiting[]): Waiting[] {
  let size = queue[0]?.entries.length ?? 0;
  let count = 1;
  for (const next of queue.slice(1)) {
    size += next.entries.length;
    if (size > MOST) break;
    count += 1;
  }
  return queue.splice(0, count);
}

async function write(deps: Deps, teamId: string, batch: Waiting[]): Promise<void> {
  const now = batch.reduce((latest, { now }) => (now > latest ? now : latest), new Date(0));
  try {
    const receipts = await recordNews(
      deps,
      teamId,
      now,
      batch.flatMap(({ entries }) => entries),
    );
    let from = 0;
    for (const { entries, resolve } of batch) {
      resolve(receipts.slice(from, from + entries.length));
      from += entries.length;
    }
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) only.reject(error);
    else for (const one of batch) await write(deps, teamId, [one]);
  }
}
