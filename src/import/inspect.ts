import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Wish } from './arguments.js';
import { CannotImport } from './cannot-import.js';
import { detectEncoding } from './encoding.js';
import { type Mapping, mapHeadings } from './headings.js';
import { findShape, readRows, type Shape } from './read-csv.js';
import { openRejects } from './rejected.js';
import { type Scan, scan } from './scan.js';
import { badWords, fileWords, type Say } from './words.js';

/** A file that was read through and can be loaded. */
export type Inspected = { shape: Shape; mapping: Mapping; found: Scan };

/** Reads the file through, says what is in it and how it is understood, and writes the bad rows aside. */
export async function inspect(file: string, wish: Wish, say: Say): Promise<Inspected> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CannotImport(`There is no file ${file}`, 2);
  const encoding = await detectEncoding(file, wish.encoding);
  if (!encoding.ok) throw new CannotImport(`${path.basename(file)}: ${encoding.text}`);
  if (encoding.note !== null) say(encoding.note);
  const shape = await findShape(file, encoding.encoding);
  const header = shape === null ? null : await firstRow(shape);
  if (shape === null || header === null) {
    throw new CannotImport(
      `${path.basename(file)} is empty. The first line names the columns, such as:  email,name,company`,
    );
  }
  const mapped = mapHeadings(header, wish.maps);
  if (!mapped.ok) throw new CannotImport(mapped.text, mapped.usage ? 2 : 1);
  const { mapping } = mapped;
  const rejects = openRejects(file, mapping.columns, shape.delimiter);
  const found = await scan(shape, mapping, rejects);
  say(fileWords(shape, mapping, found));
  if (found.bad.count > 0) say(badWords(found, path.basename(rejects.file)));
  return { shape, mapping, found };
}

async function firstRow(shape: Shape): Promise<string[] | null> {
  for await (const { cells } of readRows(shape)) return cells;
  return null;
}
