import { cardsIn } from '../../store/cards.js';
import type { Deps } from '../deps.js';

/** Whether a message is one of ours that is edited in place as things change. */
export async function isLiving(
  deps: Pick<Deps, 'db'>,
  teamId: string,
  at: { channelId: string; ts: string },
): Promise<boolean> {
  return (await cardsIn(deps.db.prisma, teamId, at)).length > 0;
}
