import type { Told } from '../domain/context.js';
import type { Tx } from './db.js';
import { gather } from './gather.js';

/** What is noted for the score's sake is nothing that happened. */
export const BOOKKEEPING = ['profile_stated', 'funnel_set'];
/** The same where the history is told beside: a snooze's deed says more than its "not yet". */
export const SAID_BY_DEEDS = [...BOOKKEEPING, 'not_yet'];

/** The newest activities of each lead, newest first, at most `most` a lead. */
export async function readTimelines(tx: Tx, leadIds: string[], most: number): Promise<Map<string, Told[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Told & { leadId: string })[]>`
    select a.lead_id as "leadId", a.kind, a.occurred_at as "occurredAt", a.properties
    from unnest(${leadIds}::uuid[]) as wanted(id)
    cross join lateral (select * from activity where lead_id = wanted.id and kind <> all(${BOOKKEEPING})
      order by occurred_at desc, id desc limit ${most}) a
    order by a.occurred_at desc, a.id desc`;
  return gather(rows);
}
