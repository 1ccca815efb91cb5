import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** `latin1` is Windows-1252, the superset of ISO 8859-1 that everybody means by it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

export type Detected = { ok: true; encoding: Encoding; note: string | null } | { ok: false; text: string };

/**
 * Finds out how a file is written, reading it through once. Bytes that are not UTF-8 are never guessed at:
 * they are read as Windows-1252 only where the caller said so.
 */
export async function detectEncoding(file: string, asked: string | null): Promise<Detected> {
  const wanted = asked === null ? null : ENCODINGS.get(asked.toLowerCase().replace(/[\s_]/g, '-'));
  if (wanted === undefined)
    return { ok: false, text: `--encoding ${asked} is not known here. There are utf-8 and latin1.` };
  const start = await firstBytes(file);
  const byMark = encodingByMark(start);
  if (byMark !== null) return { ok: true, encoding: byMark, note: null };
  const unfit = whyNoText(start);
  if (unfit !== null) return { ok: false, text: unfit };
  const { stray, ascii } = await lookThrough(file);
  if (stray === null)
    return { ok: true, encoding: 'utf-8', note: wanted === 'latin1' && !ascii ? IS_UTF8 : null };
  return wanted === 'latin1'
    ? { ok: true, encoding: 'latin1', note: null }
    : { ok: false, text: notUtf8(stray) };
}

/** The file as text, chunk by chunk, without its byte order mark, every line ending in a line feed. */
export async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  let held = '';
  for await (const chunk of createReadStream(file)) {
    const text = held + decode(chunk, true);
    // A line end of two characters may lie across two chunks.
    held = text.endsWith('\r') ? '\r' : '';
    yield lineFeeds(held === '' ? text : text.slice(0, -1));
  }
  yield lineFeeds(held + decode(Buffer.alloc(0), false));
}

type Stray = { line: number; near: string };

const ENCODINGS = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ...['latin1', 'latin-1', 'iso-8859-1', 'windows-1252', 'cp1252', 'ansi'].map((name): [string, Encoding] => [
    name,
    'latin1',
  ]),
]);

const IS_UTF8 = 'The file is in UTF-8, and read so: --encoding latin1 would spoil its letters.';

function notUtf8({ line, near }: Stray): string {
  return (
    `The file is not in UTF-8 (line ${line}). As Windows-1252, which Excel's plain "CSV" is, it would read: ${near}\n` +
    'If that looks right, run it again with --encoding latin1. If not, save it as "CSV UTF-8" first.'
  );
}

const lineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

function decoderOf(encoding: Encoding): (chunk: Buffer, more: boolean) => string {
  if (encoding === 'latin1')
    return (chunk) =>
      chunk
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (letter) => CP1252[letter.charCodeAt(0) - 0x80] ?? letter);
  const decoder = new TextDecoder(encoding);
  return (chunk, stream) => decoder.decode(chunk, { stream });
}

// Node 20's own decoder for windows-1252 leaves these 32 as control characters: € and “ ” among them.
const CP1252 = Array.from('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');

async function firstBytes(file: string): Promise<Buffer> {
  for await (const chunk of createReadStream(file, { end: 1023 })) return chunk;
  return Buffer.alloc(0);
}

function encodingByMark(start: Buffer): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

function whyNoText(start: Buffer): string | null {
  const begin = start.toString('latin1', 0, 4);
  if (begin === 'PK\x03\x04' || begin === '\xd0\xcf\x11\xe0')
    return 'The file is a workbook, not a CSV. In Excel: File, Save As, "CSV UTF-8"; then load that file.';
  if (start.includes(0)) return 'The file is not text. Save it as "CSV UTF-8" and load that file.';
  return null;
}

async function lookThrough(file: string): Promise<{ stray: Stray | null; ascii: boolean }> {
  let line = 1;
  let ascii = true;
  let rest = Buffer.alloc(0);
  const look = (part: Buffer): Stray | null => {
    ascii &&= isAscii(part);
    if (isUtf8(part)) return null;
    const lines = part.toString('latin1').split(/\r\n?|\n/);
    const at = lines.findIndex((each) => !isUtf8(Buffer.from(each, 'latin1')));
    return { line: line + at, near: sample(lines[at] ?? '') };
  };
  for await (const chunk of createReadStream(file)) {
    const all = Buffer.concat([rest, chunk]);
    const end = Math.max(all.lastIndexOf(10), all.lastIndexOf(13)) + 1;
    const whole = all.subarray(0, end);
    const stray = look(whole);
    if (stray !== null) return { stray, ascii: false };
    line += countLines(whole);
    rest = all.subarray(end);
  }
  return { stray: look(rest), ascii };
}

/** The words around the first letter that is not ASCII. */
function sample(line: string): string {
  const at = line.search(/[\x80-\xff]/);
  const piece = line.slice(Math.max(0, at - 20), at + 20);
  return `"${decoderOf('latin1')(Buffer.from(piece, 'latin1'), false).trim()}"`;
}

function countLines(part: Buffer): number {
  let count = 0;
  for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) count += 1;
  return count;
}
