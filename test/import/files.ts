import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readArguments, type Wish } from '../../src/import/arguments.js';
import { type Inspected, inspect } from '../../src/import/inspect.js';

/** A folder for one test's files. */
export function makeFolder() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-import-'));
  return {
    dir,
    write(text: string | Buffer, name = 'leads.csv'): string {
      writeFileSync(path.join(dir, name), text);
      return path.join(dir, name);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The wish of a command line. */
export function wishOf(...args: string[]): Wish {
  const read = readArguments(['leads.csv', ...args]);
  if (!read.ok) throw new Error(read.text);
  return read.wish;
}

/** Reads a file through as the command does; answers what was said, too. */
export async function look(file: string, ...args: string[]): Promise<Inspected & { said: string }> {
  const said: string[] = [];
  const inspected = await inspect(file, wishOf(...args), (text) => said.push(text));
  return { ...inspected, said: said.join('\n') };
}

/** Everything a generator yields. */
export async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}
