import path from 'node:path';

/** A file of the project: its path from the root, and its text. */
export type Source = { path: string; text: string };
export type Import = { from: string; typeOnly: boolean };

// A comment begins a line or follows a space: so "https://..." in a string is none.
const code = (text: string): string =>
  text.replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');

const withoutStrings = (text: string): string =>
  text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

const STATIC = /^\s*(?:import|export)\s+(type\s)?(?:[\w$*{][^'";]*?\sfrom\s*)?(['"])([^'"]+)\2/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"]+)\1\s*\)/g;

/** Everything a file imports or passes on. */
export function importsOf(text: string): Import[] {
  const plain = code(text);
  return [
    ...[...plain.matchAll(STATIC)].map(([, type, , from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...plain.matchAll(DYNAMIC)].map(([, , from = '']) => ({ from, typeOnly: false })),
  ];
}

/** `@slack/web-api/dist/x.js` is of the package `@slack/web-api`. */
export const packageOf = (from: string): string => from.split('/', from.startsWith('@') ? 2 : 1).join('/');

/** Circles of imports, types included, each once, as "a > b > a". */
export function cycles(sources: Source[]): string[] {
  const graph = new Map(
    sources.map(({ path: file, text }) => [
      file,
      importsOf(text)
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => path.posix.join(path.posix.dirname(file), from).replace(/\.js$/, '.ts')),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' > '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

const CLOCKS = [
  /\bnew Date\b(?!\s*\(\s*[^\s)])(?!\w)/g,
  /(?<!new )(?<![\w.])Date\(\s*\)/g,
  /\bDate\.now\b/g,
  /\bdayjs(?:\.utc|\.tz)?\(\s*\)/g,
  /\bperformance\.now\b/g,
  /\bprocess\.hrtime\b/g,
  /\bMath\.random\b/g,
  /\brandomUUID\(/g,
  /\brandomBytes\(/g,
  /\bgetRandomValues\(/g,
];

/** Where a file reads the clock or throws dice by itself. */
export function clockFaults({ path: file, text }: Source): string[] {
  const plain = withoutStrings(code(text));
  return CLOCKS.flatMap((clock) => [...plain.matchAll(clock)].map(([hit]) => `${file}: ${hit}`));
}

/** Where the schema lets the database make up a time or an id. */
export const schemaFaults = (schema: string): string[] =>
  [
    ...code(schema).matchAll(
      /@updatedAt|@default\(\s*(?:now|uuid|cuid|ulid|nanoid|autoincrement|dbgenerated)\b/g,
    ),
  ].map(([hit]) => hit);

const VAGUE = /(?:^|[/.-])(?:utils?|helpers?|common|managers?|services?|misc)(?=[/.]|$)/;
const KEBAB = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.test)?\.ts$/;

/** A name that says nothing of what is in the file, or is written otherwise than the rest. */
export const nameFaults = ({ path: file }: Source): string[] =>
  VAGUE.test(file) || !KEBAB.test(file) ? [`${file}: a name that says what it holds, in kebab-case`] : [];

const TYPES = [
  /(?:[:<,|&(]\s*|\bas\s+)any\b(?!\s*:)/g,
  /[\w)\]]!(?=\s*(?:[.;,)\]}[]|$))/gm,
  /^\s*export default\b/gm,
];

/** Where a file gets round the type checker, or exports without a name. */
export function typeFaults({ path: file, text }: Source): string[] {
  const plain = withoutStrings(code(text));
  const silenced = [...text.matchAll(/(?:\/\/|\/\*)\s*@ts-(?:ignore|expect-error|nocheck)/g)];
  const hits = [...TYPES.flatMap((type) => [...plain.matchAll(type)]), ...silenced];
  return hits.map(([hit]) => `${file}: ${hit.trim()}`);
}
