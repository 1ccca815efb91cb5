import type { Handoff } from '../generated/prisma/client.js';
import { array } from './columns.js';
import { Prisma, rowsOf, runIn, type Tx } from './db.js';

/** Handoffs of these leads in one of these states. */
export function handoffsOf(
  tx: Tx,
  leadIds: string[],
  states: string[],
): Promise<Pick<Handoff, 'id' | 'leadId' | 'rule'>[]> {
  return rowsOf(
    tx,
    Prisma.sql`select id, lead_id as "leadId", rule from handoff
      where lead_id = any(${array(leadIds, (id) => id, 'uuid')}) and status = any(${states})`,
  );
}

export type NewHandoff = Omit<
  Handoff,
  'returnedBy' | 'returnedAt' | 'returnReason' | 'closedAt' | 'because'
> & {
  because: Record<string, number>;
};

/** Opens handoffs, all in one statement. */
export async function addHandoffs(tx: Tx, handoffs: NewHandoff[]): Promise<void> {
  await runIn(
    tx,
    Prisma.sql`
    insert into handoff (id, team_id, lead_id, episode, status, fit, behaviour, model, rule, because, created_at,
      claimed_by, claimed_at)
    select id, "teamId", "leadId", episode, status, fit, behaviour, model, rule, because, "createdAt", "claimedBy",
      "claimedAt"
    from jsonb_to_recordset(${JSON.stringify(handoffs)}::jsonb) as t(id uuid, "teamId" text, "leadId" uuid, episode int,
      status text, fit int, behaviour int, model text, rule text, because jsonb, "createdAt" timestamptz,
      "claimedBy" text, "claimedAt" timestamptz)`,
  );
}
