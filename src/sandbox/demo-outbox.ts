import type { Deps } from '../app/deps.js';
import { readLeads } from '../app/lead/leads.js';
import { coldRef, OPEN_HANDOFF } from '../app/messages.js';
import type { Tx } from '../store/db.js';

const DAY_MS = 86_400_000;
/** How long a cold alert stays worth posting. */
const COLD_DAYS = 3;

type Row = { id: string; kind: string; refId: string | null; dedupeKey: string; createdAt: Date };

/**
 * Of the messages of ninety days, leaves those that are still news: who waits for a rep, who was claimed since
 * yesterday, who just went cold, what is overdue. The rest counts as sent long ago.
 */
export async function tidyOutbox(tx: Tx, deps: Deps, teamId: string, now: Date): Promise<void> {
  // What was to be answered the same day, then, is nobody's to answer now.
  await tx.task.updateMany({
    where: { teamId, kind: 'same_day', status: 'open', dueAt: { lte: now } },
    data: { status: 'cancelled', closedAt: now, closedWhy: 'that day is over', escalateAt: null },
  });
  const posts = await tx.outbox.findMany({ where: { teamId, deed: 'post', status: 'pending' } });
  const since = new Date(now.getTime() - DAY_MS);
  const kept = [
    ...(await newsOfCold(tx, deps, teamId, now, posts)),
    ...(await newsOfHandoffs(tx, teamId, since, posts)),
    ...(await newsOfTasks(tx, teamId, posts)),
    ...posts.filter((row) => row.kind === 'notice' && row.createdAt >= since),
  ];
  await tx.outbox.updateMany({
    where: { teamId, status: 'pending', id: { notIn: kept.map(({ id }) => id) } },
    data: { status: 'sent', sentAt: now, error: 'obsolete' },
  });
  await keepApart(tx, kept, now);
}

/**
 * Each a message of its own and in this order, whatever waits: a note of its past keeps a message from being
 * folded. What comes in live goes before them. They are filed as of now, for nothing of them is late.
 */
export async function keepApart(tx: Tx, rows: { id: string }[], now: Date): Promise<void> {
  for (const [place, { id }] of rows.entries()) {
    const data = { urgency: -1 - place, error: 'of the sandbox', createdAt: now };
    await tx.outbox.update({ where: { id }, data });
  }
}

/** Cold alerts about which nobody has done anything yet, the oldest first. */
async function newsOfCold(tx: Tx, deps: Deps, teamId: string, now: Date, posts: Row[]): Promise<Row[]> {
  const rows = posts.filter(({ kind }) => kind === 'cold');
  const leads = await readLeads(
    tx,
    deps,
    { teamId, now },
    rows.map(({ refId }) => refId?.split('@')[0] ?? ''),
  );
  const running = await tx.enrolment.findMany({ where: { teamId, endedAt: null }, select: { leadId: true } });
  const busy = new Set(running.map(({ leadId }) => leadId));
  const open = [...leads.values()].filter(
    (lead) =>
      lead.coldAt !== null &&
      now.getTime() - lead.coldAt.getTime() < COLD_DAYS * DAY_MS &&
      lead.letGoAt === null &&
      lead.snoozedUntil === null &&
      !busy.has(lead.id),
  );
  const refs = new Set(open.map(coldRef));
  return byAge(rows.filter(({ refId }) => refId !== null && refs.has(refId)));
}

/** Handoffs claimed since, then those that wait: the newest comes last, where the eye falls first. */
async function newsOfHandoffs(tx: Tx, teamId: string, since: Date, posts: Row[]): Promise<Row[]> {
  const open = await tx.handoff.findMany({ where: { teamId, status: { in: OPEN_HANDOFF } } });
  const postsOf = (ids: string[]) =>
    byAge(posts.filter(({ kind, refId }) => kind === 'handoff' && refId !== null && ids.includes(refId)));
  const claimed = open.filter(({ claimedAt }) => claimedAt !== null && claimedAt >= since);
  const waiting = open.filter(({ status }) => status === 'waiting');
  return [...postsOf(claimed.map(({ id }) => id)), ...postsOf(waiting.map(({ id }) => id))];
}

/** Tasks still open, by the due time they have now. */
async function newsOfTasks(tx: Tx, teamId: string, posts: Row[]): Promise<Row[]> {
  const open = await tx.task.findMany({ where: { teamId, status: 'open' } });
  const keys = new Set(open.map(({ id, dueAt }) => `task:${id}:${dueAt.toISOString()}`));
  return byAge(posts.filter(({ dedupeKey }) => keys.has(dedupeKey)));
}

const byAge = (rows: Row[]): Row[] => rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
