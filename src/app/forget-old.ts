import { forgetChanges } from '../store/changes.js';
import { forgetHeard } from '../store/heard.js';
import { forgetHomes } from '../store/home-tab.js';
import { forgetWatches } from '../store/watches.js';
import type { Deps } from './deps.js';

const DAY_MS = 86_400_000;
const KEEP_SENT_DAYS = 30;
/** Long after the last minute to undo in, so that a button pressed too late is told so. */
const KEEP_CHANGES_DAYS = 7;
const KEEP_HEARD_DAYS = 8;
const KEEP_HOMES_DAYS = 90;

/** Drops what only served to send things once: messages long sent or held back, changes nobody can undo any more. */
export async function forgetOld(deps: Deps, teamId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_SENT_DAYS * DAY_MS);
  const messages = await deps.db.prisma.outbox.deleteMany({
    // One that had become needless was never sent: it is as old as its making.
    where: {
      teamId,
      OR: [
        { status: 'sent', sentAt: { lt: before } },
        { status: { in: ['sent', 'held'] }, sentAt: null, createdAt: { lt: before } },
      ],
    },
  });
  await forgetHeard(deps.db.prisma, teamId, new Date(now.getTime() - KEEP_HEARD_DAYS * DAY_MS));
  await forgetChanges(deps.db.prisma, teamId, new Date(now.getTime() - KEEP_CHANGES_DAYS * DAY_MS));
  await forgetWatches(deps.db.prisma, teamId, new Date(now.getTime() - KEEP_CHANGES_DAYS * DAY_MS));
  await forgetHomes(deps.db.prisma, teamId, new Date(now.getTime() - KEEP_HOMES_DAYS * DAY_MS));
  return messages.count;
}
