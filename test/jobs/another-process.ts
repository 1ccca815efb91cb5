import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Errand } from './ticker-process.js';

const script = fileURLToPath(new URL('./ticker-process.ts', import.meta.url));

/** A process with a ticker in it. `said`: what it logged. */
export type Running = { pid: number; said(): string; ended(): boolean; kill(): Promise<void> };

/** Starts one on `errand`. It ends with us. */
export function startProcess(errand: Errand): Running {
  const args = ['--import', 'tsx', script, JSON.stringify(errand)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
