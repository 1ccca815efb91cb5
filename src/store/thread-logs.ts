import type { CardPlace } from './cards.js';
import { Prisma, rowsOf, type Tx } from './db.js';

/** logged; kept: edited since into what can't be read; deleted; undone. */
export type ThreadLogStatus = 'logged' | 'kept' | 'deleted' | 'undone';

/** What a reply in a card's thread came to. */
export type ThreadLog = {
  id: string;
  teamId: string;
  channelId: string;
  ts: string;
  threadTs: string;
  personId: string;
  leadId: string | null;
  status: ThreadLogStatus;
  /** Read from its words, or logged by a button as a note. */
  how: 'words' | 'note';
  taskId: string | null;
  wish: string | null;
  /** Slack's time of the newest edit that counted; empty before the first. */
  editedTs: string;
  createdAt: Date;
  changedAt: Date;
  changedBy: string | null;
};

/** What a message came to, by where it stands; null where it came to nothing. */
export async function findThreadLog(tx: Tx, teamId: string, at: CardPlace): Promise<ThreadLog | null> {
  const where = { teamId_channelId_ts: { teamId, channelId: at.channelId, ts: at.ts } };
  return (await tx.threadLog.findUnique({ where })) as ThreadLog | null;
}

export async function readThreadLogs(tx: Tx, teamId: string, ids: string[]): Promise<ThreadLog[]> {
  return (await tx.threadLog.findMany({ where: { teamId, id: { in: ids } } })) as ThreadLog[];
}

/** Where the chips stand whose next step is one of these tasks. */
export const chipsOfTasks = (
  tx: Tx,
  teamId: string,
  taskIds: string[],
): Promise<Pick<ThreadLog, 'id' | 'channelId'>[]> =>
  tx.threadLog.findMany({
    where: { teamId, taskId: { in: taskIds } },
    select: { id: true, channelId: true },
  });

/** Writes down what a message came to; false where it had come to something already. */
export async function addThreadLog(tx: Tx, log: ThreadLog): Promise<boolean> {
  const { count } = await tx.threadLog.createMany({ data: [log], skipDuplicates: true });
  return count === 1;
}

export async function changeThreadLog(
  tx: Tx,
  id: string,
  to: Partial<Omit<ThreadLog, 'id' | 'teamId'>>,
): Promise<void> {
  await tx.threadLog.update({ where: { id }, data: to });
}

export type Asking = { teamId: string; channelId: string; threadTs: string; personId: string };

/** Takes leave to ask a person in a thread; of several who want it at once one gets it, and none before `since`. */
export async function takeLeaveToAsk(tx: Tx, who: Asking, now: Date, since: Date): Promise<boolean> {
  const taken = await rowsOf<{ one: number }>(
    tx,
    Prisma.sql`
    insert into thread_ask (team_id, channel_id, thread_ts, person_id, asked_at, muted)
    values (${who.teamId}, ${who.channelId}, ${who.threadTs}, ${who.personId}, ${now}::timestamptz, false)
    on conflict (team_id, channel_id, thread_ts, person_id) do update set asked_at = excluded.asked_at
      where not thread_ask.muted and thread_ask.asked_at <= ${since}::timestamptz
    returning 1 as one`,
  );
  return taken.length > 0;
}

/** A person wants not to be asked in that thread again. */
export async function muteAsking(tx: Tx, who: Asking, now: Date): Promise<void> {
  const { teamId, channelId, threadTs, personId } = who;
  await tx.threadAsk.upsert({
    where: { teamId_channelId_threadTs_personId: { teamId, channelId, threadTs, personId } },
    create: { ...who, askedAt: now, muted: true },
    update: { muted: true },
  });
}
