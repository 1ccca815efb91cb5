import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a program is to be run. `lastSignal` is what it gets when we are gone. */
export type Errand = {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  identity: { uid?: number; gid?: number };
  lastSignal: 'INT' | 'TERM' | 'KILL';
  onLine(line: string): void;
};

/**
 * A child that does not outlive us. `ended` never rejects; `lines` are the newest it printed. `stop` asks
 * with a signal, and after its patience insists.
 */
export type Watched = {
  pid: number;
  ended: Promise<number | null>;
  lines(): string[];
  stop(signal: NodeJS.Signals, patienceMs: number): Promise<void>;
};

// A shell beside the program holds the reading end of a pipe that only we hold the other end of. However
// we die, kill -9 included, the pipe closes and the shell ends the program. The second pair of brackets
// makes it nobody's child: Postgres takes the loss of a child it does not know for a crash.
const watching = (target: string) =>
  `((read -r _ <&3; kill -s "$SIGNAL" -- ${target}) >/dev/null 2>&1 &); exec "$0" "$@" 3<&-`;
const ALONE = watching('$$');
// With its children, too: initdb runs a server of its own.
const FAMILY = watching('-$$');

/** Runs a program in a session of its own (Ctrl-C is for us, not for it) that ends when we end. */
export function startWatched(errand: Errand): Watched {
  const script = errand.lastSignal === 'KILL' ? FAMILY : ALONE;
  const child = spawn('/bin/sh', ['-c', script, errand.command, ...errand.args], {
    ...errand.identity,
    cwd: errand.cwd,
    env: { ...errand.env, SIGNAL: errand.lastSignal },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const newest: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) => {
        newest.push(line);
        if (newest.length > 40) newest.shift();
        errand.onLine(line);
      });
  }
  const ended = whenEnded(child, newest);
  return {
    pid: child.pid ?? 0,
    ended,
    lines: () => [...newest],
    async stop(signal, patienceMs) {
      child.kill(signal);
      const harder = setTimeout(() => child.kill('SIGQUIT'), patienceMs);
      const hardest = setTimeout(() => child.kill('SIGKILL'), patienceMs + 1000);
      await ended;
      clearTimeout(harder);
      clearTimeout(hardest);
    },
  };
}

function whenEnded(child: ChildProcess, newest: string[]): Promise<number | null> {
  const pipe = child.stdio[3];
  // The pipe breaks when the watching shell goes first; that is no error of ours.
  pipe?.on('error', () => undefined);
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      pipe?.destroy();
      resolve(code);
    };
    child.once('error', (error) => {
      newest.push(error.message);
      end(null);
    });
    child.once('close', end);
    child.once('exit', (code) => {
      pipe?.destroy();
      // Its own children may hold the output streams open for longer: 'close' is not to be waited for.
      setTimeout(end, 500, code).unref();
    });
  });
}
