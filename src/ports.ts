import net from 'node:net';
import { CannotStart } from './store/cannot-start.js';

/** Refuses to go on where a port is taken, and says which setting to change to what. */
export async function checkPorts(
  wanted: { setting: string; port: number; purpose: string }[],
): Promise<void> {
  const taken: string[] = [];
  for (const { setting, port, purpose } of wanted) {
    if (await isFree(port)) continue;
    const others = wanted.map((each) => each.port);
    taken.push(
      `Port ${port}, wanted for ${purpose}, is taken by another program. Set ${setting}, for example ${setting}=${await freeAfter(port, others)}`,
    );
  }
  if (taken.length > 0) throw new CannotStart(taken.join('\n'));
}

async function freeAfter(port: number, others: number[]): Promise<number> {
  for (let next = port + 1; next < Math.min(port + 50, 65536); next++) {
    if (!others.includes(next) && (await isFree(next))) return next;
  }
  return port > 60_000 ? port - 1000 : port + 1000;
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
