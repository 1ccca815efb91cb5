import { movesOwner, type WatchedLead, type WatchNotice } from '../domain/watch.js';
import { Prisma, rowsOf, runIn, type Tx } from './db.js';
import type { NewMessage } from './outbox.js';

type Watch = { teamId: string; leadId: string; personId: string };

/** Until when a person watches a lead; null where they don't at `now`. */
export async function watchedUntil(tx: Tx, { leadId, personId }: Watch, now: Date): Promise<Date | null> {
  const [row] = await rowsOf<{ until: Date }>(
    tx,
    Prisma.sql`select until from watch where lead_id = ${leadId}::uuid and person_id = ${personId}
      and until > ${now}::timestamptz`,
  );
  return row?.until ?? null;
}

/** Begins a watch, or one that ended anew. `owner` is who has the lead now. */
export const saveWatch = (
  tx: Tx,
  { teamId, leadId, personId }: Watch,
  { since, until, owner }: { since: Date; until: Date; owner: string | null },
): Promise<void> =>
  runIn(
    tx,
    Prisma.sql`
    insert into watch (team_id, lead_id, person_id, since, until, owner_id)
    values (${teamId}, ${leadId}::uuid, ${personId}, ${since}::timestamptz, ${until}::timestamptz, ${owner})
    on conflict (lead_id, person_id) do update
      set since = excluded.since, until = excluded.until, owner_id = excluded.owner_id`,
  );

/** The row stays until it is forgotten, so that an undoing finds it. */
export const endWatch = (tx: Tx, { leadId, personId }: Watch, now: Date): Promise<void> =>
  runIn(
    tx,
    Prisma.sql`update watch set until = least(until, ${now}::timestamptz)
      where lead_id = ${leadId}::uuid and person_id = ${personId}`,
  );

export const forgetWatches = (tx: Tx, teamId: string, before: Date): Promise<number> =>
  tx.$executeRaw`delete from watch where team_id = ${teamId} and until < ${before}`;

/** Of a deed that is written down, what decides who hears of it. */
type Move = {
  id: string;
  teamId: string;
  leadId: string | null;
  at: Date;
  actorId: string | null;
  verb: string;
};
type Told = WatchedLead & {
  deedId: string;
  messageId: string;
  personId: string;
  was: string | null;
  owner: string | null;
};

/**
 * Words for those who watch leads that have another owner now than when they last heard. Each change is told once: who
 * has the lead is noted with the watch. Whoever gets it has no need to watch any longer.
 */
export async function watchersOf(tx: Tx, deeds: Move[]): Promise<NewMessage[]> {
  const moves = deeds.filter(({ leadId, verb }) => leadId !== null && movesOwner(verb));
  if (moves.length === 0) return [];
  // Of several deeds about a lead the last one is told.
  const last = new Map(moves.map((move) => [move.leadId, move]));
  const byId = new Map([...last.values()].map((move) => [move.id, move]));
  const told = await note(tx, [...byId.values()]);
  return told.flatMap(({ deedId, messageId, personId, was, owner, ...lead }): NewMessage[] => {
    const move = byId.get(deedId);
    // The deed itself, or its own word, tells those whom it moved the lead to or from.
    if (move === undefined || [move.actorId, was, owner].includes(personId)) return [];
    const { id, at, teamId, actorId, verb } = move;
    const facts: WatchNotice = { about: 'watched', lead, owner, by: actorId, what: verb };
    const key = `watch:${id}:${personId}`;
    const how = { dedupeKey: key, urgency: 5, refId: null, facts, createdAt: at };
    return [{ id: messageId, teamId, lane: personId, kind: 'notice', deed: 'post', ...how }];
  });
}

/**
 * Notes who has these leads now, in one statement; answers the watches it was new to. A message's id follows from the
 * deed's and the person.
 */
const note = (tx: Tx, moves: Move[]): Promise<Told[]> =>
  rowsOf<Told>(
    tx,
    Prisma.sql`
    with moves as (
      select * from jsonb_to_recordset(${JSON.stringify(moves.map(({ id, leadId, at }) => ({ id, leadId, at })))}::jsonb)
        as m(id text, "leadId" uuid, at timestamptz)
    ), moved as (
      select w.person_id, w.owner_id as was, w.until > m.at as runs, l.owner_id as owner, l.id, l.email, l.name,
        l.company, m.id as deed_id, m.at
      from moves m join watch w on w.lead_id = m."leadId" join lead l on l.id = w.lead_id
      where w.owner_id is distinct from l.owner_id
      for update of w
    ), noted as (
      update watch w set owner_id = m.owner,
        until = case when m.owner = w.person_id then least(w.until, m.at) else w.until end
      from moved m where w.lead_id = m.id and w.person_id = m.person_id
    )
    select deed_id as "deedId", md5(deed_id || person_id)::uuid as "messageId", person_id as "personId", was, owner,
      id, email, name, company
    from moved where runs order by deed_id, person_id`,
  );
