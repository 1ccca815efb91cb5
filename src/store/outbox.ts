import type { MessageKind } from '../domain/facts.js';
import type { CardPlace, CardRef } from './cards.js';
import { Prisma, rowsOf, type Tx } from './db.js';
import { factsToJson } from './facts-json.js';
import { nameLanes, placeLines } from './homes.js';
import type { LaneKey } from './lanes.js';

/** A message to be sent. */
export type NewMessage = {
  id: string;
  teamId: string;
  /** The same key is never sent twice. */
  dedupeKey: string;
  /**
   * The place: a channel's name, or a person's id; a conversation's id becomes the one or the other. An update travels
   * in the lane of its post. Empty for a line: it goes where the lead's card is, and nowhere without one.
   */
  lane: string;
  kind: MessageKind;
  /** What it is about; its facts are read when it is sent. Null: `facts` is all there is to it. */
  refId: string | null;
  deed: Deed;
  /** The lead it is about: for a post, whose card it is; for a line, whose card it goes below. */
  leadId?: string | null;
  facts: object;
  /** Larger goes first. */
  urgency: number;
  createdAt: Date;
  /** Milliseconds it rests before it is sent, so that what follows soon shares its message. */
  restMs?: number;
};

/** `post` a new message, `update` the living one, or `thread`: a line below a lead's card. */
export type Deed = 'post' | 'update' | 'thread';

/** A message on its way. */
export type OutboxRow = {
  id: string;
  kind: MessageKind;
  refId: string | null;
  facts: unknown;
  deed: Deed;
  leadId: string | null;
  /** Below which message it was sent, or is being sent; for lines only. */
  threadChannelId: string | null;
  threadTs: string | null;
  createdAt: Date;
  batchId: string | null;
  attempts: number;
  firstTriedAt: Date | null;
  /** What became of it last time; a message with a past travels alone. */
  error: string | null;
  /** It was there before the lane was free. */
  waited: boolean;
  /** Since when it was held back, and why; null where it never was. */
  heldAt: Date | null;
  heldWhy: string | null;
};

/** What a sender changes of the rows it tried. Milliseconds from now. */
export type Change =
  | { status: 'sent'; at: Date | null; error: string | null }
  | { status: 'dead'; error: string }
  /** Surely not in Slack: waits without having been tried. */
  | { status: 'untried' }
  /** To be sent again, together (`together`: same rows, same batch) or alone. */
  | { status: 'again'; together: boolean; error: string | null; afterMs: number }
  /** Another kind of message after all: a line below the lead's card, or a card of its own. */
  | { status: 'instead'; deed: Deed }
  /** Still in doubt: to be looked for again. */
  | { status: 'doubtful'; afterMs: number };

const NOW = Prisma.sql`date_trunc('milliseconds', now())`;
const ms = (count: number) => Prisma.sql`(${count}::double precision * interval '1 millisecond')`;
/** What an `OutboxRow` is read from: the columns of a table called `o`. */
export const FIELDS = Prisma.sql`o.id, o.kind, o.ref_id as "refId", o.facts, o.deed, o.batch_id as "batchId", o.attempts,
  o.first_tried_at as "firstTriedAt", o.error, o.lead_id as "leadId", o.created_at as "createdAt",
  o.held_at as "heldAt", o.held_why as "heldWhy", o.thread_channel_id as "threadChannelId", o.thread_ts as "threadTs"`;

