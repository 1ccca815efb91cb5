import type { NoticeFacts } from '../../domain/facts.js';
import type { Tx } from '../../store/db.js';
import { changeRows, countWaiting, insertMessages, type OutboxRow } from '../../store/outbox.js';
import type { Turn } from './deps.js';

// Above handoffs: it explains why something is missing.
const NOTICE_URGENCY = 1_000;

/** Gives messages up, and tells the managers: once a place and day. */
export async function bury(tx: Tx, turn: Turn, rows: OutboxRow[], error: string): Promise<void> {
  const { deps, lane, now } = turn;
  const ids = rows.map((row) => row.id);
  await changeRows(tx, ids, { status: 'dead', error });
  deps.log.warn({ place: lane.name, rows: ids, error }, 'gave up on a message');
  if (lane.name === deps.managersPlace) return;
  const waiting = rows.length + (await countWaiting(tx, lane));
  const facts: NoticeFacts = { about: 'undeliverable', place: lane.name, error, waiting };
  await insertMessages(tx, [
    {
      id: deps.ids.next(),
      teamId: lane.teamId,
      dedupeKey: `undeliverable:${lane.name}:${now.toISOString().slice(0, 10)}`,
      lane: deps.managersPlace,
      kind: 'notice',
      refId: null,
      deed: 'post',
      facts,
      urgency: NOTICE_URGENCY,
      createdAt: now,
    },
  ]);
}
