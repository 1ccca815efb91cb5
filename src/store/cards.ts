import type { MessageKind } from '../domain/facts.js';
import type { Tx } from './db.js';

/** What a living message is about. */
export type CardRef = { kind: MessageKind; refId: string };
/** Whose card it is, for the one living card of a lead in a lane. */
export type Owned = { leadId: string | null; lane: string };
/** Where a living message stands. Several cards may share one message. */
export type CardPlace = { channelId: string; ts: string };
export type CardRow = CardRef & CardPlace;
export type OwnedCard = CardRow & { leadId: string | null; lane: string | null };

/** The cards among these that stand somewhere. */
export function findCards(tx: Tx, teamId: string, refs: CardRef[]): Promise<CardRow[]> {
  return tx.$queryRaw<CardRow[]>`
    select c.kind, c.ref_id as "refId", c.channel_id as "channelId", c.ts
    from card c join jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as r(kind text, "refId" text)
      on r.kind = c.kind and r."refId" = c.ref_id
    where c.team_id = ${teamId} and c.channel_id is not null and c.ts is not null`;
}

/** All cards of one message, in the order they were posted in. */
export function cardsIn(tx: Tx, teamId: string, at: CardPlace): Promise<OwnedCard[]> {
  return tx.$queryRaw<OwnedCard[]>`
    select kind, ref_id as "refId", channel_id as "channelId", ts, lead_id as "leadId", lane from card
    where team_id = ${teamId} and channel_id = ${at.channelId} and ts = ${at.ts}
    order by posted_at, ref_id`;
}

/** Files where these cards stand now; a card posted anew leaves its old message. */
export async function placeCards(
  tx: Tx,
  teamId: string,
  refs: (CardRef & Owned)[],
  at: CardPlace,
  now: Date,
): Promise<void> {
  // A millisecond apart: posted_at keeps the order of cards that share a message.
  await tx.$executeRaw`
    insert into card (team_id, kind, ref_id, channel_id, ts, posted_at, lead_id, lane)
    select distinct on (r.kind, r."refId") ${teamId}, r.kind, r."refId", ${at.channelId}, ${at.ts},
      ${now}::timestamptz + r.place * interval '1 millisecond', r."leadId", r.lane
    from rows from (jsonb_to_recordset(${JSON.stringify(refs)}::jsonb)
        as (kind text, "refId" text, "leadId" uuid, lane text))
      with ordinality as r(kind, "refId", "leadId", lane, place)
    order by r.kind, r."refId", r.place
    on conflict (team_id, kind, ref_id) do update
      set channel_id = excluded.channel_id, ts = excluded.ts, posted_at = excluded.posted_at,
        lead_id = excluded.lead_id, lane = excluded.lane`;
}

/** The message is gone from Slack: its cards stand nowhere. */
export async function forgetCards(tx: Tx, teamId: string, at: CardPlace): Promise<void> {
  await tx.$executeRaw`
    update card set channel_id = null, ts = null
    where team_id = ${teamId} and channel_id = ${at.channelId} and ts = ${at.ts}`;
}