/** Files messages; those whose key is known already are left out. Answers the ids that are new. */
export async function insertMessages(tx: Tx, messages: NewMessage[]): Promise<string[]> {
  const placed = await placeLines(tx, await nameLanes(tx, messages));
  if (placed.length === 0) return [];
  const rows = placed.map((each) => ({ ...each, facts: factsToJson(each.facts) }));
  // In key order, so that two batches with the same keys wait for each other instead of dead-locking.
  const added = await rowsOf<{ id: string }>(
    tx,
    Prisma.sql`
    insert into outbox (id, team_id, dedupe_key, lane, kind, ref_id, deed, lead_id, facts, urgency, status,
      attempts, due_at, created_at)
    select r.id, r."teamId", r."dedupeKey", r.lane, r.kind, r."refId", r.deed, r."leadId", r.facts, r.urgency,
      'pending', 0, ${NOW} + coalesce(r."restMs", 0) * interval '1 millisecond', r."createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "teamId" text, "dedupeKey" text,
      lane text, kind text, "refId" text, deed text, "leadId" uuid, facts jsonb, urgency int,
      "createdAt" timestamptz, "restMs" int)
    order by r."teamId", r."dedupeKey"
    on conflict (team_id, dedupe_key) do nothing
    returning id`,
  );
  return added.map((row) => row.id);
}

/** Messages of a lane that are due, the hottest first. */
export function dueRows(tx: Tx, lane: LaneKey, deeds: Deed[], limit: number): Promise<OutboxRow[]> {
  return tx.$queryRaw<OutboxRow[]>`
    select ${FIELDS}, o.due_at < l.free_at as waited
    from outbox o join lane l on l.team_id = o.team_id and l.name = o.lane
    where o.team_id = ${lane.teamId} and o.lane = ${lane.name} and o.status = 'pending'
      and o.deed = any(${deeds}) and o.due_at <= now()
    order by o.urgency desc, o.created_at, o.id
    limit ${limit}`;
}

/** The rows of a batch, in the order they were sent in. */
export function batchRows(
  tx: Tx,
  lane: LaneKey,
  batchId: string,
  status: 'pending' | 'sending',
): Promise<OutboxRow[]> {
  return tx.$queryRaw<OutboxRow[]>`
    select ${FIELDS}, true as waited from outbox o
    where o.team_id = ${lane.teamId} and o.lane = ${lane.name} and o.status = ${status}
      and o.batch_id = ${batchId}::uuid
    order by o.urgency desc, o.created_at, o.id`;
}

/** The batch whose fate has been unknown longest, once its lease is over. */
export async function doubtfulBatch(tx: Tx, lane: LaneKey): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ batchId: string }[]>`
    select batch_id as "batchId" from outbox
    where team_id = ${lane.teamId} and lane = ${lane.name} and status = 'sending' and due_at <= now()
    order by due_at, id limit 1`;
  return row?.batchId ?? null;
}

/**
 * Marks rows as being sent, for `leaseMs`, by the turn that holds the lane; answers the ids it got. After the
 * lease a row still marked so is in doubt.
 */
