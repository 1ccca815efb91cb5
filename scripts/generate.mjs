// Makes src/generated/prisma. `prisma generate` wants to download a schema engine that it does not use;
// any existing file satisfies it, so that an install without internet works.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const made = path.join(root, 'src/generated/prisma');
const stamp = path.join(made, '.made-from');
const lock = path.join(root, 'src/generated/.being-made');
const require = createRequire(import.meta.url);
const environment = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
};

/** Generates the client unless it was made from this very schema. */
export function generate() {
  const madeFrom = fingerprint();
  if (isMadeFrom(madeFrom)) return;
  mkdirSync(path.dirname(lock), { recursive: true });
  takeLock();
  try {
    if (isMadeFrom(madeFrom)) return;
    rmSync(stamp, { force: true });
    const args = [
      require.resolve('prisma/build/index.js'),
      'generate',
      '--config',
      'prisma/config.ts',
      '--no-hints',
    ];
    const run = spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
    writeFileSync(stamp, madeFrom);
  } finally {
    rmSync(lock, { force: true });
  }
}

function fingerprint() {
  const { version } = require('prisma/package.json');
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'prisma/schema.prisma')))
    .update(version)
    .digest('hex');
}

const isMadeFrom = (madeFrom) => existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom;

// Two copies that start at once must not make it over each other. Up to 60 s; a lock whose holder is gone is void.
function takeLock() {
  for (let tries = 0; tries < 600; tries++) {
    try {
      return writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (holderIsGone()) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  throw new Error(`Another process seems to be generating the Prisma client. If none is, delete ${lock}`);
}

function holderIsGone() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder > 0 && !process.kill(holder, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
