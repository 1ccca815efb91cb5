import { readUnseenOwners } from '../../store/unowned.js';
import type { Deps } from '../deps.js';

const DAY_MS = 86_400_000;
/** People asked about at a time: Slack answers a hundred a minute. */
const MOST = 50;

/**
 * Those with leads, tasks or tracks of whom Slack told nothing for a day: to be looked at again, lest the event of their
 * deactivation got lost.
 */
export const unseenOwners = (deps: Pick<Deps, 'db'>, teamId: string, now: Date): Promise<string[]> =>
  readUnseenOwners(deps.db.prisma, teamId, new Date(now.getTime() - DAY_MS), MOST);
