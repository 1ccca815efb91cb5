import type { Tx } from '../../store/db.js';
import { findThreadLog, readThreadLogs, type ThreadLog } from '../../store/thread-logs.js';
import type { Deps } from '../deps.js';
import { cardUpdate, chipPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { readReplyKey } from './reply-key.js';

type At = { teamId: string; now: Date };

/** Has the chip of a reply posted below it, or changed where it stands already. */
export async function showChip(tx: Tx, deps: Deps, at: At, log: ThreadLog): Promise<void> {
  const { id, channelId } = log;
  await enqueue(tx, [chipPost(deps, at, { id, channelId }), cardUpdate(deps, at, 'chip', id, channelId)]);
}

/** Has chips say what is true now: those of these ids, and of the replies that these activities are of. */
export async function refreshChips(tx: Tx, deps: Deps, at: At, ids: string[], keys: string[]): Promise<void> {
  const places = [...new Set(keys)].flatMap((key) => readReplyKey(key.replace(/^slack:/, '')) ?? []);
  const found = await Promise.all(places.map((place) => findThreadLog(tx, at.teamId, place)));
  const more = found.flatMap((log) => (log === null || ids.includes(log.id) ? [] : [log]));
  const logs = [...(await readThreadLogs(tx, at.teamId, ids)), ...more];
  await enqueue(
    tx,
    logs.map(({ id, channelId }) => cardUpdate(deps, at, 'chip', id, channelId)),
  );
}
