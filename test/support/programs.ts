import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = path.resolve('.');

/** A program under test, what it has printed so far, and how it ended. */
export type Program = { child: ChildProcess; out(): string; exited: Promise<number | NodeJS.Signals | null> };

/** Runs a program. `env` is all it sees of ours, beside the path. */
export function runProgram(
  command: string,
  args: string[],
  env: Record<string, string>,
  options: { cwd?: string; uid?: number } = {},
): Program {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', ...env },
    ...options,
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
    child.once('error', () => resolve(null));
  });
  return { child, out: () => out, exited };
}

/** Runs one of our TypeScript files the way `npm start` runs src/main.ts. */
export const runOurs = (file: string, env: Record<string, string>, options: { uid?: number } = {}): Program =>
  runProgram(process.execPath, [path.join(ROOT, 'scripts/run.mjs'), file], env, options);

/** Waits until something holds, and fails with what the program has printed where it never does. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false,
  context?: Program,
  limitMs = 40_000,
): Promise<T> {
  for (let waited = 0; waited < limitMs; waited += 20) {
    const found = look();
    if (found) return found;
    await wait(20);
  }
  throw new Error(`${what}: not within ${limitMs} ms\n${context?.out() ?? ''}`);
}

/** Empty where there is none: it may end between a look and a reading. */
function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Is there such a process, one that has ended but is still listed not counted? */
export function isRunning(pid: number): boolean {
  if (!existsSync('/proc/self')) return signalReaches(pid);
  const stat = statOf(pid);
  return stat !== '' && stat.split(') ').at(-1)?.[0] !== 'Z';
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

function signalReaches(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
