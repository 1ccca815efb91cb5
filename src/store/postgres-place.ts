import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotStart } from './cannot-start.js';
import { openToAll, ROOT_PLACE } from './postgres-binaries.js';

/** The user Postgres runs as, where it is not our own. */
export type Identity = { uid?: number; gid?: number };

/** Where a cluster and its socket are, and whose. `notes`: what is not where it was wished, and why. */
export type Place = { name: string; dir: string; socketDir: string; identity: Identity; notes: string[] };

/** Finds a place for the cluster wished for at `wanted` that Postgres can get to, and makes the way there. */
export function choosePlace(wanted: string): Place {
  const notes: string[] = [];
  const dir = placeOfCluster(path.resolve(wanted), notes);
  const identity = whoRuns(dir);
  const name = hash(dir);
  return { name, dir, identity, notes, socketDir: makeSocketDir(name, identity) };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

// As root Postgres runs as somebody who can't enter a closed folder such as /root: the cluster goes elsewhere.
function placeOfCluster(wanted: string, notes: string[]): string {
  if (process.getuid?.() === 0 && !openToAll(nearestFolder(path.dirname(wanted)))) {
    const dir = path.join(ROOT_PLACE, hash(wanted));
    notes.push(
      `The data is in ${dir}: started by root, Postgres runs as another user, who can't enter ${path.dirname(wanted)}.`,
    );
    makeFolders(ROOT_PLACE);
    return dir;
  }
  makeFolders(path.dirname(wanted));
  return path.join(realpathSync(path.dirname(wanted)), path.basename(wanted));
}

const nearestFolder = (dir: string): string => (existsSync(dir) ? dir : nearestFolder(path.dirname(dir)));

// Open whatever the umask says: the cluster itself is closed, the way to it must not be.
function makeFolders(dir: string): void {
  if (existsSync(dir)) return;
  makeFolders(path.dirname(dir));
  mkdirSync(dir);
  chmodSync(dir, 0o755);
}

// Postgres refuses to run as root. A cluster that is there already stays with the user it belongs to.
function whoRuns(dir: string): Identity {
  const me = process.getuid?.();
  const owner = existsSync(dir) ? statSync(dir) : null;
  if (me !== 0) {
    if (owner && owner.uid !== me)
      throw new CannotStart(
        `${dir} belongs to another user (${owner.uid}). Delete it, or set DATA_DIR to another folder.`,
      );
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

// Its name follows from the cluster's, so that a killed program leaves nothing that the next one doesn't use.
// A socket's address has at most 103 bytes.
function makeSocketDir(name: string, identity: Identity): string {
  const short = os.tmpdir().length < 60 && (identity.uid === undefined || openToAll(os.tmpdir()));
  const dir = path.join(short ? os.tmpdir() : '/tmp', `kindling-${name}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const found = lstatSync(dir);
  const mine = [process.getuid?.(), identity.uid].includes(found.uid) && found.isDirectory();
  if (!mine)
    throw new CannotStart(`${dir} belongs to another user. Delete it, or set DATA_DIR to another folder.`);
  give(dir, identity);
  return dir;
}

/** Closes a folder to all but the user Postgres runs as. */
export function give(dir: string, { uid, gid }: Identity): void {
  if (uid !== undefined && gid !== undefined) chownSync(dir, uid, gid);
  chmodSync(dir, 0o700);
}
