import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CannotImport } from './cannot-import.js';
import { type Encoding, textOf } from './encoding.js';

/** How a file is to be read. `skip`: Excel's `sep=;` line in front. */
export type Shape = { file: string; encoding: Encoding; delimiter: string; skip: number };

/** One record. `line` is that of the file in which it begins. */
export type Row = { line: number; cells: string[] };

const RECORD_LIMIT = 1024 * 1024;

/** Which delimiter the first line uses. Null: there is no line with anything in it. */
export async function findShape(file: string, encoding: Encoding): Promise<Shape | null> {
  let head = '';
  for await (const text of textOf(file, encoding)) {
    head += text;
    if (/\S[^\n]*\n/.test(head) || head.length > RECORD_LIMIT) break;
  }
  const first = head.split('\n').find((line) => line.trim() !== '');
  if (first === undefined) return null;
  const told = /^sep=(.)$/.exec(first)?.[1];
  if (told !== undefined) return { file, encoding, delimiter: told, skip: 1 };
  return { file, encoding, delimiter: mostUsed(first), skip: 0 };
}

/** Every record that holds anything, the header first. Throws CannotImport where a quotation mark is left open. */
export async function* readRows({ file, encoding, delimiter, skip }: Shape): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD_LIMIT,
    from_line: 1 + skip,
  });
  // Errors of either end come out of the loop below.
  pipeline(Readable.from(textOf(file, encoding)), parser, () => undefined);
  let next = 1 + skip;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const inside = record.reduce((all, cell) => all + cell.split('\n').length - 1, 0);
      next = info.lines + 1;
      if (record.some((cell) => cell.trim() !== ''))
        yield { line: info.lines - inside, cells: record.map(unescaped) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new CannotImport(wordsFor(error, next)) : error;
  }
}

type Parsed = { record: string[]; info: { lines: number } };

function wordsFor(error: CsvError, line: number): string {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED' && error.code !== 'CSV_MAX_RECORD_SIZE')
    return `Line ${line}: ${error.message}`;
  return (
    `From line ${line} on the file can't be read: a quotation mark (") opens a cell there that is never closed,\n` +
    'so that all the rest would be one cell. Close it or take it out, and run this again.'
  );
}

/** Spreadsheets' exports put an apostrophe before what could be a formula (ours do too). */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r|＝＋－＠])/, '');

function mostUsed(line: string): string {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}
