import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Bench } from './benchmark.js';

/** Has a process of its own do what it is ordered, once it has said that it is ready. Answers what it reports. */
export async function askProcess<Report>(
  file: string,
  order: object,
  onEnd: Bench['onEnd'],
): Promise<Report> {
  const child = spawn(process.execPath, [path.resolve('scripts/run.mjs'), file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onEnd(async () => void child.kill());
  child.send(order);
  await said(child);
  child.send('go');
  return (await said(child)) as Report;
}

async function said(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('the sender ended without a word');
  });
  const message = once(child, 'message').then(([message]: unknown[]) => message);
  return Promise.race([message, gone]);
}
