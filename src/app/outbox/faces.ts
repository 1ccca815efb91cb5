import { faceOf } from '../../domain/face.js';
import type { MessageFacts } from '../../domain/facts.js';
import type { OwnedCard } from '../../store/cards.js';
import { findHomes } from '../../store/homes.js';
import type { Turn } from './deps.js';
import { cardKey } from './read-facts.js';

/**
 * What a living message shows: of each lead one card, the one that is true now; where the lead has a newer card
 * elsewhere in the place, that it has.
 */
export async function facesOf(
  { deps, lane }: Turn,
  cards: OwnedCard[],
  facts: Map<string, MessageFacts | null>,
): Promise<MessageFacts[]> {
  const leadIds = [...new Set(cards.flatMap(({ leadId }) => leadId ?? []))];
  const homes = await findHomes(deps.db.prisma, lane.teamId, leadIds, null);
  const seen = new Set<string>();
  return cards.flatMap((card) => {
    const { leadId } = card;
    if (leadId === null) return facts.get(cardKey(card)) ?? [];
    if (seen.has(leadId)) return [];
    seen.add(leadId);
    const own = cards.filter((other) => other.leadId === leadId);
    const face = faceOf(own.flatMap((one) => facts.get(cardKey(one)) ?? []));
    if (face === null) return [];
    const home = homes.find((each) => each.leadId === leadId && each.lane === card.lane);
    if (home === undefined || (home.ts === card.ts && home.channelId === card.channelId)) return [face];
    const to = { channelId: home.channelId, ts: home.ts };
    return [{ kind: 'moved' as const, facts: { lead: face.facts.lead, to, link: null } }];
  });
}
