// Runs a TypeScript file of ours: node scripts/run.mjs src/import.ts leads.csv
// Everything needed is made here if it is missing, since an install may have run no scripts.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Makes what is missing, then imports the file into this very process, so that signals reach it. */
export async function run(file) {
  // Conversions of dates are right only in UTC.
  process.env.TZ = 'UTC';
  try {
    checkNode();
    const { generate } = await import('./generate.mjs');
    generate();
    const { register } = await import('tsx/esm/api');
    register();
    await import(pathToFileURL(path.resolve(root, file)).href);
  } catch (error) {
    process.stderr.write(`${wordsFor(error)}\n`);
    process.exit(1);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw Object.assign(
    new Error(`Kindling needs Node 20.19 or newer, this is ${process.versions.node}. See https://nodejs.org`),
    { name: 'CannotStart' },
  );
}

function wordsFor(error) {
  if (error?.name === 'CannotStart') return `\n${error.message}\n`;
  const [first] = String(error?.message).split('\n');
  if (/^Cannot find (package|module) '[^./]/.test(first)) return `\n${first}\nRun  npm install  first.\n`;
  return error?.stack ?? String(error);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.splice(2, 1);
  if (file) await run(file);
  else process.stderr.write('Which file? For example: node scripts/run.mjs src/import.ts leads.csv\n');
}
