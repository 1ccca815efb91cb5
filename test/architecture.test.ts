import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  clockFaults,
  cycles,
  importsOf,
  nameFaults,
  packageOf,
  type Source,
  schemaFaults,
  typeFaults,
} from './support/source.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (folder: string, endings: string[]): Source[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.includes('/generated/'))
    .map((name) => ({ path: name, text: readFileSync(path.join(ROOT, name), 'utf8') }));

const SRC = read('src', ['.ts']);
const TESTS = read('test', ['.ts']);
const SCHEMA = readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8');
const DEPENDENCIES = Object.keys(
  (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { dependencies: object })
    .dependencies,
);

/**
 * The house: what each folder may import, of ours and of others'. `types` may be imported as types only. Files
 * directly in `src` wire everything, and `import` is a program of its own.
 */
type May = { ours: string[]; types?: string[]; packages: string[]; node: string[] | 'any' };
const HOUSE: Record<string, May> = {
  lib: { ours: [], packages: ['pino'], node: ['node:crypto'] },
  domain: { ours: [], packages: ['zod', 'dayjs'], node: [] },
  playbook: { ours: ['domain'], packages: ['zod', 'yaml'], node: ['node:fs'] },
  views: { ours: ['domain'], types: ['@slack/types'], packages: [], node: [] },
  charts: { ours: ['domain'], packages: ['chart.js', '@napi-rs/canvas'], node: 'any' },
  export: { ours: ['domain'], packages: ['csv-stringify'], node: 'any' },
  store: {
    ours: ['domain', 'generated'],
    types: ['lib'],
    packages: ['@prisma/adapter-pg', '@prisma/client', 'pg'],
    node: 'any',
  },
  app: { ours: ['domain', 'store', 'lib'], packages: [], node: [] },
  slack: {
    ours: ['app', 'views', 'domain', 'lib', 'charts', 'export'],
    packages: ['@slack/bolt', '@slack/web-api', '@slack/types', 'chrono-node', 'zod'],
    node: 'any',
  },
  http: {
    ours: ['app', 'views', 'domain', 'lib'],
    packages: ['raw-body', 'standardwebhooks', 'rate-limiter-flexible', 'zod'],
    node: 'any',
  },
  jobs: {
    ours: ['app', 'lib'],
    packages: ['agenda', '@agendajs/postgres-backend', '@agendajs/mongo-backend', 'mongodb'],
    node: 'any',
  },
  sandbox: { ours: ['app', 'domain', 'lib', 'store'], packages: [], node: 'any' },
};
const FREE = ['import'];

const folderOf = (file: string): string | null => file.split('/').slice(0, -1)[1] ?? null;

/** What a file imports that its folder may not. */
function arrowFaults({ path: file, text }: Source): string[] {
  const folder = folderOf(file);
  if (folder === null || FREE.includes(folder)) return [];
  const may = HOUSE[folder];
  if (may === undefined) return [`${file}: the house has no folder "${folder}"`];
  return importsOf(text).flatMap(({ from, typeOnly }) => {
    const target = from.startsWith('.') ? folderOf(path.posix.join(path.posix.dirname(file), from)) : null;
    const isFine = from.startsWith('node:')
      ? may.node === 'any' || may.node.includes(from)
      : from.startsWith('.')
        ? target === folder || [...may.ours, ...(typeOnly ? (may.types ?? []) : [])].includes(target ?? '')
        : [...may.packages, ...(typeOnly ? (may.types ?? []) : [])].includes(packageOf(from));
    return isFine ? [] : [`${file} imports ${from}`];
  });
}

const control = (file: string, text: string): Source => ({ path: file, text });

