import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDb, freshDb } from '../support/postgres.js';
import { killSenders } from './kill-harness.js';

/** More of them at night: `KILLS=1000`. */
const KILLS = Number(process.env.KILLS ?? 50);
const FAULTS = {
  rate429: 0.05,
  error500Before: 0.05,
  error500After: 0.05,
  hangBefore: 0.03,
  hangAfter: 0.04,
};

let fresh: FreshDb;
beforeEach(async () => {
  fresh = await freshDb();
});
afterEach(() => fresh.drop());

test(
  `kill -9 in the middle of posting, ${KILLS} times, to a Slack that also fails: no card lost, none doubled`,
  async () => {
    const trial = { design: 'outbox', kills: KILLS, faults: FAULTS, seed: 7 } as const;
    const found = await killSenders(trial, fresh.db, fresh.config);
    expect(found).toMatchObject({ alerts: KILLS * 8, lost: [], doubled: [] });
    expect(found.looks).toBeGreaterThan(0);
    expect(found.retried).toBeGreaterThan(0);
  },
  90_000 + KILLS * 2_000,
);

test('control: a sender that marks first and posts then loses cards, and this trial sees it', async () => {
  const trial = { design: 'mark-then-send', kills: 6, faults: {}, seed: 7 } as const;
  const found = await killSenders(trial, fresh.db, fresh.config);
  expect(found.lost.length).toBeGreaterThan(0);
}, 90_000);

test('control: a sender that posts first and marks then doubles cards, and this trial sees it', async () => {
  const trial = { design: 'send-then-mark', kills: 6, faults: {}, seed: 7 } as const;
  const found = await killSenders(trial, fresh.db, fresh.config);
  expect(found.doubled.length).toBeGreaterThan(0);
}, 90_000);
