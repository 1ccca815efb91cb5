import path from 'node:path';
import type { Deps } from './app/deps.js';
import { type Config, readConfig, readEnvFile } from './config.js';
import { readArguments, type Wish } from './import/arguments.js';
import { CannotImport } from './import/cannot-import.js';
import { findTeam, openForImport } from './import/database.js';
import { type ExitCode, importFile } from './import/import-file.js';
import { inspect } from './import/inspect.js';
import { openTerminal } from './import/terminal.js';
import { systemClock } from './lib/clock.js';
import { uuidV7 } from './lib/ids.js';
import { makeLog } from './lib/log.js';
import { loadPlaybook } from './playbook/playbook.js';
import { CannotStart } from './store/cannot-start.js';

const clock = systemClock;

/** `npm run import`: reads the file first, then opens the database, and gives it back whatever happens. */
async function main(config: Config, wish: Wish): Promise<ExitCode> {
  // npm runs us in the project's folder; a path is meant from where the person stands.
  const file = path.resolve(process.env.INIT_CWD ?? '.', wish.file);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());
  const screen = openTerminal(stopped.signal);
  const inspected = await inspect(file, wish, screen.say);
  const log = makeLog(config.logLevel);
  const stops: (() => Promise<void>)[] = [];
  try {
    const onStop = (stop: () => Promise<void>) => void stops.push(stop);
    const db = await openForImport(config, { log, onStop, newId: () => uuidV7.next(), now: clock.now() });
    const team = await findTeam(db, wish.team);
    const deps: Deps = {
      db,
      ids: uuidV7,
      log,
      playbook: loadPlaybook(),
      rules: new Map(),
      places: { handoffs: config.channels.handoffs, managers: config.channels.managers },
      timeZone: config.timeZone ?? team.timeZone,
      // A Kindling that runs looks into the outbox by itself every few seconds.
      wake: () => undefined,
    };
    const where = { deps, teamId: team.id, clock, isStopped: () => stopped.signal.aborted };
    return await importFile(inspected, wish, where, screen);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function run(): Promise<ExitCode | 2> {
  const read = readArguments(process.argv.slice(2));
  if (!read.ok) {
    (read.asked ? process.stdout : process.stderr).write(`${read.text}\n`);
    return read.asked ? 0 : 2;
  }
  readEnvFile();
  const settings = readConfig(process.env);
  if (!settings.ok) {
    process.stderr.write(`${settings.text}\n`);
    return 1;
  }
  try {
    return await main(settings.config, read.wish);
  } catch (error) {
    if (!(error instanceof CannotImport) && !(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof CannotImport ? error.code : 1;
  }
}

process.exitCode = await run();