it('the gate has something to look at', () => {
  expect(SRC.length).toBeGreaterThan(100);
  expect(SRC.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(400);
  expect(new Set(SRC.map(({ path: file }) => folderOf(file)))).toEqual(
    new Set(
      [...Object.keys(HOUSE), ...FREE, null].filter((folder) => SRC.some((s) => folderOf(s.path) === folder)),
    ),
  );
});

describe('the arrows', () => {
  it('point one way: each folder imports what the house lets it, and no other package', () => {
    expect(SRC.flatMap(arrowFaults)).toEqual([]);
  });

  test.each([
    ['a rule that reads the database', 'src/domain/a.ts', "import { inTx } from '../store/db.js';"],
    ['a use case that knows Slack', 'src/app/a.ts', "import { WebClient } from '@slack/web-api';"],
    ['a use case that takes any package', 'src/app/lead/a.ts', "import dayjs from 'dayjs';"],
    ['a use case that reads files', 'src/app/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a use case that words an answer', 'src/app/a.ts', "import { reply } from '../views/reply.js';"],
    [
      'a view that asks the database',
      'src/views/modals/a.ts',
      "import type { Tx } from '../../store/db.js';",
    ],
    ['a view with Slack’s code', 'src/views/a.ts', "import { WebClient } from '@slack/types';"],
    ['a listener that goes past the use cases', 'src/slack/a.ts', "import { inTx } from '../store/db.js';"],
    ['a store that logs', 'src/store/a.ts', "import { makeLog } from '../lib/log.js';"],
    ['a tick that decides', 'src/jobs/a.ts', "import { judge } from '../domain/judge.js';"],
    ['an import over several lines', 'src/app/a.ts', "import {\n  a,\n  type B,\n} from\n  'agenda';"],
    ['an import for its effects', 'src/app/a.ts', "import 'dotenv';"],
    ['an import made late', 'src/app/a.ts', "const it = await import('mongodb');"],
    ['an export of another’s', 'src/app/a.ts', "export * from 'pg';"],
    ['a folder the house has not', 'src/helpers/a.ts', ''],
  ])('control: %s is caught', (_, file, text) => {
    expect(arrowFaults(control(file, text))).toHaveLength(1);
  });

  it('control: what is allowed is let through', () => {
    const fine: [string, string][] = [
      ['src/app/a.ts', "import { inTx } from '../store/db.js';\nimport { deed } from './history.js';"],
      ['src/app/lead/a.ts', "import { deed } from '../history.js';"],
      ['src/views/a.ts', "import type { Button } from '@slack/types';"],
      ['src/domain/a.ts', "import utc from 'dayjs/plugin/utc.js';"],
      ['src/main.ts', "import { App } from '@slack/bolt';"],
      ['src/app/a.ts', "// import { App } from '@slack/bolt';\nconst text = 'ours';"],
    ];
    for (const [file, text] of fine) expect(arrowFaults(control(file, text))).toEqual([]);
  });

  it('nothing but the program itself imports what stands beside it in src', () => {
    const wired = SRC.filter(
      ({ path: file }) => folderOf(file) !== null && !FREE.includes(folderOf(file) ?? ''),
    );
    expect(
      wired.flatMap(arrowFaults).filter((fault) => /\/(main|config|lifetime|ports)\.js$/.test(fault)),
    ).toEqual([]);
  });

  it('every package is one we declare', () => {
    const used = SRC.flatMap(({ text }) => importsOf(text).map(({ from }) => from))
      .filter((from) => !from.startsWith('.') && !from.startsWith('node:'))
      .map(packageOf);
    expect([...new Set(used)].filter((name) => !DEPENDENCIES.includes(name))).toEqual([]);
  });
});

describe('circles', () => {
  it('there are none', () => {
    expect(cycles(SRC)).toEqual([]);
  });

  it('control: one of three files, and one of two over a folder, are found', () => {
    const round = [
      control('src/a.ts', "import { b } from './b.js';"),
      control('src/b.ts', "import type { C } from './deep/c.js';"),
      control('src/deep/c.ts', "export { a } from '../a.js';"),
    ];
    expect(cycles(round)).toEqual(['src/a.ts > src/b.ts > src/deep/c.ts > src/a.ts']);
    expect(cycles(round.slice(0, 2))).toEqual([]);
  });
});

describe('time and chance', () => {
  it('come in by src/lib alone', () => {
    expect(SRC.filter(({ path: file }) => !file.startsWith('src/lib/')).flatMap(clockFaults)).toEqual([]);
  });

  it('do come in there', () => {
    expect(SRC.filter(({ path: file }) => file.startsWith('src/lib/')).flatMap(clockFaults)).not.toEqual([]);
  });

  test.each([
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const ms = Date.now();',
    'items.map(Date.now)',
    'const now = dayjs();',
    'const now = dayjs.utc();',
    'const at = performance.now();',
    'const at = process.hrtime.bigint();',
    'const lot = Math.random();',
    'const id = randomUUID();',
    'const id = crypto.randomUUID();',
    'const id = randomBytes(16);',
    'crypto.getRandomValues(bytes);',
  ])('control: %s is caught', (text) => {
    expect(clockFaults(control('src/app/a.ts', text))).toHaveLength(1);
  });

  it('control: a date made of a value is none, nor is a word about one', () => {
    const fine =
      'const at = new Date(ms);\nconst day = dayjs.utc(text);\n// unlike new Date()\nlate.now();\nupDate();';
    expect(clockFaults(control('src/app/a.ts', fine))).toEqual([]);
  });

  it('are not made up by the database: the schema has no default for a time or an id', () => {
    expect(schemaFaults(SCHEMA)).toEqual([]);
    expect(SCHEMA).toContain('model Lead');
  });

  test.each([
    'now()',
    'uuid()',
    'uuid(7)',
    'cuid()',
    'autoincrement()',
    'ulid()',
    'nanoid()',
    'dbgenerated("x")',
  ])('control: @default(%s) is caught', (made) => {
    expect(schemaFaults(`model A {\n  id String @id @default(${made})\n}`)).toHaveLength(1);
  });

  test.each(['at DateTime @updatedAt', 'at DateTime @default( now( ) )'])(
    'control: "%s" is caught',
    (field) => {
      expect(schemaFaults(field)).toHaveLength(1);
    },
  );
});

describe('files', () => {
  const long = ({ path: file, text }: Source): string[] => {
    const lines = text.trimEnd().split('\n').length;
    return lines > 250 ? [`${file}: ${lines} lines`] : [];
  };

  it('of the program have at most 250 lines', () => {
    expect(SRC.flatMap(long)).toEqual([]);
    expect(long(control('src/app/a.ts', 'x\n'.repeat(251)))).toEqual(['src/app/a.ts: 251 lines']);
    expect(long(control('src/app/a.ts', 'x\n'.repeat(250)))).toEqual([]);
  });

  it('are named for what they hold, in kebab-case', () => {
    expect([...SRC, ...TESTS].flatMap(nameFaults)).toEqual([]);
  });

  test.each([
    'src/app/utils/a.ts',
    'src/app/date-utils.ts',
    'src/helpers.ts',
    'src/lead-manager.ts',
    'src/services/a.ts',
    'test/support/common.ts',
    'src/app/claimLead.ts',
    'src/app/Claim.ts',
  ])('control: %s is caught', (file) => {
    expect(nameFaults(control(file, ''))).toHaveLength(1);
  });

  it('control: a word that only contains one is fine', () => {
    for (const file of ['src/app/managers-place.ts', 'src/a/uncommon.ts', 'test/a.test.ts'])
      expect(nameFaults(control(file, ''))).toEqual([]);
  });
});

describe('types', () => {
  it('are never got round, here or in the tests', () => {
    expect(SRC.flatMap(typeFaults)).toEqual([]);
    const tests = TESTS.filter(({ path: file }) => file !== 'test/architecture.test.ts');
    // vitest wants what it starts with as a default.
    expect(tests.flatMap(typeFaults).filter((fault) => !fault.endsWith('export default'))).toEqual([]);
  });

  test.each([
    'const a: any = b;',
    'const a = b as any;',
    'const a: any[] = b;',
    'const a = new Map<string, any>();',
    'function f(a: Record<string, any>) {}',
    '// @ts-ignore',
    '// @ts-expect-error: why not',
    '// @ts-nocheck',
    'const a = b!;',
    'const a = b!.c;',
    'const a = b[0]!.c;',
    'const a = f()!;',
    'f(a!, b);',
    'export default function f() {}',
  ])('control: %s is caught', (text) => {
    expect(typeFaults(control('src/app/a.ts', text))).toHaveLength(1);
  });

  it('control: what only looks like it is let through', () => {
    const fine = [
      "const a = 'any! b';",
      'const company: many = b;',
      'if (a !== b && !c) return;',
      'const text = `Hello!`;',
      '// any colour will do',
      "const a = ['hey!', 'ho!'];",
      'const a = { any: 1 };',
    ];
    expect(typeFaults(control('src/app/a.ts', fine.join('\n')))).toEqual([]);
  });
});
