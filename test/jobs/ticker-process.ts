// A process with nothing but a ticker in it: the contract starts it, kills it, and takes its database away.
import pg from 'pg';
import { startTicker } from '../../src/jobs/agenda.js';
import type { TickStoreChoice } from '../../src/jobs/tick-store.js';
import { systemClock } from '../../src/lib/clock.js';
import { makeLog } from '../../src/lib/log.js';
import { DueRows, type Manner } from './due-rows.js';

export type Errand = {
  store: { kind: 'postgres'; connection: pg.PoolConfig } | { kind: 'mongo'; uri: string };
  lockSeconds: number;
  ticks: { name: string; dir: string; manner: Manner }[];
};

const errand = JSON.parse(process.argv[2] ?? '') as Errand;

// Our stdin is held by the test: when that is gone, so are we.
process.stdin.on('end', () => process.exit(0)).resume();

await startTicker({
  ticks: errand.ticks.map(({ name, dir, manner }) => {
    const rows = new DueRows(dir);
    return { name, everySeconds: 0.3, run: () => rows.doAll(manner) };
  }),
  clock: systemClock,
  log: makeLog('warn'),
  backend: storeOf(errand.store),
  processEverySeconds: 0.15,
  lockSeconds: errand.lockSeconds,
});

function storeOf(store: Errand['store']): TickStoreChoice {
  return store.kind === 'mongo' ? store : { kind: 'postgres', pool: new pg.Pool(store.connection) };
}
