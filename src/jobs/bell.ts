import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Tick } from './schedule.js';

/** A tick with its manners: one run at a time in this process, its failures caught, none once `ending` is over. */
export type Bell = { name: string; everySeconds: number; ring(): Promise<void>; quiet(): Promise<void> };

type Surroundings = { clock: Clock; log: Log; ending: AbortSignal };

/**
 * `ring` returns at once while an earlier ring is under way: Agenda starts a tick again that outlives its
 * lock. `quiet` waits for the one under way. A tick that throws is logged by its name and rung again next time.
 */
export function hangBell(tick: Tick, { clock, log, ending }: Surroundings): Bell {
  let underWay: Promise<void> | null = null;

  async function run(): Promise<void> {
    try {
      await tick.run(clock.now());
    } catch (error) {
      log.error({ err: error, tick: tick.name }, 'a tick failed; it is rung again when its time comes');
    }
  }

  return {
    name: tick.name,
    everySeconds: tick.everySeconds,
    async ring() {
      if (underWay || ending.aborted) return;
      underWay = run();
      await underWay;
      underWay = null;
    },
    async quiet() {
      await underWay;
    },
  };
}
