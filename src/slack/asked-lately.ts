import { within } from './within.js';

const PATIENCE_MS = 1_000;

/** Something that Slack is asked for now and then, and remembered meanwhile. */
export type AskedLately = {
  /** Milliseconds since Slack was asked; infinite where it never was. */
  age(now: Date): number;
  /** Asks Slack, once for all who wait. */
  ask(now: Date): Promise<void>;
  /** Asks where what is known is no longer fresh, and waits for the answer only where nothing is known. */
  lately(now: Date): Promise<void>;
  forget(): void;
};

/** `ask` never throws, and remembers what it hears. `freshMs`: for how long that is taken as known. */
export function askedLately(ask: () => Promise<void>, freshMs: () => number): AskedLately {
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const age = (now: Date): number => now.getTime() - askedAt;
  const once = (now: Date): Promise<void> => {
    asking ??= ask().finally(() => {
      askedAt = now.getTime();
      asking = null;
    });
    return asking;
  };
  return {
    age,
    ask: once,
    async lately(now) {
      const old = age(now);
      if (old < freshMs()) return;
      const answer = once(now);
      if (old === Number.POSITIVE_INFINITY) await within(PATIENCE_MS, answer);
    },
    forget() {
      askedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
