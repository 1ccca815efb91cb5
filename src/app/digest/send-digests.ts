import { atHour, isWorkingDay, localDay } from '../../domain/calendar.js';
import type { DigestFacts } from '../../domain/facts.js';
import { inTx, type Tx } from '../../store/db.js';
import { intoDigest } from '../../store/held.js';
import type { Deps } from '../deps.js';
import { enqueue } from '../outbox/enqueue.js';
import { digestFacts } from './digest-facts.js';

const HOUR = '08:30';
const DAY_MS = 86_400_000;

/**
 * The morning digest for managers: at 08:30 of the workspace's zone on working days, once a local day whatever
 * restarts, and silent if nothing changed since the one before. Late is better than never, but yesterday's is
 * not sent today. Answers whether one was sent.
 */
export async function sendDigests(deps: Deps, teamId: string, now: Date): Promise<boolean> {
  const day = localDay(now, deps.timeZone);
  if (!isWorkingDay(day) || now < atHour(day, HOUR, deps.timeZone)) return false;
  const channel = deps.places.managers;
  const known = await deps.db.prisma.digest.findUnique({
    where: { teamId_channel_day: { teamId, channel, day } },
  });
  if (known !== null) return false;
  const sent = await inTx(deps.db, (tx) => sendOne(tx, deps, { teamId, channel, day, now }));
  if (sent) deps.wake();
  return sent;
}

async function sendOne(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; channel: string; day: string; now: Date },
): Promise<boolean> {
  const { teamId, channel, day, now } = at;
  const isMine = await tx.$executeRaw`
    insert into digest (team_id, channel, day, at, sent, facts) values (${teamId}, ${channel}, ${day}, ${now}, false, '{}')
    on conflict do nothing`;
  if (isMine === 0) return false;
  const before = await tx.digest.findFirst({
    where: { teamId, channel, day: { lt: day } },
    orderBy: { day: 'desc' },
  });
  const since = before?.at ?? new Date(now.getTime() - DAY_MS);
  const seen = await digestFacts(tx, deps, teamId, { day, timeZone: deps.timeZone, since, now });
  const facts = { ...seen, held: await intoDigest(tx, teamId, 'channels') };
  const open = openThings(facts);
  const changed =
    facts.held > 0 || hasNews(facts) || open.some((id) => !wereOpen(before?.facts).includes(id));
  await tx.digest.update({
    where: { teamId_channel_day: { teamId, channel, day } },
    data: { sent: changed, facts: { open } },
  });
  if (!changed) return false;
  const message = {
    id: deps.ids.next(),
    teamId,
    lane: channel,
    kind: 'digest' as const,
    refId: null,
    deed: 'post' as const,
    facts,
    urgency: 1,
    createdAt: now,
  };
  await enqueue(tx, [{ ...message, dedupeKey: `digest:${channel}:${day}` }]);
  return true;
}

const hasNews = ({ claimed, wentCold, rewarmed, returned }: DigestFacts): boolean =>
  [claimed, wentCold, rewarmed, returned].some((list) => list.length > 0);

/** What stays open from day to day is news only on its first day. */
const openThings = ({ waiting, overdue, adrift, putOff }: DigestFacts): string[] => [
  ...(adrift?.rows ?? []).map(({ lead }) => `adrift:${lead.id}`),
  ...(putOff ?? []).map(({ lead, run }) => `put off:${lead.id}:${run}`),
  ...waiting.map(({ lead, since }) => `waiting:${lead.id}:${since.getTime()}`),
  ...overdue.map(({ lead, dueAt, title }) => `overdue:${lead.id}:${dueAt.getTime()}:${title}`),
];

function wereOpen(facts: unknown): string[] {
  if (typeof facts !== 'object' || facts === null || !('open' in facts) || !Array.isArray(facts.open))
    return [];
  return facts.open.map(String);
}
