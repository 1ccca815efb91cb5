import type { Deps } from '../app/deps.js';
import type { Clock } from '../lib/clock.js';
import type { Wish } from './arguments.js';
import type { Inspected } from './inspect.js';
import { type Counts, type Loading, load } from './load.js';
import { batchesOf } from './scan.js';
import { foreseenWords, loadedWords, plural, type Say, stoppedWords } from './words.js';

/** Where the person sits. `ask`: null where nobody can answer. */
export type Screen = {
  say: Say;
  ask: ((question: string) => Promise<boolean>) | null;
  /** Shows how far a long task has come. */
  bar(total: number): { move(count: number): void; end(): void };
};

type Where = { deps: Deps; teamId: string; clock: Clock; isStopped(): boolean };

/** 0: done, or only looked. 1: nothing could be loaded. 130: stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 130;

/** Says what loading the file would do, asks, and loads it. */
export async function importFile(
  { shape, mapping, found }: Inspected,
  wish: Wish,
  where: Where,
  screen: Screen,
): Promise<ExitCode> {
  const { say } = screen;
  const run = (write: boolean, onBatch: Loading['onBatch']): Promise<Counts> =>
    load(batchesOf(shape, mapping, found.repeated.emails), { ...where, write, onBatch });
  if (found.leads === 0) {
    say('\nNothing to load.');
    return found.bad.count > 0 ? 1 : 0;
  }
  const foreseen = await run(false, () => undefined);
  if (where.isStopped()) return 130;
  say(foreseenWords(found, foreseen));
  const due = foreseen.created + foreseen.changed;
  if (due === 0) {
    say('\nNothing to load: all of it is known already.');
    return 0;
  }
  if (!(await mayLoad(wish, due, screen))) return where.isStopped() ? 130 : 0;
  const bar = screen.bar(found.leads);
  const counts = await run(true, (count) => bar.move(count)).finally(() => bar.end());
  const isCut = counts.created + counts.changed + counts.unchanged < found.leads;
  say(isCut ? stoppedWords(counts) : loadedWords(counts));
  return isCut ? 130 : 0;
}

async function mayLoad({ yes, dryRun }: Wish, due: number, { say, ask }: Screen): Promise<boolean> {
  if (yes) return true;
  if (!dryRun && ask !== null) {
    if (await ask(`\nLoad ${plural(due, 'lead')}? [y/N] `)) return true;
    say('Nothing was loaded.');
    return false;
  }
  say('\nThat was a dry run: nothing was loaded. To load it, run the same again with --yes');
  return false;
}
