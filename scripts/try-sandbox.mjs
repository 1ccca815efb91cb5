// Tries the first run as a stranger would: an empty clone, an install that runs no scripts, and npm start,
// twice. Says how long each took, and fails where it doesn't come up, doesn't take an event or leaves anything behind.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LIMITS = { first: 30_000, later: 5_000, stop: 10_000 };
const clone = mkdtempSync(path.join(os.tmpdir(), 'kindling-stranger-'));
const run = (command, args) =>
  execFileSync(command, args, { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] });
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

try {
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, clone]);
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']);
  const [port, slackPort] = [await freePort(), await freePort()];
  const env = { ...process.env, PORT: `${port}`, SANDBOX_PORT: `${slackPort}` };
  for (const [turn, limit] of [
    ['first', LIMITS.first],
    ['later', LIMITS.later],
  ]) {
    const took = await tryOnce(env, port, limit * 2);
    console.log(`${turn} start to ready: ${seconds(took)} (wanted: under ${seconds(limit)})`);
    // A machine busy with something else may be slower: only twice the limit is a failure.
  }
} finally {
  rmSync(clone, { recursive: true, force: true });
}

async function tryOnce(env, port, limit) {
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - began > limit) throw new Error(`not ready:\n${out}`);
    await wait(50);
  }
  const took = performance.now() - began;
  const answer = execFileSync(
    process.execPath,
    ['scripts/send-event.mjs', 'stranger@acme.test', 'demo_requested'],
    { cwd: clone, env, encoding: 'utf8' },
  );
  if (!answer.includes('"accepted"')) throw new Error(`an event was not accepted: ${answer}`);
  const left = processesIn(clone);
  child.kill('SIGTERM');
  await Promise.race([ended, wait(LIMITS.stop)]);
  for (let waited = 0; left.some(isRunning); waited += 50) {
    if (waited > LIMITS.stop) throw new Error(`still running: ${left.filter(isRunning).join()}`);
    await wait(50);
  }
  return took;
}

function isReady(port) {
  return fetch(`http://localhost:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Every process that was started from the clone. */
function processesIn(folder) {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder)).map((line) => Number.parseInt(line, 10));
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function freePort() {
  const server = net.createServer();
  return new Promise((resolve) =>
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    }),
  );
}
