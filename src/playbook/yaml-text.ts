import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';

/** A mistake in a text, and where: lines and columns count from 1. */
export type Slip = { line: number; column: number; message: string };

/** YAML read as far as it goes. `find` tells where a path is in the text, and how much of the path is there. */
export type Text = {
  value: unknown;
  slips: Slip[];
  find(path: Path, what: 'key' | 'value'): { line: number; column: number; depth: number };
};
export type Path = (string | number)[];

const MOST_BYTES = 200_000;
/** Counted in maps, lists and their entries: a dozen conditions within each other. */
const MOST_DEPTH = 60;

/** Reads one YAML document of ours, without trusting it. Never throws. */
export function readText(text: string, name: string): Text {
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) {
    const message = `${name} is ${Math.ceil(bytes / 1000)} kB large; the limit is ${MOST_BYTES / 1000} kB`;
    return unread([{ line: 1, column: 1, message }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const slips = [...syntax(document), ...tricks(document)];
  if (slips.length > 0) return unread(slips.map(({ at, message }) => ({ ...place(at), message })));
  return {
    value: document.toJS(),
    slips: [],
    find(path, what) {
      const { at, depth } = locate(document, path, what);
      return { ...place(at), depth };
    },
  };
}

const unread = (slips: Slip[]): Text => ({
  value: undefined,
  slips,
  find: () => ({ line: 1, column: 1, depth: 0 }),
});

type Found = { at: number; message: string };

const WORDS: Record<string, string> = {
  DUPLICATE_KEY: 'this key is here twice; keys must be unique within what they belong to',
  BAD_INDENT: 'indented otherwise than what it belongs to, or a bracket that is never closed',
  TAB_AS_INDENT: 'this line starts with a tab; YAML is indented with spaces',
  MULTIPLE_DOCS: 'a second document starts here (---); a file holds one',
  BAD_DQ_ESCAPE:
    'a backslash in "double quotes" starts an escape that YAML does not know; use \'single quotes\'',
  BLOCK_AS_IMPLICIT_KEY: 'a second ": " in one line; put text that holds a colon into quotes',
  MULTILINE_IMPLICIT_KEY: 'expected "key: value", with a space after the colon',
  BAD_SCALAR_START: 'text that starts with @ or ` must be in quotes',
  RESOURCE_EXHAUSTION: 'nested too deep to be read',
  KEY_OVER_1024_CHARS: 'a key is over 1,024 characters long',
  TAG_RESOLVE_FAILED: 'tags (!name) are not known here; put text that starts with ! into quotes',
};

/** What is wrong with the YAML itself. One slip sets off others behind it, so of these only the first is told. */
function syntax({ errors, warnings }: Document): Found[] {
  const all = [...errors, ...warnings].map(({ code, message, pos }) => ({
    code,
    at: pos[0],
    message: WORDS[code] ?? `broken YAML: ${message.split('\n')[0]}`,
  }));
  const twice = all.filter(({ code }) => code === 'DUPLICATE_KEY');
  return [...twice, ...all.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1)];
}

/**
 * What YAML allows and we don't: aliases can make a short text as large as they like, or hold itself; and what is
 * nested without end would be more than can be read.
 */
function tricks(document: Document.Parsed): Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_, { range, source }) => {
      found.push({ at: range?.[0] ?? 0, message: `*${source} repeats something by its name: write it out` });
    },
    Node: (_, node, path) => {
      if (path.length <= MOST_DEPTH) return undefined;
      found.push({ at: node.range?.[0] ?? 0, message: 'nested too deep to be read' });
      return visit.BREAK;
    },
  });
  return found;
}

/** Offset of the deepest node on the path that exists: a missing key is shown at its parent. */
function locate(document: Document.Parsed, path: Path, what: 'key' | 'value'): { at: number; depth: number } {
  let node: unknown = document.contents;
  let at = startOf(document.contents, 0);
  let depth = 0;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(part)] : pair?.value;
    if (pair === undefined && next === undefined) break;
    depth += 1;
    at = startOf(what === 'key' && depth === path.length && pair !== undefined ? pair.key : next, at);
    node = next;
  }
  // Where one word stands for a map or a list, there is nothing below it.
  return { at, depth: isScalar(node) && node.value !== null ? depth : path.length };
}

const startOf = (node: unknown, otherwise: number): number =>
  (node as Node | null | undefined)?.range?.[0] ?? otherwise;
