import path from 'node:path';
import { FIELDS, type Field, type Mapping } from './headings.js';
import type { Counts } from './load.js';
import type { Shape } from './read-csv.js';
import type { Scan } from './scan.js';

/** Says something to the person at the keyboard. */
export type Say = (text: string) => void;

/** What file it is, and which column goes where. */
export function fileWords({ file, encoding, delimiter }: Shape, mapping: Mapping, { rows }: Scan): string {
  const written = encoding === 'latin1' ? 'Windows-1252' : encoding.toUpperCase();
  const mark = delimiter === '\t' ? 'tabs' : `"${delimiter}"`;
  return [
    `${path.basename(file)}: ${plural(rows, 'row')}, ${written}, cells divided by ${mark}`,
    '',
    ...mappingLines(mapping),
  ].join('\n');
}

/** How many rows are bad, and why the first of them are. */
export function badWords({ bad }: Scan, file: string): string {
  const more = bad.count - bad.first.length;
  return [
    '',
    `${plural(bad.count, 'bad row')}, all in ${file} with the reason:`,
    ...bad.first.map(({ line, reason }) => `  line ${number(line)}: ${clip(reason)}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ].join('\n');
}

/** What loading would do. */
export function foreseenWords({ leads, repeated }: Scan, { created, changed, unchanged }: Counts): string {
  const repeats =
    repeated.rows > 0
      ? [
          `  ${repeated.rows === 1 ? '1 row repeats' : `${number(repeated.rows)} rows repeat`} an address (${plural(repeated.emails.size, 'lead')}): merged, the later row counts`,
        ]
      : [];
  return [
    '',
    `${plural(leads, 'lead')} in it:`,
    `  ${number(created)} new`,
    `  ${number(changed)} known, and completed or brought up to date by the file`,
    `  ${number(unchanged)} known, and nothing new about them`,
    ...repeats,
  ].join('\n');
}

export const loadedWords = ({ created, changed, unchanged }: Counts): string =>
  `Loaded: ${plural(created, 'new lead')}, ${number(changed)} brought up to date, ${number(unchanged)} as they were.`;

export const stoppedWords = (counts: Counts): string =>
  `Stopped. ${loadedWords(counts)}\nRun it again for the rest: what is loaded stays as it is.`;

export const plural = (count: number, one: string): string =>
  `${number(count)} ${count === 1 ? one : `${one}s`}`;

const number = (value: number): string => value.toLocaleString('en-US');
const clip = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
const quoted = (text: string): string => `"${clip(text)}"`;

function mappingLines({ columns, places, ignored }: Mapping): string[] {
  const named = (field: Field) => (places[field] ?? []).map((at) => quoted(columns[at] ?? ''));
  const whole = (['firstName', 'lastName'] as const).map((field) => named(field).join(' or '));
  const joined = whole.filter((part) => part !== '').join(' + ');
  const fields = FIELDS.filter((field) => field !== 'firstName' && field !== 'lastName');
  const rows = fields
    .map((field): [string, string] => {
      const from = field === 'name' && joined !== '' ? [...named('name'), joined] : named(field);
      return [field, from.join(', or else ')];
    })
    .filter(([, from]) => from !== '');
  const width = Math.max(...rows.map(([field]) => field.length));
  return [
    ...rows.map(([field, from]) => `  ${field.padEnd(width)}  <-  ${from}`),
    ...(ignored.length > 0
      ? [
          `  not used: ${ignored.map(quoted).join(', ')}   (to use one: --map ${quoted(`${ignored[0]}=title`)})`,
        ]
      : []),
  ];
}
