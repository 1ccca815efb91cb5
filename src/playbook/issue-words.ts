import { z } from 'zod';
import { nearestWord, nearestWords } from '../domain/nearest.js';

type RawIssue = z.core.$ZodRawIssue;
export type Issue = z.core.$ZodIssue;

/** An issue in the words of whoever writes the file: what is there, and what was expected. */
export function wordsOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return unexpected(issue.input, EXPECTED[kindOf(issue)] ?? issue.expected);
    case 'invalid_value':
      return unexpected(issue.input, oneOf(issue.input, issue.values.map(String)));
    case 'too_small':
      return tooSmall(issue.origin, issue.inclusive === false, issue.minimum, issue.input);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum, issue.input);
    case 'invalid_format':
      return `${shown(issue.input)} is not written as expected`;
    default:
      return undefined;
  }
}

/** Zod says "number" of whole ones too, as long as there is no number at all. */
const kindOf = ({ expected, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string =>
  inst instanceof z.ZodNumberFormat ? 'int' : expected;

const EXPECTED: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values (key: value)',
  record: 'keys and values (key: value)',
};

function unexpected(input: unknown, expected: string): string {
  return input === undefined ? `is missing: expected ${expected}` : `${shown(input)}: expected ${expected}`;
}

/** What was written, short enough to be repeated. */
function shown(input: unknown): string {
  if (input === null) return 'nothing is written here';
  if (Array.isArray(input)) return 'this is a list';
  if (typeof input === 'object') return 'these are keys and values';
  if (typeof input === 'string') return `"${input.slice(0, 60)}"`;
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : 'this';
}

/** Long lists are cut to the words most like the one that is there. */
export function oneOf(input: unknown, words: string[]): string {
  if (words.length === 1) return words.join();
  if (words.length <= 15) return `one of ${words.join(', ')}`;
  return `one of ${words.length} words, such as ${nearestWords(String(input), words).join(', ')}`;
}

function tooSmall(origin: string, exclusive: boolean, minimum: number | bigint, input: unknown): string {
  if (origin === 'string') return `must not be empty: expected ${minimum} or more characters`;
  if (origin === 'array' || origin === 'object') return `is empty: expected at least ${minimum}`;
  return `${shown(input)}: expected ${exclusive ? `more than ${minimum}` : `${minimum} or more`}`;
}

function tooBig(origin: string, maximum: number | bigint, input: unknown): string {
  if (origin === 'string') return `is too long: expected at most ${maximum} characters`;
  if (origin === 'array') return `holds too much: expected at most ${maximum}`;
  return `${shown(input)}: expected ${maximum} or less`;
}

/** An issue for a word that is none of those known; it remembers which was probably meant. */
export function unknownWord(
  path: (string | number)[],
  asked: string,
  known: readonly string[],
  message: string,
) {
  return { path, message, params: { nearest: nearestWord(asked, known) } };
}

/** The word that was probably meant where an issue is about a wrong one. */
export function nearestFor(issue: Issue): string | null {
  if (issue.code === 'invalid_value' && typeof issue.input === 'string')
    return nearestWord(issue.input, issue.values.map(String));
  const nearest = issue.code === 'custom' ? issue.params?.nearest : null;
  return typeof nearest === 'string' ? nearest : null;
}

/**
 * Where several shapes are allowed, only the mistakes in the one that was probably meant: that of the kind (text,
 * keys and values) of what is there.
 */
export function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const ofRoot = (issues: Issue[], codes: string[]) =>
    issues.some(({ path, code }) => path.length === 0 && codes.includes(code));
  const meant =
    issue.errors.find((each) => !ofRoot(each, ['invalid_type', 'invalid_value'])) ??
    issue.errors.find((each) => !ofRoot(each, ['invalid_type'])) ??
    issue.errors[0] ??
    [];
  return meant.flatMap(flatten).map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** The keys that a schema for keys and values knows. */
export const keysOf = (schema: unknown): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
