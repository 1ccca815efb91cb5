import type { HomePage } from '../../domain/home.js';
import { dueHomes, type Look, markStale, noteLook } from '../../store/home-tab.js';
import { type HomeDeps, publishHome, REST_MS } from './publish-home.js';

/** Keeps people's Home tabs true. */
export type HomeKeeper = {
  /** Somebody opened theirs. */
  opened(person: string): Promise<boolean>;
  /** Somebody turned to a page of it. */
  go(person: string, page: HomePage): Promise<boolean>;
  /** Puts the answer to a press on top of it, and shows what came of the press. False where that did not get there. */
  tell(person: string, note: object): Promise<boolean>;
  /** Looks, soon and once however often it is called, whether others' still say what is so. After each commit. */
  wake(): void;
  /** Takes no more work and waits for what is under way. */
  stop(): Promise<void>;
};

/** Whoever looked at their Home within this time is taken to have it before them. */
const LOOKED_MS = 900_000;
/** Slack takes about a hundred publishes a minute of us, and presses need some of them. */
const EACH_MS = 1_000;
const AT_ONCE = 20;
const FOLD_MS = 1_000;
const LONGEST_MS = 30_000;
const AFTER_TROUBLE_MS = 5_000;

export function keepHomes(deps: HomeDeps, teamId: string): HomeKeeper {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function look(person: string, what: Omit<Look, 'now'>): Promise<boolean> {
    const key = { teamId, personId: person };
    await noteLook(deps.db.prisma, key, { now: deps.clock.now(), ...what });
    return (await publishHome(deps, key, { asked: true, restMs: REST_MS })) !== 'failed';
  }

  function wake(): void {
    again = true;
    if (running === null) ring(FOLD_MS);
  }

  function ring(afterMs: number): void {
    if (stopped || timer !== null) return;
    timer = setTimeout(run, Math.min(Math.max(afterMs, FOLD_MS), LONGEST_MS));
    timer.unref();
  }

  function run(): void {
    timer = null;
    again = false;
    running = refreshHomes(deps, teamId).then(
      (waitMs) => rest(waitMs),
      (error: unknown) => {
        deps.log.error({ err: error }, 'could not look whether Homes still say what is so');
        rest(AFTER_TROUBLE_MS);
      },
    );
  }

  function rest(waitMs: number | null): void {
    running = null;
    if (again) ring(FOLD_MS);
    else if (waitMs !== null) ring(waitMs);
  }

  return {
    opened: (person) => look(person, {}),
    go: (person, page) => look(person, { page, note: null }),
    tell: (person, note) => look(person, { note }),
    wake,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Publishes the Homes that no longer say what is so, of those who looked at theirs lately. It selects by state: run
 * twice, on two machines or two days late it does no harm. Answers how long the next has to wait, null without any.
 */
export async function refreshHomes(deps: HomeDeps, teamId: string): Promise<number | null> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - LOOKED_MS);
  await markStale(deps.db.prisma, teamId, now, since);
  const { due, watched, waitMs } = await dueHomes(deps.db.prisma, teamId, since, AT_ONCE);
  for (const personId of due)
    await publishHome(
      deps,
      { teamId, personId },
      { asked: false, restMs: Math.max(REST_MS, watched * EACH_MS) },
    );
  return due.length === AT_ONCE ? 0 : waitMs;
}
