import type { Receipt } from '../../domain/courier.js';
import { placeCards } from '../../store/cards.js';
import type { Tx } from '../../store/db.js';
import { noteSlowed } from '../../store/lanes.js';
import { changeRows, type OutboxRow } from '../../store/outbox.js';
import { idsOf } from './attempt.js';
import { bury } from './bury.js';
import { giveWay } from './come-home.js';
import type { Turn } from './deps.js';
import { isContentError } from './policy.js';

/** Milliseconds the lane rests after a post. */
export function pauseAfter({ deps }: Turn, receipt: Receipt): number {
  if (receipt.kind === 'later') return Math.max(receipt.afterMs, deps.settings.paceMs);
  // Slack is in trouble: give it a moment, in proportion to the pace.
  return receipt.kind === 'unsure' ? deps.settings.paceMs * 2 : deps.settings.paceMs;
}

/** Writes down what became of a post. */
export async function fileReceipt(tx: Tx, turn: Turn, rows: OutboxRow[], receipt: Receipt): Promise<void> {
  switch (receipt.kind) {
    case 'sent':
      return fileSent(tx, turn, rows, receipt);
    case 'later':
      await noteSlowed(tx, turn.lane, turn.now);
      return changeRows(tx, idsOf(rows), { status: 'untried' });
    case 'refused':
      return fileRefused(tx, turn, rows, receipt.error);
    case 'unsure':
      // The rows stay as they are, `sending`: once their lease is over they are in doubt.
      turn.deps.log.warn({ place: turn.lane.name, error: receipt.error }, 'a message may have arrived');
  }
}

/** The message stands: its rows are sent and its cards have a place. Older cards of their leads give way to it. */
export async function fileSent(
  tx: Tx,
  turn: Turn,
  rows: OutboxRow[],
  at: { channelId: string; ts: string },
): Promise<void> {
  const { lane, now } = turn;
  const cards = rows.flatMap(({ kind, refId, deed, leadId }) =>
    refId === null || deed !== 'post' ? [] : [{ kind, refId, leadId, lane: lane.name }],
  );
  await changeRows(tx, idsOf(rows), { status: 'sent', at: now, error: null });
  await placeCards(tx, lane.teamId, cards, { channelId: at.channelId, ts: at.ts }, now);
  await giveWay(
    tx,
    turn,
    cards.flatMap(({ leadId }) => leadId ?? []),
    at,
  );
}

async function fileRefused(tx: Tx, turn: Turn, rows: OutboxRow[], error: string): Promise<void> {
  if (rows.length === 1 || !isContentError(error)) return bury(tx, turn, rows, error);
  // One of them is at fault: alone it is found, and the others arrive.
  await changeRows(tx, idsOf(rows), { status: 'again', together: false, error, afterMs: 0 });
}
