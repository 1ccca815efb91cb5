import { ACTIVITY_KINDS, isTouch } from '../domain/activity.js';
import { Prisma, rowsOf, type Tx } from './db.js';

export const TOUCHES = ACTIVITY_KINDS.filter(isTouch);

/** What machines send in our name. */
const AUTOMATED = 'email_sent';
const MOST_COUNTED = 50;

/** `count`: automated mails in a row, the newest backwards; `since`: the last touch by a person before them (UTC). */
export type Automated = { leadId: string; count: number; since: Date | null };

/** How many automated mails each of these leads got since a person touched it last (S112). */
export function automatedRuns(tx: Tx, leadIds: string[]): Promise<Automated[]> {
  return rowsOf<Automated>(
    tx,
    Prisma.sql`
    select w.id as "leadId", touch.at as since, (select count(*)::int from (
      select 1 from activity a where a.lead_id = w.id and a.kind = ${AUTOMATED}
        and (touch.at is null or a.occurred_at > touch.at) limit ${MOST_COUNTED}) sent) as count
    from unnest(${leadIds}::uuid[]) as w(id)
    cross join lateral (select max(a.occurred_at) as at from activity a
      where a.lead_id = w.id and a.kind = any(${TOUCHES})) touch`,
  );
}

/** Leads whose owner was asked for a word of their own since the last touch by a person. */
export async function askedSince(tx: Tx, runs: Automated[]): Promise<Set<string>> {
  const leadIds = runs.map(({ leadId }) => leadId);
  const asked = await rowsOf<{ leadId: string; at: Date }>(
    tx,
    Prisma.sql`select lead_id as "leadId", at from history
      where lead_id = any(${leadIds}::uuid[]) and verb = 'touch.asked'`,
  );
  const since = new Map(runs.map((run) => [run.leadId, run.since]));
  return new Set(
    asked.flatMap(({ leadId, at }) => {
      const touch = since.get(leadId) ?? null;
      return touch === null || at > touch ? [leadId] : [];
    }),
  );
}

export type LastTouch = { kind: string; at: Date; by: string | null };

/** The newest touch of a lead since an instant, unless the lead did something itself after it: then it is an answer. */
export async function unansweredTouch(
  tx: Tx,
  leadId: string,
  since: Date,
  own: string[],
): Promise<LastTouch | null> {
  const newest = await tx.activity.findFirst({
    where: { leadId, occurredAt: { gt: since }, kind: { in: [...TOUCHES, ...own] } },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    select: { kind: true, occurredAt: true, actorId: true },
  });
  if (newest === null || !TOUCHES.some((kind) => kind === newest.kind)) return null;
  return { kind: newest.kind, at: newest.occurredAt, by: newest.actorId };
}
