import { FUNNEL_STAGES } from '../lead.js';
import type { Deed } from './deed.js';
import type { OfKind } from './engine.js';
import type { Standing } from './standing.js';

/** Forward in the funnel by what they do, never back; either way by a rep's word. */
export function moveInFunnel(standing: Standing, { moves }: OfKind, deed: Deed): void {
  if (moves.length === 0 && deed.kind !== 'funnel_set') return;
  const said =
    deed.kind === 'funnel_set' ? FUNNEL_STAGES.find((stage) => stage === deed.properties.to) : undefined;
  let furthest = FUNNEL_STAGES.indexOf(standing.funnel);
  for (const { to, matches } of moves)
    if (FUNNEL_STAGES.indexOf(to) > furthest && matches(deed)) furthest = FUNNEL_STAGES.indexOf(to);
  const to = said ?? FUNNEL_STAGES[furthest];
  if (to === undefined || to === standing.funnel) return;
  standing.funnel = to;
  standing.funnelSince = deed.at.getTime();
}
