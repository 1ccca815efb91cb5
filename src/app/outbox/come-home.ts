import { type CardPlace, placeCards } from '../../store/cards.js';
import { inTx, type Tx } from '../../store/db.js';
import { findHomes, type Home, olderCards } from '../../store/homes.js';
import { holdsLane } from '../../store/lanes.js';
import { changeRows, insertMessages, type NewMessage, type OutboxRow } from '../../store/outbox.js';
import type { Turn } from './deps.js';
import { FEW, FRESH_MS } from './policy.js';

/**
 * Alerts about leads that have a living card here become two things: an edit of the card, and a line below it that the
 * channel hears. Nothing is sent yet, and all of it is one transaction. False: there was none among them.
 */
export async function cameHome(turn: Turn, rows: OutboxRow[]): Promise<boolean> {
  const { deps, lane, now } = turn;
  const fresh = rows.filter(({ batchId, refId }) => batchId === null && refId !== null);
  if (rows.length > FEW || fresh.length === 0) return false;
  const leadIds = fresh.flatMap(({ leadId }) => leadId ?? []);
  const homes = new Map(
    (await findHomes(deps.db.prisma, lane.teamId, leadIds, lane.name))
      .filter(({ alone, postedAt }) => alone && now.getTime() - postedAt.getTime() < FRESH_MS)
      .map((home) => [home.leadId, home]),
  );
  const back = fresh.filter(({ leadId }) => homes.has(leadId ?? ''));
  if (back.length === 0) return false;
  await inTx(deps.db, async (tx) => {
    if (!(await holdsLane(tx, lane, lane.token))) return;
    for (const row of back) {
      const home = homes.get(row.leadId ?? '');
      if (home !== undefined) await bringHome(tx, turn, row, home);
    }
  });
  return true;
}

async function bringHome(tx: Tx, turn: Turn, row: OutboxRow, home: Home): Promise<void> {
  const { lane } = turn;
  const { kind, refId, leadId } = row;
  if (refId === null) return;
  await placeCards(tx, lane.teamId, [{ kind, refId, leadId, lane: lane.name }], home, home.postedAt);
  await changeRows(tx, [row.id], { status: 'instead', deed: 'thread' });
  await insertMessages(tx, [edit(turn, { kind, refId }, `home:${row.id}`)]);
}

/** Has the older cards of these leads in this lane say where the new one is, at `at`. */
export async function giveWay(tx: Tx, turn: Turn, leadIds: string[], at: CardPlace): Promise<void> {
  const { lane } = turn;
  const older = await olderCards(tx, lane.teamId, lane.name, leadIds, at);
  await insertMessages(
    tx,
    older.map((card) => edit(turn, card, `moved:${card.kind}:${card.refId}:${at.channelId}:${at.ts}`)),
  );
}

function edit(
  { deps, lane, now }: Turn,
  card: Pick<NewMessage, 'kind' | 'refId'>,
  dedupeKey: string,
): NewMessage {
  const { teamId, name } = lane;
  const how = { deed: 'update' as const, facts: {}, urgency: 0, createdAt: now };
  return { id: deps.ids.next(), teamId, lane: name, dedupeKey, kind: card.kind, refId: card.refId, ...how };
}
