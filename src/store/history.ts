import { isTold, LINE_RESTS_MS } from '../domain/told.js';
import { Prisma, runIn, type Tx } from './db.js';
import { insertMessages, type NewMessage } from './outbox.js';
import { watchersOf } from './watches.js';

/** What is written down of every deed, in the deed's own transaction. */
export type Verb =
  | 'lead.created'
  | 'lead.edited'
  | 'lead.mql'
  | 'lead.left_mql'
  /** Reached the SQL line without being handed over by it, and fell from it to MQL. */
  | 'lead.sql'
  | 'lead.left_sql'
  | 'lead.ready'
  | 'lead.cold'
  | 'lead.rewarmed'
  | 'lead.let_go'
  | 'lead.revived'
  | 'lead.snoozed'
  /** A lead that rested is awake: by time, by what it did, or by a person's word. */
  | 'lead.woken'
  | 'lead.suppressed'
  | 'lead.logged'
  | 'lead.claimed'
  | 'lead.won'
  | 'lead.lost'
  /** Moved in the funnel, by what it did or by a person's word. */
  | 'lead.funnel'
  | 'lead.tagged'
  | 'lead.passed'
  /** Somebody asked its owner about it. */
  | 'lead.asked'
  /** Somebody's own affair, for undoing alone. */
  | 'lead.watched'
  | 'lead.unwatched'
  | 'handoff.claimed'
  | 'handoff.returned'
  | 'handoff.closed'
  | 'track.started'
  | 'track.ended'
  | 'track.paused'
  | 'track.resumed'
  | 'task.created'
  | 'task.done'
  | 'task.skipped'
  | 'task.snoozed'
  | 'task.passed'
  /** A task was left undone on its day: told to whoever had it and to the managers. */
  | 'task.missed'
  /** The owner was asked for a word of their own, after automated ones (S112). */
  | 'touch.asked'
  /** A deed that was taken back: it has this verb instead of its own, which its facts keep as `was`. */
  | 'undone'
  /** Somebody took a deed back. */
  | 'lead.undone'
  | 'rules.proposed'
  | 'rules.switching'
  | 'rules.live'
  | 'rules.discarded'
  | 'rules.signed'
  /** A manager changed what is said of a kind of buyer; about no lead. */
  | 'persona.edited'
  /** Who took how many leads along, as a file; about no lead. */
  | 'leads.exported'
  /** Who is what, and what people and teams chose; about no lead, as the next four. */
  | 'person.role'
  | 'person.settings'
  | 'team.settings'
  | 'person.away'
  /** An absence that begins later, and that it will not be. */
  | 'person.away_planned'
  | 'person.plan_dropped'
  | 'person.back'
  /** Somebody's account was deactivated; its leads, each with a line of its own, wait for a new owner. */
  | 'person.gone'
  | 'lead.unowned'
  /** A task went to whoever covers, or came back. */
  | 'task.covered'
  | 'task.came_back'
  /** The sandbox's demo book was loaded; about no lead. */
  | 'demo.loaded';

export type Deed = {
  id: string;
  teamId: string;
  leadId: string | null;
  at: Date;
  /** Slack user id, or null for Kindling itself. */
  actorId: string | null;
  verb: Verb;
  facts: Prisma.InputJsonObject;
};

/**
 * In one statement: an import writes thousands. What is told of them goes below the leads' cards, and to those who
 * watch a lead, so that nobody who writes a deed down has to think of it.
 */
export async function addHistory(tx: Tx, deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    insert into history (id, team_id, lead_id, at, actor_id, verb, facts)
    select id, "teamId", "leadId", at, "actorId", verb, facts
    from jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb) as t(id uuid, "teamId" text, "leadId" uuid, at timestamptz,
      "actorId" text, verb text, facts jsonb)`,
  );
  await insertMessages(tx, [...deeds.flatMap(lineOf), ...(await watchersOf(tx, deeds))]);
}

/** Strikes out what was written of a deed that is taken back, with who did that and when (UTC). */
export async function strikeHistory(tx: Tx, ids: string[], by: string, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await runIn(
    tx,
    Prisma.sql`
    update history set verb = 'undone',
      facts = facts || jsonb_build_object('was', verb, 'undoneBy', ${by}::text, 'undoneAt', ${at.toISOString()}::text)
    where id = any(${ids}::uuid[])`,
  );
}

/** The line below the lead's card, by the deed's own id: it can't be said twice. */
function lineOf(deed: Deed): NewMessage[] {
  const { id, teamId, leadId, at } = deed;
  if (leadId === null || !isTold(deed)) return [];
  const how = { deed: 'thread' as const, urgency: LINE_URGENCY, restMs: LINE_RESTS_MS, facts: {} };
  return [
    { id, teamId, leadId, dedupeKey: `deed:${id}`, lane: '', kind: 'line', refId: id, createdAt: at, ...how },
  ];
}

/** After everything that is for somebody to act on. */
const LINE_URGENCY = -1;
