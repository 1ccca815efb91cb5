import type { Receipt } from '../../domain/courier.js';
import type { MessageFacts } from '../../domain/facts.js';
import { placeCards } from '../../store/cards.js';
import type { Tx } from '../../store/db.js';
import { batchRows, changeRows, dueRows, type OutboxRow } from '../../store/outbox.js';
import { claim, readOrFail, settle, split } from './attempt.js';
import { bury } from './bury.js';
import type { Turn } from './deps.js';
import { FOLD, isContentError, nextParcel } from './policy.js';
import { factsOfRows } from './read-facts.js';

/** Posts the next message of the lane, folded if it had to wait. False: there was none. */
export async function postNext(turn: Turn): Promise<boolean> {
  const rows = await chosen(turn);
  if (rows.length === 0) return false;
  // Read after the rows were chosen, before they are claimed: an update chosen with its post, or dropped for it,
  // was committed before, so these facts hold it; and dying here leaves no doubt.
  const facts = await readOrFail(turn, rows, () => factsOfRows(turn.deps, rows));
  if (facts === null) return true;
  const [worth, empty] = split(rows, (row) => facts.has(row.id));
  await changeRows(turn.deps.db.prisma, idsOf(empty), { status: 'sent', at: null, error: 'obsolete' });
  if (worth.length === 0) return true;
  await deliver(turn, worth, facts);
  return true;
}

async function chosen(turn: Turn): Promise<OutboxRow[]> {
  const { db } = turn.deps;
  const rows = nextParcel(await dueRows(db.prisma, turn.lane, 'post', FOLD * 2));
  const batchId = rows[0]?.batchId ?? null;
  return batchId === null ? rows : batchRows(db.prisma, turn.lane, batchId, 'pending');
}

async function deliver(
  turn: Turn,
  rows: OutboxRow[],
  facts: Map<string, MessageFacts | null>,
): Promise<void> {
  const { deps, lane } = turn;
  const key = rows[0]?.batchId ?? deps.ids.next();
  const sent = await claim(turn, rows, key);
  if (sent.length === 0) return;
  const items = sent.flatMap((row) => facts.get(row.id) ?? []);
  const parcel = { teamId: lane.teamId, key, place: lane.name, items, living: null };
  const receipt = await deps.courier.send(parcel);
  await settle(turn, pauseAfter(turn, receipt), (tx) => file(tx, turn, sent, receipt));
}

function pauseAfter({ deps }: Turn, receipt: Receipt): number {
  if (receipt.kind === 'later') return Math.max(receipt.afterMs, deps.settings.paceMs);
  // Slack is in trouble: give it a moment, in proportion to the pace.
  return receipt.kind === 'unsure' ? deps.settings.paceMs * 2 : deps.settings.paceMs;
}

async function file(tx: Tx, turn: Turn, rows: OutboxRow[], receipt: Receipt): Promise<void> {
  switch (receipt.kind) {
    case 'sent':
      return fileSent(tx, turn, rows, receipt);
    case 'later':
      return changeRows(tx, idsOf(rows), { status: 'untried' });
    case 'refused':
      return fileRefused(tx, turn, rows, receipt.error);
    case 'unsure':
      // The rows stay as they are, `sending`: once their lease is over they are in doubt.
      turn.deps.log.warn({ place: turn.lane.name, error: receipt.error }, 'a message may have arrived');
  }
}

/** The message stands: its rows are sent and its cards have a place. */
export async function fileSent(
  tx: Tx,
  { lane, now }: Turn,
  rows: OutboxRow[],
  at: { channelId: string; ts: string },
): Promise<void> {
  const cards = rows.flatMap(({ kind, refId }) => (refId === null ? [] : [{ kind, refId }]));
  await changeRows(tx, idsOf(rows), { status: 'sent', at: now, error: null });
  await placeCards(tx, lane.teamId, cards, { channelId: at.channelId, ts: at.ts }, now);
}

async function fileRefused(tx: Tx, turn: Turn, rows: OutboxRow[], error: string): Promise<void> {
  if (rows.length === 1 || !isContentError(error)) return bury(tx, turn, rows, error);
  // One of them is at fault: alone it is found, and the others arrive.
  await changeRows(tx, idsOf(rows), { status: 'again', together: false, error, afterMs: 0 });
}

export const idsOf = (rows: OutboxRow[]): string[] => rows.map((row) => row.id);
