import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Deps } from '../deps.js';

/** The lead a handoff of the team is about. */
export async function leadOfHandoff(deps: Deps, teamId: string, handoffId: string): Promise<Outcome<string>> {
  const handoff = await deps.db.prisma.handoff.findFirst({
    where: { id: handoffId, teamId },
    select: { leadId: true },
  });
  return handoff === null ? refused({ kind: 'gone', what: 'that handoff' }) : done(handoff.leadId);
}
