import type { Search, Thread } from '../../domain/courier.js';
import type { Tx } from '../../store/db.js';
import { batchRows, changeRows, doubtfulBatch, IN_DOUBT, type OutboxRow } from '../../store/outbox.js';
import { idsOf, settle } from './attempt.js';
import { bury } from './bury.js';
import type { Turn } from './deps.js';
import { editAgain } from './edit.js';
import { fileSent } from './file-receipt.js';
import { againOrDead, backoff, whenUnreadable } from './policy.js';

// Slack's clock and ours may differ by as much; a look a little too far back costs nothing.
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Settles one batch whose fate is unknown: Slack gave no answer, or its sender died. It is looked for in the
 * channel before it is sent again. False: there was none.
 */
export async function settleDoubt(turn: Turn): Promise<boolean> {
  const { deps, lane } = turn;
  const batchId = await doubtfulBatch(deps.db.prisma, lane);
  if (batchId === null) return false;
  const rows = await batchRows(deps.db.prisma, lane, batchId, 'sending');
  if (rows.some((row) => row.deed === 'update')) {
    await settle(turn, 0, (tx) => editAgain(tx, turn, rows, IN_DOUBT));
    return true;
  }
  const tried = Math.min(...rows.map((row) => row.firstTriedAt?.getTime() ?? turn.now.getTime()));
  const since = new Date(tried - CLOCKS_DIFFER_MS);
  const thread = sentBelow(rows);
  const parcel = { teamId: lane.teamId, key: batchId, place: lane.name, ...(thread ? { thread } : {}) };
  const search = await deps.courier.find(parcel, since);
  deps.log.info({ place: lane.name, batchId, search: search.kind }, 'looked for a message in doubt');
  await settle(turn, 0, (tx) => file(tx, turn, rows, search));
  return true;
}

/** The thread a batch of lines, or a chip, went into: it is looked for there, and sent there again. */
function sentBelow([row]: OutboxRow[]): Thread | null {
  if (row === undefined || row.threadChannelId === null || row.threadTs === null) return null;
  const broadcast = row.deed === 'thread' && row.kind !== 'line';
  return { channelId: row.threadChannelId, ts: row.threadTs, broadcast };
}

async function file(tx: Tx, turn: Turn, rows: OutboxRow[], search: Search): Promise<void> {
  switch (search.kind) {
    case 'found':
      return fileSent(tx, turn, rows, search);
    case 'absent':
      return sendAgain(tx, turn, rows);
    case 'later':
      return changeRows(tx, idsOf(rows), { status: 'doubtful', afterMs: search.afterMs });
    case 'unreadable':
      return fileUnreadable(tx, turn, rows, search.error);
  }
}

// The same rows under the same key, so that a first copy which Slack still shows late is found next time.
async function sendAgain(tx: Tx, turn: Turn, rows: OutboxRow[]): Promise<void> {
  const verdict = againOrDead(rows);
  if (verdict === 'dead') return bury(tx, turn, rows, 'no_answer');
  const together = verdict === 'together';
  const tries = Math.max(...rows.map((row) => row.attempts));
  await changeRows(tx, idsOf(rows), {
    status: 'again',
    together,
    error: together ? null : 'no_answer',
    afterMs: tries > 1 ? backoff(tries) : 0,
  });
}

async function fileUnreadable(tx: Tx, turn: Turn, rows: OutboxRow[], error: string): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const verdict = whenUnreadable(first.kind, turn.deps.settings.onDoubt);
  turn.deps.log.warn({ place: turn.lane.name, error, verdict }, 'a message is in doubt for good');
  if (verdict === 'resend') return sendAgain(tx, turn, rows);
  if (verdict === 'hold') return bury(tx, turn, rows, IN_DOUBT);
  await changeRows(tx, idsOf(rows), { status: 'dead', error: IN_DOUBT });
}
