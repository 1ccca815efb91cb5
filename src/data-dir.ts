import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from './store/cannot-start.js';

/** Refuses a folder that can't be made or written to. Step by step: Node never comes back from some of them. */
export function checkFolder(dir: string): void {
  try {
    const parent = path.dirname(dir);
    if (parent !== dir && !existsSync(parent)) checkFolder(parent);
    if (!existsSync(dir)) mkdirSync(dir);
    if (!statSync(dir).isDirectory()) throw new Error('it is a file');
    accessSync(dir, constants.W_OK);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `DATA_DIR: ${dir} can't be used (${error instanceof Error ? error.message : String(error)}).\n    for example  DATA_DIR=.data`,
    );
  }
}
