import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Is there a process of this number, ours or not? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, its words apart by single spaces; empty where there is none. */
export function commandOf(pid: number): string {
  const listed = read(`/proc/${pid}/cmdline`);
  return listed === null ? ask(pid, 'command=') : listed.replaceAll('\0', ' ');
}

/** The process that started this one, or that has inherited it; 0 where there is none. */
export function parentOf(pid: number): number {
  const listed = read(`/proc/${pid}/stat`);
  // The name, in brackets, may itself hold spaces and brackets.
  return Number(listed === null ? ask(pid, 'ppid=') : listed.split(') ').at(-1)?.split(' ')[1]);
}

// Linux lists them as files, also where there is no `ps`.
function read(file: string): string | null {
  if (!existsSync('/proc/self')) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ask(pid: number, what: string): string {
  try {
    return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
