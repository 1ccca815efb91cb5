import { atHour, isWorkingDay, localDay, shiftDay } from '../../domain/calendar.js';
import { isEmptyMorning } from '../../domain/morning.js';
import { inTx, type Tx } from '../../store/db.js';
import { intoDigest } from '../../store/held.js';
import { withoutDigest } from '../../store/mornings.js';
import type { Deps } from '../deps.js';
import { readWishes } from '../noise/wishes.js';
import { enqueue } from '../outbox/enqueue.js';
import { morningFacts } from './morning-facts.js';

type Due = { userId: string; day: string; timeZone: string; now: Date };

/**
 * Each person's own digest: at their hour, on working days of their zone, once a local day whatever restarts, and
 * only where there is something in it. Late is better than never, but yesterday's is not sent today. Answers how many
 * were sent.
 */
export async function sendMornings(deps: Deps, teamId: string, now: Date): Promise<number> {
  let sent = 0;
  for (const due of await dueNow(deps, teamId, now))
    if (await inTx(deps.db, (tx) => sendOne(tx, deps, teamId, due))) sent += 1;
  if (sent > 0) deps.wake();
  return sent;
}

async function dueNow(deps: Deps, teamId: string, now: Date): Promise<Due[]> {
  const tx = deps.db.prisma;
  const today = localDay(now, 'UTC');
  // Somewhere it is yesterday still, and somewhere tomorrow.
  const people = await withoutDigest(tx, teamId, [shiftDay(today, -1), today, shiftDay(today, 1)]);
  const open = people.filter(({ timeZone, days }) => {
    const day = localDay(now, timeZone);
    return isWorkingDay(day) && !days.includes(day);
  });
  if (open.length === 0) return [];
  const wishes = await readWishes(
    tx,
    deps,
    teamId,
    open.map(({ id }) => id),
  );
  return open.flatMap(({ id, timeZone }): Due[] => {
    const hour = wishes.get(id)?.digestAt ?? null;
    const day = localDay(now, timeZone);
    return hour === null || now < atHour(day, hour, timeZone) ? [] : [{ userId: id, day, timeZone, now }];
  });
}

async function sendOne(tx: Tx, deps: Deps, teamId: string, due: Due): Promise<boolean> {
  const { userId, day, now } = due;
  const isMine = await tx.$executeRaw`
    insert into digest (team_id, channel, day, at, sent, facts) values (${teamId}, ${userId}, ${day}, ${now}, false, '{}')
    on conflict do nothing`;
  if (isMine === 0) return false;
  const facts = await morningFacts(tx, deps, teamId, due);
  if (isEmptyMorning(facts)) return false;
  // Counted where they are let go: one that came meanwhile waits for the next.
  const held = await intoDigest(tx, teamId, { person: userId });
  await tx.digest.update({
    where: { teamId_channel_day: { teamId, channel: userId, day } },
    data: { sent: true },
  });
  const message = {
    id: deps.ids.next(),
    teamId,
    lane: userId,
    kind: 'morning' as const,
    refId: null,
    deed: 'post' as const,
    facts: { ...facts, held },
    urgency: 20,
    createdAt: now,
  };
  await enqueue(tx, [{ ...message, dedupeKey: `morning:${userId}:${day}` }]);
  return true;
}
