import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../support/programs.js';

// Each start makes the client anew: slow on a busy machine.
describe('a program started after an install that ran no scripts', { timeout: 90_000 }, () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'kindling-clone-'));
    for (const each of ['prisma', 'scripts', 'package.json', 'tsconfig.json'])
      cpSync(path.resolve(each), path.join(root, each), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(
      path.join(root, 'src/main.ts'),
      `import { PrismaClient } from './generated/prisma/client.js';
       process.stdout.write(typeof PrismaClient + ' in ' + process.env.TZ);`,
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const start = () =>
    runProgram(process.execPath, ['scripts/start.mjs'], { TZ: 'America/New_York' }, { cwd: root });
  const client = () => path.join(root, 'src/generated/prisma');

  it('makes the Prisma client itself, also when two start at once, and runs in UTC', async () => {
    const programs = [start(), start()];
    expect(await Promise.all(programs.map((each) => each.exited))).toEqual([0, 0]);
    expect(programs.map((each) => each.out())).toEqual(['function in UTC', 'function in UTC']);
    expect(existsSync(path.join(root, 'src/generated/.being-made'))).toBe(false);
  });

  it('makes it anew when the schema has changed, and not otherwise', async () => {
    const schema = path.join(root, 'prisma/schema.prisma');
    await start().exited;
    writeFileSync(path.join(client(), 'mark'), '');
    await start().exited;
    expect(existsSync(path.join(client(), 'mark'))).toBe(true);
    writeFileSync(
      schema,
      readFileSync(schema, 'utf8').replace('model Team {', 'model Team {\n  motto String?'),
    );
    await start().exited;
    expect(readFileSync(path.join(client(), 'models/Team.ts'), 'utf8')).toContain('motto');
  });

  it('without an install says what to do', async () => {
    rmSync(path.join(root, 'node_modules'));
    mkdirSync(path.join(root, 'node_modules'));
    const program = start();
    expect(await program.exited).toBe(1);
    expect(program.out()).toContain('npm install');
  });
});
