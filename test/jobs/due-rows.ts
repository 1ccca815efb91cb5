import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How a tick does its rows. `pauseMs` lies between finding a row and doing it, where another process may come between. */
export type Manner = { claims: boolean; pauseMs: number; stuckAfterRows?: number };

/** Due rows as files, so that one test fits both databases and outlives a killed process: a rename is a claim. */
export class DueRows {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
    for (const folder of ['due', 'claimed']) mkdirSync(path.join(dir, folder), { recursive: true });
  }

  seed(...names: string[]): void {
    for (const name of names) writeFileSync(path.join(this.dir, 'due', name), '');
  }

  /** The work of a tick: every row that is due, either claimed before it is done or, carelessly, only looked at. */
  async doAll({ claims, pauseMs, stuckAfterRows }: Manner): Promise<void> {
    this.#note('rings', String(process.pid));
    let done = 0;
    for (const name of readdirSync(path.join(this.dir, 'due')).toSorted()) {
      if (claims && !this.#claim(name)) continue;
      await wait(pauseMs);
      this.#note('effects', `${process.pid} ${name}`);
      if (!claims) rmSync(path.join(this.dir, 'due', name), { force: true });
      done += 1;
      if (done === stuckAfterRows) await new Promise(() => undefined);
    }
  }

  /** Which process did which row, in order. */
  effects(): { by: number; row: string }[] {
    return this.#read('effects').map((line) => {
      const [by, row] = line.split(' ');
      return { by: Number(by), row: row ?? '' };
    });
  }

  /** How often a process rang the tick; of all of them when none is named. */
  rings(pid?: number): number {
    return this.#read('rings').filter((line) => pid === undefined || Number(line) === pid).length;
  }

  #claim(name: string): boolean {
    try {
      renameSync(path.join(this.dir, 'due', name), path.join(this.dir, 'claimed', name));
      return true;
    } catch {
      return false;
    }
  }

  #note(file: string, line: string): void {
    appendFileSync(path.join(this.dir, file), `${line}\n`);
  }

  #read(file: string): string[] {
    const at = path.join(this.dir, file);
    return existsSync(at) ? readFileSync(at, 'utf8').split('\n').filter(Boolean) : [];
  }
}
