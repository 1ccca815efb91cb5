// Makes src/generated/prisma. `prisma generate` wants to download a schema engine that it does not use;
// any existing file satisfies it, so that an install without internet works.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'src/generated/prisma/.made-from');
const require = createRequire(import.meta.url);
const { version } = require('prisma/package.json');
const madeFrom = createHash('sha256')
  .update(readFileSync(path.join(root, 'prisma/schema.prisma')))
  .update(version)
  .digest('hex');

/** Generates the client unless it was made from this very schema. */
export function generate() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) return;
  const run = spawnSync(
    process.execPath,
    [require.resolve('prisma/build/index.js'), 'generate', '--config', 'prisma/config.ts', '--no-hints'],
    {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
  writeFileSync(stamp, madeFrom);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
