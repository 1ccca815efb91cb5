import type { Clock } from '../../lib/clock.js';
import { dueLanes, type LaneKey, msUntilDue } from '../../store/lanes.js';
import type { SendDeps } from './deps.js';
import { drainLane } from './drain.js';

/** Sends in the background of this process. */
export type Drainer = {
  /** Looks for what is due, soon and once however often it is called. After each commit that filed a message. */
  wake: () => void;
  /** Takes no more work and waits for what is in flight. */
  stop: () => Promise<void>;
};

const SOONEST_MS = 10;
const AFTER_NOTHING_MS = 50;
const LONGEST_MS = 5_000;
const AFTER_TROUBLE_MS = 2_000;

/** A lane in trouble keeps only itself waiting: each is worked in on its own, one sender a lane. */
export function createDrainer(deps: SendDeps & { clock: Clock }): Drainer {
  const busy = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  function wake(): void {
    if (stopped) return;
    again = true;
    looking ??= look().finally(() => {
      looking = null;
      if (again) wake();
    });
  }

  async function look(): Promise<void> {
    again = false;
    try {
      const room = deps.settings.lanesAtOnce - busy.size;
      // Full: the next lane to finish looks again.
      if (room <= 0) return ring(LONGEST_MS);
      const lanes = await dueLanes(deps.db.prisma, deps.settings.lanesAtOnce * 2);
      for (const lane of lanes.filter((each) => !busy.has(keyOf(each))).slice(0, room)) start(lane);
      ring((await msUntilDue(deps.db.prisma)) ?? LONGEST_MS);
    } catch (error) {
      deps.log.error({ err: error }, 'could not look for messages to send');
      ring(AFTER_TROUBLE_MS);
    }
  }

  function start(lane: LaneKey): void {
    if (stopped) return;
    const work = drainLane(
      deps,
      lane,
      () => deps.clock.now(),
      () => !stopped,
    ).then(
      (turns) => {
        busy.delete(keyOf(lane));
        // Nothing done though something was due: another process was quicker.
        if (turns > 0) wake();
        else ring(AFTER_NOTHING_MS);
      },
      (error: unknown) => {
        deps.log.error({ err: error, place: lane.name }, 'could not send in a lane');
        rest(lane);
      },
    );
    busy.set(keyOf(lane), work);
  }

  // A lane that threw is left alone for a moment; the others need not wait for that.
  function rest(lane: LaneKey): void {
    setTimeout(() => {
      busy.delete(keyOf(lane));
      wake();
    }, AFTER_TROUBLE_MS).unref();
  }

  function ring(afterMs: number): void {
    if (timer) clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(wake, Math.min(Math.max(afterMs, SOONEST_MS), LONGEST_MS));
  }

  async function stop(): Promise<void> {
    stopped = true;
    if (timer) clearTimeout(timer);
    await looking;
    await Promise.all(busy.values());
  }

  return { wake, stop };
}

const keyOf = (lane: LaneKey): string => `${lane.teamId} ${lane.name}`;
