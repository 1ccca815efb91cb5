import type { Receipt } from '../../domain/courier.js';
import type { MessageFacts } from '../../domain/facts.js';
import type { LineWords } from '../../domain/line-facts.js';
import { type CardPlace, forgetCards } from '../../store/cards.js';
import { inTx, type Tx } from '../../store/db.js';
import { factsFromJson } from '../../store/facts-json.js';
import { findHomes } from '../../store/homes.js';
import { isCardComing, waitingLines } from '../../store/lines.js';
import { changeRows, insertMessages, type NewMessage, type OutboxRow } from '../../store/outbox.js';
import { asDirect } from '../noise/to-channels.js';
import { claim, idsOf, readOrFail, settle, split } from './attempt.js';
import type { SendDeps, Turn } from './deps.js';
import { fileReceipt, pauseAfter } from './file-receipt.js';
import { isGone, LINES } from './policy.js';
import { factsOfRows } from './read-facts.js';

type Root = CardPlace & { alone: boolean; postedAt: Date | null };

const AWAIT_CARD_MS = 1_000;
/** A card shows what was done before it was posted; clocks may differ by as much. */
const CARD_KNOWS_MS = 1_000;

/** Posts what waits to be said below one lead's card, in one message. */
export async function postLines(turn: Turn, due: OutboxRow[]): Promise<boolean> {
  const rows = await together(turn, due);
  const root = await rootOf(turn, rows);
  if (root === null) {
    await withoutCard(turn, rows);
    return true;
  }
  const facts = await readOrFail(turn, rows, () => factsOfRows(turn, rows));
  if (facts === null) return true;
  const [worth, needless] = split(rows, (row) => isWorthIt(row, facts.get(row.id), root));
  await changeRows(turn.deps.db.prisma, idsOf(needless), { status: 'sent', at: null, error: 'obsolete' });
  if (worth.length > 0) await deliver(turn, worth, root, facts);
  return true;
}

/** Lines share a message; what the channel hears goes alone, and what is sent again goes as it was. */
async function together({ deps, lane }: Turn, due: OutboxRow[]): Promise<OutboxRow[]> {
  const [first] = due;
  if (first === undefined || first.leadId === null) return due;
  if (first.batchId !== null || first.error !== null || first.kind !== 'line') return due;
  return waitingLines(deps.db.prisma, lane, first.leadId, LINES);
}

async function rootOf({ deps, lane }: Turn, [row]: OutboxRow[]): Promise<Root | null> {
  const leadId = row?.leadId ?? null;
  if (row === undefined || leadId === null) return null;
  const [home] = await findHomes(deps.db.prisma, lane.teamId, [leadId], lane.name);
  const { batchId, threadChannelId, threadTs } = row;
  // Sent before, and in doubt: nowhere else, or it would be said twice.
  if (batchId !== null && threadChannelId !== null && threadTs !== null) {
    const alone = home?.ts === threadTs && home.alone;
    return { channelId: threadChannelId, ts: threadTs, alone, postedAt: null };
  }
  return home ?? null;
}

/**
 * Somebody deleted the card: an alert is posted afresh, one meant for a person goes to them alone, and any other line
 * has nothing below which it could stand.
 */
async function withoutCard({ deps, lane }: Turn, rows: OutboxRow[]): Promise<void> {
  const [lines, alerts] = split(rows, ({ kind }) => kind === 'line');
  await changeRows(deps.db.prisma, idsOf(alerts), { status: 'instead', deed: 'post' });
  const leadId = lines[0]?.leadId ?? null;
  const isComing = leadId !== null && (await isCardComing(deps.db.prisma, lane, leadId));
  const over = { status: 'sent', at: null, error: 'obsolete' } as const;
  const later = { status: 'again', together: false, error: null, afterMs: AWAIT_CARD_MS } as const;
  await inTx(deps.db, async (tx) => {
    await changeRows(tx, idsOf(lines), isComing ? later : over);
    if (!isComing)
      await insertMessages(
        tx,
        lines.flatMap((row) => directOf(deps, lane.teamId, row)),
      );
  });
}

function directOf(deps: SendDeps, teamId: string, row: OutboxRow): NewMessage[] {
  // Only enqueue() writes this column, from the very type it is read back as.
  const words = factsFromJson(row.facts) as LineWords;
  if (words.about !== 'alert') return [];
  const { leadId, createdAt } = row;
  const how = { id: deps.ids.next(), teamId, dedupeKey: `direct:${row.id}`, leadId, createdAt };
  return [asDirect(how, words)];
}

function isWorthIt(row: OutboxRow, facts: MessageFacts | null | undefined, { postedAt }: Root): boolean {
  if (!facts) return false;
  if (facts.kind !== 'line' || facts.facts.about !== 'deed' || postedAt === null) return true;
  return row.createdAt.getTime() >= postedAt.getTime() - CARD_KNOWS_MS;
}

async function deliver(
  turn: Turn,
  rows: OutboxRow[],
  root: Root,
  facts: Map<string, MessageFacts | null>,
): Promise<void> {
  const { deps, lane } = turn;
  const key = rows[0]?.batchId ?? deps.ids.next();
  const sent = await claim(turn, rows, key, root);
  if (sent.length === 0) return;
  const items = sent.flatMap((row) => asLine(facts.get(row.id), !root.alone));
  const thread = {
    channelId: root.channelId,
    ts: root.ts,
    broadcast: sent.some(({ kind }) => kind !== 'line'),
  };
  const parcel = { teamId: lane.teamId, key, place: lane.name, items, living: null, thread };
  const receipt = await deps.courier.send(parcel);
  await settle(turn, pauseAfter(turn, receipt), (tx) => file(tx, turn, sent, root, receipt));
}

/** A word in the channel names its lead; one in the lead's own thread need not. */
function asLine(item: MessageFacts | null | undefined, named: boolean): MessageFacts[] {
  if (item?.kind === 'line') return [{ kind: 'line', facts: { ...item.facts, named } }];
  if (item?.kind === 'handoff') {
    const { handoffId, status, episode, rule, lead } = item.facts;
    const handoff = { handoffId, status, episode, rule };
    return [{ kind: 'line', facts: { about: 'ready', handoff, lead, named: true } }];
  }
  if (item?.kind !== 'cold') return [];
  const { lead, quietDays, decision } = item.facts;
  const facts = { about: 'cold' as const, quietDays, decided: decision !== null, lead, named: true };
  return [{ kind: 'line', facts }];
}

async function file(tx: Tx, turn: Turn, rows: OutboxRow[], root: CardPlace, receipt: Receipt): Promise<void> {
  if (receipt.kind !== 'refused' || !isGone(receipt.error)) return fileReceipt(tx, turn, rows, receipt);
  await forgetCards(tx, turn.lane.teamId, root);
  await changeRows(tx, idsOf(rows), { status: 'untried' });
}
