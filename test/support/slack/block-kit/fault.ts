import type { z } from 'zod';

/**
 * One thing wrong with a message or a view: where (a JSON pointer) and what. `slack`: the platform refuses it.
 * `house`: the platform takes it and people would mind (no text for screen readers, a pinged channel).
 */
export type Fault = { pointer: string; words: string; rule: 'slack' | 'house' };

export type Path = readonly PropertyKey[];

export const fault = (rule: Fault['rule'], path: Path, words: string): Fault => ({
  rule,
  pointer: pointerOf(path),
  words,
});

export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Faults of a value against its shape, each at its own place below `path`. */
export function faultsOf(schema: z.ZodType, value: unknown, path: Path): Fault[] {
  const read = schema.safeParse(value);
  if (read.success) return [];
  return read.error.issues.map((issue) => fault('slack', [...path, ...issue.path], issue.message));
}

export type Visit = (value: Record<string, unknown>, path: Path) => void;

/** Every object inside `value`, the outer ones first. */
export function walk(value: unknown, path: Path, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) walk(one, [...path, at], visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  visit(value as Record<string, unknown>, path);
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
}
