import type { Tx } from '../../store/db.js';
import { chipsOfTasks } from '../../store/thread-logs.js';
import type { Deps } from '../deps.js';
import { cardUpdate } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

/** Has everything that shows these tasks say how they are now: their cards, and the chips of the replies they came from. */
export async function refreshTasks(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  tasks: { id: string; assigneeId: string }[],
): Promise<void> {
  if (tasks.length === 0) return;
  const chips = await chipsOfTasks(
    tx,
    at.teamId,
    tasks.map(({ id }) => id),
  );
  await enqueue(tx, [
    ...tasks.map(({ id, assigneeId }) => cardUpdate(deps, at, 'task', id, assigneeId)),
    ...chips.map(({ id, channelId }) => cardUpdate(deps, at, 'chip', id, channelId)),
  ]);
}
