import { type CardPlace, cardsIn, type OwnedCard } from '../../store/cards.js';
import type { Tx } from '../../store/db.js';
import { inTx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { readColdRef } from '../messages.js';
import type { At } from '../rules/live-rules.js';

/** The leads that a message of ours is about, by id; none, where it is no card. Reads nothing of the thread. */
export function threadLeads(
  deps: Pick<Deps, 'db'>,
  { teamId }: Pick<At, 'teamId'>,
  at: CardPlace,
): Promise<string[]> {
  return inTx(deps.db, async (tx) => {
    const cards = await cardsIn(tx, teamId, at);
    const ids = await Promise.all(cards.map((card) => leadOf(tx, teamId, card)));
    return [...new Set(ids.flatMap((id) => id ?? []))];
  });
}

async function leadOf(tx: Tx, teamId: string, { leadId, kind, refId }: OwnedCard): Promise<string | null> {
  if (leadId !== null) return leadId;
  const by = { where: { id: refId, teamId }, select: { leadId: true } };
  if (kind === 'handoff') return (await tx.handoff.findFirst(by))?.leadId ?? null;
  if (kind === 'task') return (await tx.task.findFirst(by))?.leadId ?? null;
  return kind === 'cold' ? readColdRef(refId).leadId : null;
}
