import { freeTextProblem } from '../domain/event.js';

/** Most bytes of JSON that an event's own data may take, and how deep it may nest. */
export const PROPERTIES_BYTES = 16 * 1024;
export const PROPERTIES_DEPTH = 8;

export type BadProperty = { path: string[]; problem: string };

/** What stands in the way of keeping a sender's own data; null if nothing does. */
export function propertiesProblem(properties: Record<string, unknown>): BadProperty | null {
  const bad = firstBad(properties, [], 1);
  if (bad) return bad;
  const bytes = Buffer.byteLength(JSON.stringify(properties));
  return bytes <= PROPERTIES_BYTES
    ? null
    : { path: [], problem: `take ${bytes.toLocaleString('en-US')} bytes as JSON; the limit is 16,384` };
}

/**
 * Can it be kept beyond doubt? Told on the way through, without writing its JSON; where this says no, ask
 * `propertiesProblem`.
 */
export const surelyKept = (properties: unknown): properties is Record<string, unknown> =>
  typeof properties === 'object' &&
  properties !== null &&
  mostBytesOfObject(properties, 1) <= PROPERTIES_BYTES;

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A plain object of no class: one that JSON or a literal made. */
export const isOrdinary = (value: unknown): value is Record<string, unknown> =>
  isPlainObject(value) && Object.getPrototypeOf(value) === Object.prototype;

// The depth is checked on the way down: a body of 500,000 brackets must not use up the stack.
function firstBad(value: unknown, path: string[], depth: number): BadProperty | null {
  const problem = ownProblem(value, depth);
  if (problem) return { path, problem };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const bad = keyProblem(key, path) ?? firstBad(inner, [...path, key], depth + 1);
    if (bad) return bad;
  }
  return null;
}

function ownProblem(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return freeTextProblem(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is too large a number';
  if (typeof value === 'object' && value !== null && depth > PROPERTIES_DEPTH) {
    return `nests deeper than ${PROPERTIES_DEPTH} levels`;
  }
  return null;
}

function keyProblem(key: string, path: string[]): BadProperty | null {
  if (key === '__proto__') return { path, problem: 'may not have a key named __proto__' };
  const problem = freeTextProblem(key);
  return problem ? { path, problem: `have a key that ${problem}` } : null;
}

const PRINTABLE = /^[ -~]*$/;
const SHORT = 16;

/** Is it ASCII that shows? A short text is gone through here: a pattern takes long to begin. */
export function isPrintable(text: string): boolean {
  if (text.length > SHORT) return PRINTABLE.test(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

// As JSON a character takes six bytes at most (\u001f), and a number 25 characters (-0.0000012345678901234567).
const bytesOfText = (text: string): number =>
  isPrintable(text) || freeTextProblem(text) === null ? text.length * 6 + 3 : Number.POSITIVE_INFINITY;

/** An upper end of what a value takes as JSON, with the comma after it; beyond the limit if it can't be kept. */
function mostBytes(value: unknown, depth: number): number {
  if (typeof value === 'string') return bytesOfText(value);
  if (typeof value === 'boolean' || value === null) return 6;
  if (typeof value === 'number') return Number.isFinite(value) ? 26 : Number.POSITIVE_INFINITY;
  if (typeof value !== 'object' || depth > PROPERTIES_DEPTH) return Number.POSITIVE_INFINITY;
  return Array.isArray(value) ? mostBytesOfList(value, depth) : mostBytesOfObject(value, depth);
}

function mostBytesOfList(list: unknown[], depth: number): number {
  let bytes = 3;
  for (const inner of list) {
    bytes += mostBytes(inner, depth + 1);
    if (bytes > PROPERTIES_BYTES) break;
  }
  return bytes;
}

function mostBytesOfObject(object: object, depth: number): number {
  if (!isOrdinary(object)) return Number.POSITIVE_INFINITY;
  let bytes = 3;
  for (const key in object) {
    if (key === '__proto__') return Number.POSITIVE_INFINITY;
    bytes += bytesOfText(key) + mostBytes(object[key], depth + 1);
    if (bytes > PROPERTIES_BYTES) break;
  }
  return bytes;
}
