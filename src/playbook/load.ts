import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { nearestWord } from '../domain/nearest.js';
import { flatten, type Issue, keysOf, nearestFor, wordsOf } from './issue-words.js';
import { type Path, readText, type Text } from './yaml-text.js';

/** A mistake in a YAML text: where, what was expected, and the word that was probably meant. */
export type Fault = { line: number; column: number; path: string; message: string; nearest: string | null };
export type Checked<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** Reads a YAML file of the playbook. Throws one error that names file, line and column of every mistake. */
export function loadYaml<T>(file: URL, schema: z.ZodType<T>): T {
  return readYaml(readFileSync(file, 'utf8'), file.pathname.split('/').slice(-2).join('/'), schema);
}

/** The same for a text. `name` is what its mistakes are told under. */
export function readYaml<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const checked = checkYaml(text, name, schema);
  if (checked.ok) return checked.value;
  throw new Error(checked.faults.map((fault) => faultText(name, fault)).join('\n'));
}

/** Checks a YAML text, whoever it is from. Never throws for what is in the text; faults are in its order. */
export function checkYaml<T>(text: string, name: string, schema: z.ZodType<T>): Checked<T> {
  const read = readText(text, name);
  if (read.slips.length > 0)
    return { ok: false, faults: read.slips.map((slip) => ({ ...slip, path: '', nearest: null })) };
  // Zod tells which keys are wrong, not which would be right; the list it hands on is how the two are matched.
  const known = new WeakMap<string[], string[]>();
  const parsed = schema.safeParse(read.value, {
    reportInput: true,
    error(issue) {
      if (issue.code === 'unrecognized_keys') known.set(issue.keys, keysOf(issue.inst));
      return wordsOf(issue);
    },
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues
    .flatMap(flatten)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownKey(read, issue, key, known.get(issue.keys) ?? []))
        : [faultOf(read, issue)],
    );
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** A fault as one line of text. */
export function faultText(name: string, { line, column, path, message, nearest }: Fault): string {
  const where = path === '' ? '' : `${path}: `;
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`;
  return `${name}:${line}:${column} ${where}${message}${meant}`;
}

function faultOf(read: Text, issue: Issue): Fault {
  const path = plain(issue.path);
  const { line, column, depth } = read.find(path, 'value');
  return {
    line,
    column,
    path: path.slice(0, depth).join('.'),
    message: issue.message,
    nearest: nearestFor(issue),
  };
}

function unknownKey(read: Text, issue: Issue, key: string, known: string[]): Fault {
  const path = [...plain(issue.path), key];
  const { line, column } = read.find(path, 'key');
  const message = `unknown key${known.length === 0 ? '' : `: expected one of ${known.join(', ')}`}`;
  return { line, column, path: path.join('.'), message, nearest: nearestWord(key, known) };
}

const plain = (path: PropertyKey[]): Path => path.filter((part) => typeof part !== 'symbol');
