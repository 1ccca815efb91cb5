import { isWelcomeStep, type WelcomeFacts } from '../../domain/welcome.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';

/** The checklists of these people, as they were ticked last. */
export async function welcomeFacts(
  tx: Tx,
  deps: Pick<Deps, 'places'>,
  teamId: string,
  userIds: string[],
): Promise<Map<string, WelcomeFacts>> {
  const rows = await tx.welcome.findMany({ where: { teamId, userId: { in: userIds } } });
  return new Map(
    rows.map(({ userId, steps }) => [userId, { done: steps.filter(isWelcomeStep), places: deps.places }]),
  );
}
