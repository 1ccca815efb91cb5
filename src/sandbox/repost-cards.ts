import type { Deps } from '../app/deps.js';
import { OPEN_HANDOFF } from '../app/messages.js';
import { enqueue } from '../app/outbox/enqueue.js';
import type { MessageKind } from '../domain/facts.js';
import { inTx } from '../store/db.js';

/**
 * The local Slack keeps nothing between runs: the cards that are still open are posted afresh, so that a
 * second start shows what the first one left. Only for the sandbox; a real Slack forgets nothing.
 */
export async function repostCards(deps: Deps, teamId: string, now: Date): Promise<void> {
  await inTx(deps.db, async (tx) => {
    const placed = await tx.card.findMany({ where: { teamId, ts: { not: null } } });
    await tx.card.deleteMany({ where: { teamId } });
    const handoffs = await tx.handoff.findMany({
      where: { teamId, status: { in: OPEN_HANDOFF } },
      select: { id: true },
    });
    const tasks = await tx.task.findMany({
      where: { teamId, status: 'open' },
      select: { id: true, assigneeId: true },
    });
    const places = new Map<string, string>([
      ...handoffs.map(({ id }): [string, string] => [id, deps.places.handoffs]),
      ...tasks.map(({ id, assigneeId }): [string, string] => [id, assigneeId]),
    ]);
    const open = placed.flatMap(({ kind, refId }) => {
      const lane = places.get(refId);
      return lane === undefined ? [] : [{ kind: kind as MessageKind, refId, lane }];
    });
    const message = { teamId, deed: 'post' as const, facts: {}, urgency: 0, createdAt: now };
    await enqueue(
      tx,
      open.map(({ kind, refId, lane }) => ({
        ...message,
        id: deps.ids.next(),
        dedupeKey: `again:${kind}:${refId}:${now.toISOString()}`,
        lane,
        kind,
        refId,
      })),
    );
  });
}
