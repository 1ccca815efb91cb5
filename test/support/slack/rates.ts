import type { Clock } from '../../../src/lib/clock.js';

/** Slack's pace: a message a second in a channel with a short burst; calls a minute by method. */
export type RateLimits = {
  perSecond?: number;
  burst?: number;
  /** Calls a minute by method, e.g. `{ 'chat.update': 50 }`. Default: Slack's tiers for what the product uses. */
  perMinute?: Record<string, number>;
};

export type Rates = {
  /** Seconds to wait, or 0 when the call may pass. A call refused does not count. */
  wait(method: string, channel: string | null): number;
};

const TIERS: Record<string, number> = {
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'conversations.list': 20,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'users.list': 20,
  'users.info': 100,
  'usergroups.list': 20,
  'users.conversations': 50,
  'views.open': 100,
  'views.update': 100,
  'views.push': 100,
  'views.publish': 100,
  'reactions.add': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'files.info': 100,
};

export const noRates: Rates = { wait: () => 0 };

export function makeRates(limits: RateLimits, clock: Clock): Rates {
  const perSecond = limits.perSecond ?? 1;
  const burst = limits.burst ?? 3;
  const tiers = limits.perMinute ?? TIERS;
  const lanes = new Map<string, { tokens: number; at: number }>();
  const windows = new Map<string, number[]>();

  function lane(channel: string, now: number): number {
    const was = lanes.get(channel) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, was.tokens + ((now - was.at) / 1000) * perSecond);
    const pass = tokens >= 1;
    lanes.set(channel, { tokens: pass ? tokens - 1 : tokens, at: now });
    return pass ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }

  function tier(method: string, limit: number, now: number): number {
    const recent = (windows.get(method) ?? []).filter((at) => now - at < 60_000);
    const first = recent[0];
    if (first !== undefined && recent.length >= limit)
      return Math.max(1, Math.ceil((60_000 - (now - first)) / 1000));
    windows.set(method, [...recent, now]);
    return 0;
  }

  return {
    wait(method, channel) {
      const now = clock.now().getTime();
      if (method === 'chat.postMessage') return channel ? lane(channel, now) : 0;
      const limit = tiers[method];
      return limit === undefined ? 0 : tier(method, limit, now);
    },
  };
}
