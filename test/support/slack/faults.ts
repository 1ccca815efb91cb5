/**
 * What may go wrong on the way. `...Before`: Slack never took the call. `...After`: it did, and the answer is
 * lost. `late` is taken and answered after `lateMs`.
 */
export const FAULT_KINDS = [
  'rate429',
  'error500Before',
  'error500After',
  'resetBefore',
  'resetAfter',
  'hangBefore',
  'hangAfter',
  'late',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A planned accident: a kind, a platform refusal, or a 429 with its own wait (seconds). */
export type Fault = FaultKind | { error: string } | { retryAfter: number };

/** Shares of calls, 0 to 1 together. `methods` limits where chance strikes. */
export type FaultRates = Partial<Record<FaultKind, number>> & {
  /** Default: chat.postMessage and chat.update. */
  methods?: string[];
  /** Real milliseconds before a late answer; default 50. */
  lateMs?: number;
  /** Seconds in the Retry-After of a chance 429; default 1. */
  retryAfterSec?: number;
  /** Real milliseconds before every answer; default 0. */
  latencyMs?: number;
};

export type Faults = {
  /** May be changed at any moment, as a whole or a field at a time. */
  rates: FaultRates;
  failNext(method: string, fault: Fault, times?: number): void;
  /** What befalls this call: an explicit plan first, then chance. */
  draw(method: string): Fault | null;
  /** How often each kind struck. */
  struck: Record<string, number>;
};

export function makeFaults(rates: FaultRates, seed: number): Faults {
  const planned: { method: string; fault: Fault }[] = [];
  const random = mulberry32(seed);
  const faults: Faults = {
    rates,
    struck: {},
    failNext(method, fault, times = 1) {
      for (let n = 0; n < times; n++) planned.push({ method, fault });
    },
    draw(method) {
      const at = planned.findIndex((plan) => plan.method === method || plan.method === '*');
      const fault =
        at >= 0 ? (planned.splice(at, 1)[0]?.fault ?? null) : chance(faults.rates, method, random);
      if (fault) faults.struck[nameOf(fault)] = (faults.struck[nameOf(fault)] ?? 0) + 1;
      return fault;
    },
  };
  return faults;
}

export const nameOf = (fault: Fault): string =>
  typeof fault === 'string' ? fault : 'error' in fault ? fault.error : 'rate429';

function chance(rates: FaultRates, method: string, random: () => number): FaultKind | null {
  if (!(rates.methods ?? ['chat.postMessage', 'chat.update']).includes(method)) return null;
  let left = random();
  for (const kind of FAULT_KINDS) {
    left -= rates[kind] ?? 0;
    if (left < 0) return kind;
  }
  return null;
}

/** A small seeded generator, so that a run with a seed can be run again. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
