import { Prisma, rowsOf, runIn, type Tx } from './db.js';
import type { RowChange } from './held-rows.js';

/** What one request of a person changed. */
export type Change = {
  id: string;
  requestKey: string;
  actorId: string;
  at: Date;
  what: string;
  leadId: string | null;
  rows: RowChange[];
  undoneAt: Date | null;
  undoneBy: string | null;
};

const FIELDS = Prisma.sql`id, request_key as "requestKey", actor_id as "actorId", at, what, lead_id as "leadId", rows,
  undone_at as "undoneAt", undone_by as "undoneBy"`;

/** Files what a request changed; a second deed of one request adds to the first. */
export async function addChange(
  tx: Tx,
  teamId: string,
  change: Omit<Change, 'undoneAt' | 'undoneBy'>,
): Promise<void> {
  const { id, requestKey, actorId, at, what, leadId, rows } = change;
  await runIn(
    tx,
    Prisma.sql`
    insert into change (team_id, request_key, id, actor_id, at, what, lead_id, rows)
    values (${teamId}, ${requestKey}, ${id}::uuid, ${actorId}, ${at}::timestamptz, ${what}, ${leadId}::uuid, ${JSON.stringify(rows)}::jsonb)
    on conflict (team_id, request_key) do update set rows = change.rows || excluded.rows`,
  );
}

/** A request's change, locked; null where it changed nothing, or that was forgotten. */
export async function lockChange(tx: Tx, teamId: string, requestKey: string): Promise<Change | null> {
  const [change] = await rowsOf<Change>(
    tx,
    Prisma.sql`select ${FIELDS} from change where team_id = ${teamId} and request_key = ${requestKey} for update`,
  );
  return change ?? null;
}

/** The request a person's newest change not yet undone was made by, since an instant; null without one. */
export async function newestChange(
  tx: Tx,
  teamId: string,
  actorId: string,
  since: Date,
): Promise<string | null> {
  const [row] = await rowsOf<{ requestKey: string }>(
    tx,
    Prisma.sql`select request_key as "requestKey" from change
    where team_id = ${teamId} and actor_id = ${actorId} and at >= ${since} and undone_at is null
    order by id desc limit 1`,
  );
  return row?.requestKey ?? null;
}

export async function markUndone(
  tx: Tx,
  teamId: string,
  requestKey: string,
  by: string,
  at: Date,
): Promise<void> {
  await runIn(
    tx,
    Prisma.sql`update change set undone_at = ${at}::timestamptz, undone_by = ${by}
    where team_id = ${teamId} and request_key = ${requestKey}`,
  );
}

/** Forgets changes from before an instant; answers how many. */
export const forgetChanges = (tx: Tx, teamId: string, before: Date): Promise<number> =>
  tx.$executeRaw`delete from change where team_id = ${teamId} and at < ${before}`;
