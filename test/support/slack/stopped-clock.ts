import type { Clock } from '../../../src/lib/clock.js';

/** A clock that moves only when a test says so. */
export type StoppedClock = Clock & { advance(ms: number): void };

export function stoppedClock(at: string): StoppedClock {
  let now = new Date(at);
  return {
    now: () => now,
    advance(ms) {
      now = new Date(now.getTime() + ms);
    },
  };
}
