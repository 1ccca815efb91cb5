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

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
