// Runs the ticks' contract on MongoDB: the one that MONGODB_URI names, or else a compatible server that is
// built here from Go modules, once, and kept in the user's cache folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'test/support/mongo');
const BUILD_PATIENCE_MS = 15 * 60_000;

const wish = process.env.MONGODB_URI
  ? { how: 'on the MongoDB that MONGODB_URI names', env: {} }
  : compatibleServer();
console.log(`The ticks' contract ${wish.how}`);
process.exit(runTests(wish.env));

function compatibleServer() {
  const binary = path.join(cacheFolder(), 'mongo-server', fingerprint(), 'mongo-server');
  const problem = existsSync(binary) ? null : build(binary);
  if (problem) {
    return {
      how: `is skipped: MONGODB_URI is not set, and the compatible server could not be built.\n${problem}`,
      env: {},
    };
  }
  return {
    how: `on a MongoDB-compatible server (${path.relative(os.homedir(), binary)} in your home)`,
    env: { MONGO_SERVER: binary },
  };
}

function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'kindling');
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(path.join(source, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Answers what was wrong, or null. Built aside: an interrupted build must not leave half a server. */
function build(binary) {
  console.log('Building the MongoDB-compatible server: two or three minutes, the first time only.');
  mkdirSync(path.dirname(binary), { recursive: true });
  const aside = `${binary}.${process.pid}`;
  const run = spawnSync('go', ['build', '-o', aside, '.'], {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: '0' },
    encoding: 'utf8',
    timeout: BUILD_PATIENCE_MS,
  });
  if (run.error) {
    return run.error.code === 'ENOENT'
      ? 'There is no Go here (1.24 or newer).'
      : `go build: ${run.error.message}`;
  }
  if (run.status !== 0) return `go build failed:\n${run.stderr.trim().split('\n').slice(-5).join('\n')}`;
  renameSync(aside, binary);
  return null;
}

function runTests(env) {
  const out = mkdtempSync(path.join(os.tmpdir(), 'kindling-mongo-'));
  const report = path.join(out, 'report.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const run = spawnSync(process.execPath, [vitest, 'run', 'test/jobs/mongo.test.ts', ...reporters], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numFailedTests: 1 };
  rmSync(out, { recursive: true, force: true });
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = counts;
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return run.status ?? 1;
}
