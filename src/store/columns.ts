import { Prisma } from './db.js';

/** Between the values of a column: JSON escapes it, and no id, number or instant has it. */
const BETWEEN = '\u001e';

/**
 * A column of these rows as an array of a Postgres type, sent as one text for `string_to_array(?, chr(30), '')`: null is
 * the empty text. A thousand rows sent by columns take Postgres half the time of the same rows as JSON. Not for words of
 * outsiders, which may be empty or hold anything: those travel as arrays, or within JSON.
 */
export function array<T>(
  rows: T[],
  value: (row: T) => string | number | Date | null,
  type: string,
): Prisma.Sql {
  const values = rows.map((row) => textOf(value(row))).join(BETWEEN);
  return Prisma.sql`string_to_array(${values}, chr(30), '')${Prisma.raw(`::${type}[]`)}`;
}

function textOf(value: string | number | Date | null): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