export async function claimRows(
  tx: Tx,
  lane: LaneKey & { token: string },
  claim: { ids: string[]; batchId: string; leaseMs: number; now: Date; below?: CardPlace | undefined },
): Promise<Set<string>> {
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    with held as (
      update lane set lease_until = ${NOW} + ${ms(claim.leaseMs)}
      where team_id = ${lane.teamId} and name = ${lane.name} and leased_by = ${lane.token}::uuid
      returning 1
    ), picked as (
      select o.id from outbox o
      where o.id = any(${claim.ids}::uuid[]) and o.status = 'pending' and exists (select 1 from held)
      order by o.id for update skip locked
    )
    update outbox o
    set status = 'sending', batch_id = ${claim.batchId}::uuid, attempts = o.attempts + 1,
      due_at = ${NOW} + ${ms(claim.leaseMs)},
      first_tried_at = coalesce(o.first_tried_at, least(${claim.now}::timestamptz, now())),
      thread_channel_id = ${claim.below?.channelId ?? null}, thread_ts = ${claim.below?.ts ?? null}
    from picked where picked.id = o.id
    returning o.id`;
  return new Set(claimed.map((row) => row.id));
}

/** Files what became of rows. Only the turn that holds their lane may. */
export async function changeRows(tx: Tx, ids: string[], change: Change): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`update outbox set ${assignments(change)} where id = any(${ids}::uuid[])`;
}

function assignments(change: Change): Prisma.Sql {
  switch (change.status) {
    case 'sent':
      return Prisma.sql`status = 'sent', sent_at = ${change.at}::timestamptz, error = ${change.error}`;
    case 'dead':
      return Prisma.sql`status = 'dead', error = ${change.error}`;
    case 'untried':
      return Prisma.sql`status = 'pending', batch_id = null, first_tried_at = null, attempts = attempts - 1,
        due_at = ${NOW}`;
    case 'again':
      return Prisma.sql`status = 'pending', error = ${change.error}, due_at = ${NOW} + ${ms(change.afterMs)},
        batch_id = ${change.together ? Prisma.sql`batch_id` : Prisma.sql`null`},
        first_tried_at = ${change.together ? Prisma.sql`first_tried_at` : Prisma.sql`null`}`;
    case 'instead':
      return Prisma.sql`deed = ${change.deed}, due_at = ${NOW}`;
    case 'doubtful':
      return Prisma.sql`due_at = ${NOW} + ${ms(change.afterMs)}`;
  }
}

/** A row that could not even be made ready: counted as tried, and alone from now on. */
export async function countFailure(tx: Tx, id: string, error: string, afterMs: number): Promise<void> {
  await tx.$executeRaw`
    update outbox set attempts = attempts + 1, error = ${error}, due_at = ${NOW} + ${ms(afterMs)},
      batch_id = null, first_tried_at = null
    where id = ${id}::uuid and status = 'pending'`;
}

/** Slack wants fewer edits: those that wait in this lane wait a little longer. */
export async function delayEdits(tx: Tx, lane: LaneKey, afterMs: number): Promise<void> {
  await tx.$executeRaw`
    update outbox set due_at = greatest(due_at, ${NOW} + ${ms(afterMs)})
    where team_id = ${lane.teamId} and lane = ${lane.name} and status = 'pending' and deed = 'update'`;
}

/** Posts of these cards that have not arrived yet. */
export function openPosts(
  tx: Tx,
  teamId: string,
  refs: CardRef[],
): Promise<(CardRef & { lane: string; status: 'pending' | 'sending' })[]> {
  return tx.$queryRaw`
    select o.kind, o.ref_id as "refId", o.lane, o.status
    from outbox o join jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as r(kind text, "refId" text)
      on r.kind = o.kind and r."refId" = o.ref_id
    where o.team_id = ${teamId} and o.deed = 'post' and o.status in ('pending', 'sending')`;
}

/** How many messages wait for a lane. */
export function countWaiting(tx: Tx, lane: LaneKey): Promise<number> {
  return tx.outbox.count({ where: { teamId: lane.teamId, lane: lane.name, status: 'pending' } });
}

/** What a message in doubt dies of: it may have arrived, so it is not to be revived. */
export const IN_DOUBT = 'in_doubt';

/** Gives the dead cards of a lane another life, once its trouble is mended. Answers how many. */
export function reviveRows(tx: Tx, lane: LaneKey): Promise<number> {
  return tx.$executeRaw`
    update outbox
    set status = 'pending', attempts = 0, batch_id = null, first_tried_at = null, error = null, due_at = ${NOW}
    where team_id = ${lane.teamId} and lane = ${lane.name} and status = 'dead' and deed <> 'update'
      and (ref_id is not null or deed = 'thread') and error <> ${IN_DOUBT}`;
}

/** Lanes with cards that were given up since an instant. */
export async function deadLanes(tx: Tx, teamId: string, since: Date): Promise<LaneKey[]> {
  const rows = await tx.outbox.findMany({
    where: {
      teamId,
      status: 'dead',
      OR: [{ deed: 'post', refId: { not: null } }, { deed: 'thread' }],
      createdAt: { gte: since },
    },
    select: { lane: true },
    distinct: ['lane'],
  });
  return rows.map(({ lane }) => ({ teamId, name: lane }));
}
