import type { MessageFacts } from '../../domain/facts.js';
import type { CardPlace } from '../../store/cards.js';
import { batchRows, changeRows, dueRows, type OutboxRow } from '../../store/outbox.js';
import { claim, idsOf, readOrFail, settle, split } from './attempt.js';
import { cameHome } from './come-home.js';
import type { Turn } from './deps.js';
import { fileReceipt, pauseAfter } from './file-receipt.js';
import { holdBack } from './hold.js';
import { latenessOf } from './late.js';
import { FOLD, nextParcel } from './policy.js';
import { postLines } from './post-lines.js';
import { factsOfRows } from './read-facts.js';

/**
 * Posts the next message of the lane, folded if it had to wait; a lead that has a card there hears of it below the
 * card. False: there was none.
 */
export async function postNext(turn: Turn): Promise<boolean> {
  const rows = await chosen(turn);
  if (rows.length === 0) return false;
  if (await holdBack(turn, rows)) return true;
  if (rows[0]?.deed === 'thread') return postLines(turn, rows);
  if (await cameHome(turn, rows)) return true;
  // Read after the rows were chosen, before they are claimed: an update chosen with its post, or dropped for it,
  // was committed before, so these facts hold it; and dying here leaves no doubt.
  const facts = await readOrFail(turn, rows, () => factsOfRows(turn, rows));
  if (facts === null) return true;
  const [worth, empty] = split(rows, (row) => facts.has(row.id));
  await changeRows(turn.deps.db.prisma, idsOf(empty), { status: 'sent', at: null, error: 'obsolete' });
  if (worth.length === 0) return true;
  await deliver(turn, worth, facts);
  return true;
}

async function chosen(turn: Turn): Promise<OutboxRow[]> {
  const { db } = turn.deps;
  const rows = nextParcel(await dueRows(db.prisma, turn.lane, ['post', 'thread'], FOLD * 2));
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
  const late = await latenessOf(turn, rows);
  const below = threadOf(rows.flatMap((row) => facts.get(row.id) ?? []));
  const sent = await claim(turn, rows, key, below);
  if (sent.length === 0) return;
  const items = sent.flatMap((row) => facts.get(row.id) ?? []);
  const thread = below === undefined ? {} : { thread: { ...below, broadcast: false } };
  const parcel = { teamId: lane.teamId, key, place: lane.name, items, living: null, late, ...thread };
  const receipt = await deps.courier.send(parcel);
  await settle(turn, pauseAfter(turn, receipt), (tx) => fileReceipt(tx, turn, sent, receipt));
}

/** A chip goes below the message whose thread its reply is in; it never shares a message. */
function threadOf([item]: MessageFacts[]): CardPlace | undefined {
  return item?.kind === 'chip' ? item.facts.thread : undefined;
}
