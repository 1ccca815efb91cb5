import { commandOf, isAlive, parentOf } from './store/processes.js';

type Stop = () => Promise<void>;

/** Below the 10 s after which others lose patience. */
const LIMIT_MS = 9_000;
const stops: Stop[] = [];
let ending: Promise<void> | null = null;

/**
 * Says how to end what has just been started. On SIGTERM, SIGINT, SIGHUP, and when the `npm` in front of us
 * dies, what was started last ends first; then the program exits with 0.
 */
export function onStop(stop: Stop): void {
  if (stops.length === 0) listen();
  stops.push(stop);
}

/** Ends the program in the same way, with an exit code of one's own. */
export function stopProgram(code: number): Promise<void> {
  ending ??= end(code);
  return ending;
}

function listen(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void stopProgram(0));
  // Who reads our output may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (process.env.npm_lifecycle_event) watchParents();
}

async function end(code: number): Promise<void> {
  setTimeout(() => process.exit(1), LIMIT_MS).unref();
  let result = code;
  for (const stop of stops.toReversed()) {
    await stop().catch((error: unknown) => {
      result = 1;
      process.stderr.write(`While stopping: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  }
  process.exit(result);
}

// `npm start` runs us below itself, on some systems with a shell between. Killed with -9, or told to stop
// by somebody who signals only npm, it leaves us behind without a word.
function watchParents(): void {
  const parent = process.ppid;
  const grandparent = / -c /.test(commandOf(parent)) ? parentOf(parent) : null;
  setInterval(() => {
    if (process.ppid !== parent || (grandparent !== null && !isAlive(grandparent))) void stopProgram(0);
  }, 250).unref();
}
