import pg from 'pg';
import { plainInstant } from '../domain/instant.js';

type Parser = (text: string) => unknown;
const TIMESTAMPTZ = 1184;
const TEXTS = 1009;

const theirs = (type: number, format?: 'text' | 'binary'): Parser =>
  pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
const instant = theirs(TIMESTAMPTZ);
const texts = theirs(TEXTS);

const OURS = new Map<number, Parser>([
  [TIMESTAMPTZ, (text) => instantOf(text) ?? instant(text)],
  [TEXTS, (text) => (text === '{}' ? [] : texts(text))],
]);

function instantOf(text: string): Date | null {
  const ms = plainInstant(text);
  return ms === null ? null : new Date(ms);
}

/** How columns are read: instants and empty lists, of which every lead has some, without the detours of the driver. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : OURS.get(type)) ?? theirs(type, format),
};
