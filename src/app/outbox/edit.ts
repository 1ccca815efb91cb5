import type { Receipt } from '../../domain/courier.js';
import {
  type CardPlace,
  type CardRef,
  type CardRow,
  cardsIn,
  findCards,
  forgetCards,
} from '../../store/cards.js';
import type { Tx } from '../../store/db.js';
import { noteSlowed } from '../../store/lanes.js';
import { changeRows, delayEdits, dueRows, type OutboxRow, openPosts } from '../../store/outbox.js';
import { claim, idsOf, readOrFail, settle, split } from './attempt.js';
import { bury } from './bury.js';
import type { Turn } from './deps.js';
import { facesOf } from './faces.js';
import { backoff, isGone, TRIES } from './policy.js';
import { cardKey, factsOfCards } from './read-facts.js';

const EDITS_AT_ONCE = 200;
const AWAIT_POST_MS = 1_000;

/** Edits one living message in place, for all that changed in it. False: there was nothing to edit. */
export async function editNext(turn: Turn): Promise<boolean> {
  const { db } = turn.deps;
  const rows = await dueRows(db.prisma, turn.lane, ['update'], EDITS_AT_ONCE);
  if (rows.length === 0) return false;
  const cards = await findCards(db.prisma, turn.lane.teamId, rows.flatMap(refOf));
  const byKey = new Map(cards.map((card) => [cardKey(card), card]));
  const placeOf = (row: OutboxRow): CardRow | null => byKey.get(cardKey(refOf(row)[0] ?? NO_CARD)) ?? null;
  const [placed, unplaced] = split(rows, (row) => placeOf(row) !== null);
  await letGo(turn, unplaced);
  const at = placed[0] ? placeOf(placed[0]) : null;
  if (at === null) return true;
  await edit(
    turn,
    placed.filter((row) => isSame(placeOf(row), at)),
    at,
  );
  return true;
}

const NO_CARD: CardRef = { kind: 'notice', refId: '' };
const refOf = ({ kind, refId }: OutboxRow): CardRef[] => (refId === null ? [] : [{ kind, refId }]);
const isSame = (a: CardPlace | null, b: CardPlace): boolean => a?.channelId === b.channelId && a.ts === b.ts;

// Without a message there is nothing to edit, and a post still to come shows the present state by itself. But a
// post that may be out already, or is another lane's, could have been written before the change: wait for it.
async function letGo(turn: Turn, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { db } = turn.deps;
  const open = await openPosts(db.prisma, turn.lane.teamId, rows.flatMap(refOf));
  const uncertain = new Set(
    open.filter((post) => post.status === 'sending' || post.lane !== turn.lane.name).map(cardKey),
  );
  const [wait, drop] = split(rows, (row) => refOf(row).some((ref) => uncertain.has(cardKey(ref))));
  await changeRows(db.prisma, idsOf(drop), { status: 'sent', at: null, error: 'obsolete' });
  await changeRows(db.prisma, idsOf(wait), {
    status: 'again',
    together: false,
    error: null,
    afterMs: AWAIT_POST_MS,
  });
}

async function edit(turn: Turn, rows: OutboxRow[], at: CardPlace): Promise<void> {
  const { deps, lane } = turn;
  const cards = await cardsIn(deps.db.prisma, lane.teamId, at);
  const facts = await readOrFail(turn, rows, () => factsOfCards(deps, cards));
  if (facts === null) return;
  const items = await facesOf(turn, cards, facts);
  if (items.length === 0) {
    return changeRows(deps.db.prisma, idsOf(rows), { status: 'sent', at: null, error: 'obsolete' });
  }
  const key = deps.ids.next();
  const sent = await claim(turn, rows, key);
  if (sent.length === 0) return;
  const living = { channelId: at.channelId, ts: at.ts };
  const receipt = await deps.courier.send({ teamId: lane.teamId, key, place: lane.name, items, living });
  // No pace: Slack counts edits apart from posts.
  await settle(turn, 0, (tx) => file(tx, turn, sent, at, receipt));
}

async function file(tx: Tx, turn: Turn, rows: OutboxRow[], at: CardPlace, receipt: Receipt): Promise<void> {
  switch (receipt.kind) {
    case 'sent':
      return changeRows(tx, idsOf(rows), { status: 'sent', at: turn.now, error: null });
    case 'later':
      await changeRows(tx, idsOf(rows), { status: 'untried' });
      await noteSlowed(tx, turn.lane, turn.now);
      return delayEdits(tx, turn.lane, receipt.afterMs);
    case 'refused':
      if (!isGone(receipt.error)) return bury(tx, turn, rows, receipt.error);
      await forgetCards(tx, turn.lane.teamId, at);
      return changeRows(tx, idsOf(rows), { status: 'sent', at: null, error: receipt.error });
    case 'unsure':
      return editAgain(tx, turn, rows, receipt.error);
  }
}

/** An edit may be repeated: twice the same text in the same message is once. */
export async function editAgain(tx: Tx, turn: Turn, rows: OutboxRow[], error: string): Promise<void> {
  const [over, left] = split(rows, (row) => row.attempts >= TRIES);
  if (over.length > 0) await bury(tx, turn, over, error);
  const afterMs = backoff(Math.min(...left.map((row) => row.attempts)));
  await changeRows(tx, idsOf(left), { status: 'again', together: false, error: null, afterMs });
}
