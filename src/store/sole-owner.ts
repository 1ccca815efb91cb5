import { rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** Held for as long as this process lives; the operating system lets go of it even after kill -9. */
export type Ownership = { release(): Promise<void> };

/**
 * Takes a thing for this process alone, by listening on a socket named after it. Answers the number of
 * the process that has it, if another one does. `dir`: where the socket goes on systems that need a file.
 */
export async function takeOwnership(name: string, dir: string): Promise<Ownership | { takenBy: string }> {
  const address = process.platform === 'linux' ? `\0kindling-${name}` : path.join(dir, 'owner');
  const first = await listen(address);
  if (first) return first;
  const takenBy = await ask(address);
  if (takenBy !== null || process.platform === 'linux') return { takenBy: takenBy ?? 'unknown' };
  // Nobody answers: the file was left behind by a process that was killed.
  rmSync(address, { force: true });
  return (await listen(address)) ?? { takenBy: 'unknown' };
}

function listen(address: string): Promise<Ownership | null> {
  const server = net.createServer((caller) => {
    caller.on('error', () => undefined);
    caller.end(`${process.pid}`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve({ release: () => new Promise((released) => void server.close(() => released())) });
    });
  });
}

function ask(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = '';
    const call = net.connect(address);
    call.setTimeout(1000, () => call.destroy());
    call.on('data', (chunk) => {
      answer += chunk.toString();
    });
    call.on('error', () => undefined);
    call.on('close', () => resolve(answer || null));
  });
}
