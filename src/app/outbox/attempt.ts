import type { MessageFacts } from '../../domain/facts.js';
import type { CardPlace } from '../../store/cards.js';
import { inTx, type Tx } from '../../store/db.js';
import { leaveLane } from '../../store/lanes.js';
import { claimRows, countFailure, type OutboxRow } from '../../store/outbox.js';
import { bury } from './bury.js';
import type { Turn } from './deps.js';
import { backoff, TRIES } from './policy.js';

/** Marks rows as being sent. What is returned is ours to send, now; the row's attempts are as claimed. */
export async function claim(
  turn: Turn,
  rows: OutboxRow[],
  batchId: string,
  below?: CardPlace,
): Promise<OutboxRow[]> {
  const { deps, lane, now } = turn;
  const ids = rows.map((row) => row.id);
  const { leaseMs } = deps.settings;
  const ours = await claimRows(deps.db.prisma, lane, { ids, batchId, leaseMs, now, below });
  return rows
    .filter((row) => ours.has(row.id))
    .map((row) => ({ ...row, batchId, attempts: row.attempts + 1 }));
}

/**
 * Files what became of an attempt and leaves the lane, in one transaction; unless the lane was lost meanwhile,
 * because then another sender judges these rows.
 */
export async function settle(turn: Turn, paceMs: number, file: (tx: Tx) => Promise<void>): Promise<void> {
  await inTx(turn.deps.db, async (tx) => {
    if (await leaveLane(tx, turn.lane, turn.lane.token, paceMs)) await file(tx);
    else turn.deps.log.warn({ place: turn.lane.name }, 'lost a lane while sending');
  });
}

/**
 * Reads facts for rows; null when that failed. Then the rows are counted as tried and travel alone from now on,
 * so that one lead with broken facts does not keep the others.
 */
export async function readOrFail(
  turn: Turn,
  rows: OutboxRow[],
  read: () => Promise<Map<string, MessageFacts | null>>,
): Promise<Map<string, MessageFacts | null> | null> {
  try {
    return await read();
  } catch (thrown) {
    const error = `facts: ${thrown instanceof Error ? thrown.message : String(thrown)}`.slice(0, 500);
    const [over, left] = split(rows, (row) => row.attempts + 1 >= TRIES);
    const folded = rows.length > 1 && rows.every((row) => row.deed === 'post');
    await settle(turn, 0, async (tx) => {
      for (const row of left) await countFailure(tx, row.id, error, folded ? 0 : backoff(row.attempts + 1));
      if (over.length > 0) await bury(tx, turn, over, error);
    });
    return null;
  }
}

export function split<T>(items: T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}

export const idsOf = (rows: OutboxRow[]): string[] => rows.map((row) => row.id);
