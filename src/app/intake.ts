import type { Deps } from './deps.js';
import { type Entry, type EntryReceipt, recordNews } from './record-news.js';

type Waiting = {
  entries: Entry[];
  now: Date;
  resolve: (receipts: EntryReceipt[]) => void;
  reject: (error: unknown) => void;
};

const LANES = 2;
const MOST = 1000;

/** Takes news in, in batches. `idle` resolves when nothing is under way. */
export type IntakeDesk = {
  take(entries: Entry[], now: Date): Promise<EntryReceipt[]>;
  idle(): Promise<void>;
};

/**
 * While one batch is being written the next one fills: no timer, so that an idle desk adds no delay and a busy
 * one writes hundreds of events a commit. If a batch fails, its requests are tried one by one, so that one bad
 * request can't take its neighbours with it.
 */
export function openIntake(deps: Deps, teamId: string): IntakeDesk {
  const queue: Waiting[] = [];
  const running = new Set<Promise<void>>();
  let ahead: Promise<void> = Promise.resolve();
  const pump = (): void => {
    if (running.size >= LANES || queue.length === 0) return;
    // The lanes take their leads' locks in the order of the queue: what came first is judged first.
    const before = ahead;
    let locked = (): void => undefined;
    ahead = new Promise((resolve) => {
      locked = resolve;
    });
    const batch = takeBatch(queue);
    const work: Promise<void> = before
      .then(() => write(deps, teamId, batch, locked))
      .finally(() => {
        locked();
        running.delete(work);
        pump();
      });
    running.add(work);
    pump();
  };
  return {
    take: (entries, now) =>
      new Promise((resolve, reject) => {
        queue.push({ entries, now, resolve, reject });
        pump();
      }),
    async idle() {
      while (running.size > 0 || queue.length > 0) await Promise.all(running);
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

async function write(deps: Deps, teamId: string, batch: Waiting[], locked: () => void): Promise<void> {
  const now = batch.reduce((latest, { now }) => (now > latest ? now : latest), new Date(0));
  try {
    const receipts = await recordNews(
      deps,
      teamId,
      now,
      batch.flatMap(({ entries }) => entries),
      locked,
    );
    let from = 0;
    for (const { entries, resolve } of batch) {
      resolve(receipts.slice(from, from + entries.length));
      from += entries.length;
    }
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) only.reject(error);
    else for (const one of batch) await write(deps, teamId, [one], locked);
  }
}
