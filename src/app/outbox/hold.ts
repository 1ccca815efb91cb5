import { holdRows } from '../../store/held.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Turn } from './deps.js';

/**
 * Keeps back, before they are claimed, messages that must wait: for the end of somebody's quiet hours, or because a
 * place has had enough. Only what was never tried, so that a message in doubt is settled whatever the hour. True: some
 * were held, and the lane is to be looked at anew.
 */
export async function holdBack({ deps, lane, now }: Turn, rows: OutboxRow[]): Promise<boolean> {
  if (deps.gate === undefined) return false;
  const fresh = rows.filter(({ batchId, firstTriedAt }) => batchId === null && firstTriedAt === null);
  const verdicts = await deps.gate(lane, fresh, now);
  let held = 0;
  for (const why of new Set(verdicts.values())) {
    const ids = [...verdicts].flatMap(([id, each]) => (each === why ? [id] : []));
    held += await holdRows(deps.db.prisma, lane, ids, why, now);
  }
  return held > 0;
}
