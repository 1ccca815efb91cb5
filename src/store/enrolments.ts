import type { Enrolment } from '../generated/prisma/client.js';
import { array } from './columns.js';
import { Prisma, rowsOf, type Tx } from './db.js';

/** The tracks these leads are in. */
export function runningTracks(
  tx: Tx,
  teamId: string,
  leadIds: string[],
): Promise<Pick<Enrolment, 'id' | 'leadId' | 'track' | 'ownerId' | 'startedAt'>[]> {
  return rowsOf(
    tx,
    Prisma.sql`select id, lead_id as "leadId", track, owner_id as "ownerId", started_at as "startedAt" from enrolment
      where lead_id = any(${array(leadIds, (id) => id, 'uuid')}) and ended_at is null and team_id = ${teamId}`,
  );
}
