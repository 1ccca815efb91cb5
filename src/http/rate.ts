import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Takes one from the budget of `key`; answers the whole seconds to wait where it is used up, else null. */
export type Rate = (key: string) => Promise<number | null>;

/** A budget a minute for each key, in memory: a restart forgives. */
export function makeRate(perMinute: number): Rate {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (key) => {
    try {
      await limiter.consume(key);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  };
}
