import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_PAUSE_MS = 5_000;

/** Tries until it works, with growing pauses, or until `ending`. Each failure is told to `onFailure`. */
export async function untilItWorks(
  attempt: () => Promise<unknown>,
  ending: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (let pause = 200; !ending.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await attempt();
      return;
    } catch (error) {
      onFailure(error);
      await wait(pause, undefined, { signal: ending }).catch(() => undefined);
    }
  }
}

/** Waits for `work`, but no longer than `ms`. Says whether it ended in time. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const inTime = new AbortController();
  const late = wait(ms, false, { signal: inTime.signal }).catch(() => true);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    inTime.abort();
  }
}
