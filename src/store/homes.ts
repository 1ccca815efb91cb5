import type { CardPlace, CardRef } from './cards.js';
import { Prisma, rowsOf, type Tx } from './db.js';

/** The living card of a lead in a place: the newest posted there. */
export type Home = CardPlace & {
  leadId: string;
  lane: string;
  postedAt: Date;
  /** No other lead shares its message. */
  alone: boolean;
};

/** The living cards of these leads, in the one place or, for null, in all. */
export function findHomes(tx: Tx, teamId: string, leadIds: string[], lane: string | null): Promise<Home[]> {
  if (leadIds.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<Home[]>`
    select distinct on (c.lead_id, c.lane) c.lead_id as "leadId", c.lane, c.channel_id as "channelId", c.ts,
      c.posted_at as "postedAt",
      not exists (select 1 from card o where o.team_id = c.team_id and o.channel_id = c.channel_id
        and o.ts = c.ts and o.lead_id is distinct from c.lead_id) as alone
    from card c
    where c.team_id = ${teamId} and c.lead_id = any(${leadIds}::uuid[]) and c.channel_id is not null
      and c.lane is not null and (${lane}::text is null or c.lane = ${lane})
    order by c.lead_id, c.lane, c.posted_at desc, c.ts desc`;
}

type Placeable = { teamId: string; deed: string; lane: string; leadId?: string | null };

const CONVERSATION = /^[CGD][A-Z0-9]{2,}$/;

/** What is meant for a conversation by its id travels in the lane whose cards stand there: Slack counts them as one. */
export async function nameLanes<T extends Placeable>(tx: Tx, messages: T[]): Promise<T[]> {
  const ids = [...new Set(messages.map(({ lane }) => lane))].filter((lane) => CONVERSATION.test(lane));
  const [first] = messages;
  if (first === undefined || ids.length === 0) return messages;
  const known = await rowsOf<{ id: string; lane: string }>(
    tx,
    Prisma.sql`
    select asked.id, newest.lane from unnest(${ids}::text[]) as asked(id)
    join lateral (select c.lane from card c
      where c.channel_id = asked.id and c.team_id = ${first.teamId} and c.lane <> c.channel_id
      order by c.ts desc limit 1) newest on true`,
  );
  const lanes = new Map(known.map(({ id, lane }) => [id, lane]));
  return messages.map((message) => ({ ...message, lane: lanes.get(message.lane) ?? message.lane }));
}

/** Lines go to the place of their lead's card; there is nothing below which the others could go. */
export async function placeLines<T extends Placeable>(tx: Tx, messages: T[]): Promise<T[]> {
  const lines = messages.filter(isUnplaced);
  const [first] = lines;
  if (first === undefined) return messages;
  const leads = [...new Set(lines.flatMap(({ leadId }) => leadId ?? []))];
  const lanes = await talkedOfIn(tx, first.teamId, leads);
  return messages.flatMap((message) => {
    if (!isUnplaced(message)) return [message];
    const lane = lanes.get(message.leadId ?? '');
    return lane === undefined ? [] : [{ ...message, lane }];
  });
}

const isUnplaced = ({ deed, lane }: Placeable): boolean => deed === 'thread' && lane === '';

// A user's id as a place is their direct messages.
const PERSON = '^[UW][A-Z0-9]{2,}$';

/**
 * In which place a lead is talked of: that of its card, or of one on its way. A channel goes before direct messages,
 * which only its owner's count among. A lead without any is left out. Lead by lead: a plan made
 * while the outbox was empty must not go through all that waits in it later.
 */
export async function talkedOfIn(tx: Tx, teamId: string, leadIds: string[]): Promise<Map<string, string>> {
  if (leadIds.length === 0) return new Map();
  const rows = await rowsOf<{ leadId: string; lane: string }>(
    tx,
    Prisma.sql`
    select l.id as "leadId", p.lane
    from lead l cross join lateral (
      select lane from (
        select lane, posted_at as since from card
        where lead_id = l.id and channel_id is not null and lane is not null
        union all
        select lane, created_at from outbox
        where lead_id = l.id and deed = 'post' and status in ('pending', 'sending')
      ) places
      where lane !~ ${PERSON} or lane = l.owner_id
      order by lane ~ ${PERSON}, since desc limit 1
    ) p
    where l.team_id = ${teamId} and l.id = any(${leadIds}::uuid[])`,
  );
  return new Map(rows.map(({ leadId, lane }) => [leadId, lane]));
}

/** Cards that stand in other messages of a lane than the leads' present ones: where each was, one a message. */
export function olderCards(
  tx: Tx,
  teamId: string,
  lane: string,
  leadIds: string[],
  now: CardPlace,
): Promise<CardRef[]> {
  if (leadIds.length === 0) return Promise.resolve([]);
  return tx.$queryRaw`
    select distinct on (channel_id, ts) kind, ref_id as "refId" from card
    where team_id = ${teamId} and lane = ${lane} and lead_id = any(${leadIds}::uuid[])
      and channel_id is not null and (channel_id, ts) <> (${now.channelId}, ${now.ts})
    order by channel_id, ts, posted_at desc`;
}
