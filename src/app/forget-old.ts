import type { Deps } from './deps.js';

const DAY_MS = 86_400_000;
const KEEP_REQUESTS_DAYS = 3;
const KEEP_SENT_DAYS = 30;

/** Drops what only served to do things once: keys of old requests, and messages long sent. */
export async function forgetOld(deps: Deps, teamId: string, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const requests = await deps.db.prisma.request.deleteMany({
    where: { teamId, at: { lt: before(KEEP_REQUESTS_DAYS) } },
  });
  const messages = await deps.db.prisma.outbox.deleteMany({
    // One that had become needless was never sent: it is as old as its making.
    where: {
      teamId,
      status: 'sent',
      OR: [
        { sentAt: { lt: before(KEEP_SENT_DAYS) } },
        { sentAt: null, createdAt: { lt: before(KEEP_SENT_DAYS) } },
      ],
    },
  });
  return requests.count + messages.count;
}
