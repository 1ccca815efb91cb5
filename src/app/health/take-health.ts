import type { StoredHealth } from '../../domain/health.js';
import { readStoredHealth } from '../../store/health.js';
import type { Deps } from '../deps.js';

/** What the database knows of how things stand, or a word for why it does not answer. Waits as long as it waits. */
export async function takeHealth(
  deps: Pick<Deps, 'db' | 'log'>,
  teamId: string,
  now: Date,
): Promise<StoredHealth | { error: string }> {
  try {
    return await readStoredHealth(deps.db.prisma, teamId, now);
  } catch (error) {
    deps.log.warn({ err: error }, 'the database did not say how things stand');
    return { error: 'it cannot be reached' };
  }
}
