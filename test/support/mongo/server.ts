import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export type MongoServer = { uri: string; pid: number; stop(): Promise<void> };

/** Starts the compatible server on `port` (loopback) and the data in `dir`. It ends when we do. */
export async function startMongo(binary: string, dir: string, port: number): Promise<MongoServer> {
  const child = spawn(binary, ['-port', String(port), '-data', dir], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const gone = new Promise<'gone'>((resolve) => {
    child.once('exit', () => resolve('gone'));
    child.once('error', () => resolve('gone'));
  });
  if ((await Promise.race([answering(port), gone])) === 'gone') {
    throw new Error(`The MongoDB-compatible server did not start:\n${said}`);
  }
  return {
    uri: `mongodb://127.0.0.1:${port}/kindling`,
    pid: child.pid ?? 0,
    // Asked politely it waits seconds for its connections; its files bear a crash.
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function answering(port: number): Promise<'answering'> {
  while (!(await connects(port))) await wait(50);
  return 'answering';
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const call = net.connect(port, '127.0.0.1');
    call.once('connect', () => resolve(true)).once('error', () => resolve(false));
    call.once('connect', () => call.destroy());
  });
}
