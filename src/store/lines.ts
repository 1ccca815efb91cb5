import type { Tx } from './db.js';
import type { LaneKey } from './lanes.js';
import { FIELDS, type OutboxRow } from './outbox.js';

/** The lines that wait to go below a lead's card, those that still rest for company included. */
export function waitingLines(tx: Tx, lane: LaneKey, leadId: string, limit: number): Promise<OutboxRow[]> {
  return tx.$queryRaw<OutboxRow[]>`
    select ${FIELDS}, true as waited from outbox o
    where o.team_id = ${lane.teamId} and o.lane = ${lane.name} and o.status = 'pending' and o.deed = 'thread'
      and o.kind = 'line' and o.lead_id = ${leadId}::uuid and o.batch_id is null and o.error is null
    order by o.created_at, o.id limit ${limit}`;
}

/** Whether a card of the lead is on its way to this lane. */
export async function isCardComing(tx: Tx, lane: LaneKey, leadId: string): Promise<boolean> {
  const where = { teamId: lane.teamId, lane: lane.name, leadId, deed: 'post' };
  return (await tx.outbox.count({ where: { ...where, status: { in: ['pending', 'sending'] } } })) > 0;
}
