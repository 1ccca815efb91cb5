import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, isRunning, type Program, runOurs, runProgram, until } from '../support/programs.js';

const hasSlack = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(hasSlack)('a started program', { timeout: 90_000 }, () => {
  let dir: string;
  let port: number;
  let programs: Program[];

  beforeEach(async () => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-boot-'));
    chmodSync(dir, 0o755);
    port = await freePort();
    programs = [];
  });
  afterEach(async () => {
    for (const { child, exited } of programs) {
      child.kill('SIGKILL');
      await exited;
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const environment = () => ({ BOOT_DIR: dir, BOOT_SLACK_PORT: String(port) });
  const keep = (program: Program) => {
    programs.push(program);
    return program;
  };
  const startBare = () => keep(runOurs('test/boot/program.ts', environment()));
  const startBehindNpm = () => {
    const front = path.join(dir, 'front');
    mkdirSync(front);
    // In the very words of our own script, which decide whether a shell stays in between.
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const ours = `${path.resolve('scripts/run.mjs')} test/boot/program.ts`;
    const start = scripts.start.replace('scripts/start.mjs', ours);
    writeFileSync(path.join(front, 'package.json'), JSON.stringify({ scripts: { start } }));
    return keep(runProgram('npm', ['start'], environment(), { cwd: front }));
  };
  const pidsOf = async (program: Program): Promise<number[]> => {
    const line = await until('ready', () => /\{"pids".*\}/.exec(program.out())?.[0], program);
    return JSON.parse(line).pids;
  };
  const allGone = (pids: number[], program: Program, limitMs: number) =>
    until('nothing left running', () => pids.every((pid) => !isRunning(pid)), program, limitMs);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'told %s, finishes, exits with 0 and leaves no process',
    async (signal) => {
      const program = startBare();
      const pids = await pidsOf(program);
      expect(pids).toHaveLength(3);
      expect(pids.every(isRunning)).toBe(true);
      program.child.kill(signal);
      program.child.kill(signal);
      expect(await program.exited).toBe(0);
      expect(pids.filter(isRunning)).toEqual([]);
    },
  );

  it('killed with -9, leaves no process', async () => {
    const program = startBare();
    const pids = await pidsOf(program);
    program.child.kill('SIGKILL');
    await allGone(pids, program, 30_000);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
    'when %s reaches only the npm in front of it, leaves no process',
    async (signal) => {
      const program = startBehindNpm();
      const pids = await pidsOf(program);
      program.child.kill(signal);
      await allGone(pids, program, 30_000);
    },
  );

  it('a local Slack that cannot have its port says so and leaves no process', async () => {
    const taken = net.createServer().listen(port);
    const program = startBare();
    expect(await program.exited).toBe(1);
    expect(program.out()).toContain('The local Slack did not start');
    taken.close();
    const pid = /^\d+/.exec(pidFile(dir))?.[0];
    if (pid) await allGone([Number(pid)], program, 30_000);
  });
});

function pidFile(dir: string): string {
  try {
    return readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8');
  } catch {
    return '';
  }
}
