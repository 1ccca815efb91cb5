import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDb, freshDb } from '../support/postgres.js';
import { type Found, killSenders } from './kill-harness.js';
import type { Design } from './worker.js';

/** More of them at night: `KILLS=1000`. */
const KILLS = Number(process.env.KILLS ?? 20);
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
  `kill -9 in the middle of posting, ${KILLS} times, to a Slack that also fails: no card and no line lost, none doubled`,
  async () => {
    const trial = { design: 'outbox', kills: KILLS, faults: FAULTS, seed: 7 } as const;
    const found = await killSenders(trial, fresh.db, fresh.config);
    expect(found).toMatchObject({ alerts: KILLS * 8, lost: [], doubled: [] });
    expect(found.looks).toBeGreaterThan(0);
    expect(found.looksBelow).toBeGreaterThan(0);
    expect(found.retried).toBeGreaterThan(0);
  },
  90_000 + KILLS * 2_000,
);

test('control: a sender that marks first and posts then loses cards, and this trial sees it', async () => {
  expect(await caught('mark-then-send', ({ lost }) => lost)).not.toEqual([]);
}, 90_000);

test('control: a sender that posts first and marks then doubles cards, and this trial sees it', async () => {
  expect(await caught('send-then-mark', ({ doubled }) => doubled)).not.toEqual([]);
}, 90_000);

/** What a wrong design did wrong. A few kills may all miss the moment; then some more are made. */
async function caught(design: Design, wrong: (found: Found) => string[]): Promise<string[]> {
  for (let seed = 1; seed <= 8; seed++) {
    const found = wrong(await killSenders({ design, kills: 4, faults: {}, seed }, fresh.db, fresh.config));
    if (found.length > 0) return found;
  }
  return [];
}
