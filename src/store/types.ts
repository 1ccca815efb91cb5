import pg from 'pg';
import { plainInstant } from '../domain/instant.js';

type Parser = (text: string) => unknown;
const TIMESTAMPTZ = 1184;
const TEXTS = 1009;

const theirs = (type: number, format?: 'text' | 'binary'): Parser =>
  pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
const anyInstant = theirs(TIMESTAMPTZ);
const texts = theirs(TEXTS);

const OURS = new Map<number, Parser>([
  [TIMESTAMPTZ, instantOf],
  [TEXTS, (text) => (text === '{}' ? [] : texts(text))],
]);

/** A `timestamptz` as Postgres writes it. */
export function instantOf(text: string): Date {
  const ms = plainInstant(text);
  return ms === null ? (anyInstant(text) as Date) : new Date(ms);
}

/** How columns are read: instants and empty lists, of which every lead has some, without the detours of the driver. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : OURS.get(type)) ?? theirs(type, format),
};
