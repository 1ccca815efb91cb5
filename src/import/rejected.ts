import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { CannotImport } from './cannot-import.js';
import type { Row } from './read-csv.js';

/** A side file for rows that can't be loaded: as they were, with their line and the reason. Made at the first one. */
export type Rejects = { file: string; add(row: Row, reason: string): Promise<void>; end(): Promise<void> };

/** `leads.csv` has its bad rows in `leads.rejected.csv`, which can be mended and loaded like any other. */
export function openRejects(source: string, columns: string[], delimiter: string): Rejects {
  const { dir, name } = path.parse(source);
  const file = path.join(dir, `${name}.rejected.csv`);
  let writing: ReturnType<typeof open> | null = null;
  const open = () => {
    // The byte order mark tells Excel that it is UTF-8.
    const csv = stringify({ delimiter, bom: true, escape_formulas: true });
    const done = pipeline(csv, createWriteStream(file)).catch((error: unknown) => {
      throw new CannotImport(`The bad rows can't be written to ${file}: ${reasonOf(error)}`);
    });
    // Heard of where it is waited for.
    done.catch(() => undefined);
    csv.write([...columns, 'line', 'reason']);
    return { csv, done };
  };
  return {
    file,
    async add({ line, cells }, reason) {
      writing ??= open();
      // Cells beyond the header stay on the row, before the two of ours, so that nothing is lost.
      const row = [
        ...cells,
        ...Array.from({ length: columns.length - cells.length }, () => ''),
        line,
        reason,
      ];
      if (!writing.csv.write(row)) await Promise.race([once(writing.csv, 'drain'), writing.done]);
    },
    async end() {
      // A file of an earlier run would tell of rows that are mended by now.
      if (writing === null) return rmSync(file, { force: true });
      writing.csv.end();
      await writing.done;
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
