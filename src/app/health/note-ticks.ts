import type { Clock } from '../../lib/clock.js';
import { noteTick } from '../../store/health.js';
import type { Deps } from '../deps.js';

type Tick = { name: string; everySeconds: number; run(now: Date): Promise<unknown> };

/** A tick that rings every few seconds is not written down each time. */
const NOTED_MS = 20_000;

/** Has a tick written down when it ran and how it went, for those who ask how things stand. It fails as it failed. */
export function noted(deps: Pick<Deps, 'db' | 'log'>, teamId: string, clock: Clock, tick: Tick): Tick {
  const { name, everySeconds } = tick;
  let notedAt = 0;
  const note = async (at: Date, error: string | null): Promise<void> => {
    if (error === null && at.getTime() - notedAt < NOTED_MS) return;
    const tookMs = Math.max(0, clock.now().getTime() - at.getTime());
    await noteTick(deps.db.prisma, teamId, { name, everySeconds, at, tookMs, error });
    notedAt = error === null ? at.getTime() : 0;
  };
  return {
    name,
    everySeconds,
    async run(now) {
      try {
        await tick.run(now);
      } catch (error) {
        await note(now, String(error instanceof Error ? error.message : error).slice(0, 300)).catch(
          () => undefined,
        );
        throw error;
      }
      await note(now, null);
    },
  };
}
