import type { Deed, Verb } from '../store/history.js';
import type { Deps } from './deps.js';

/** A deed to be written down. */
export function deed(
  deps: Pick<Deps, 'ids'>,
  what: { teamId: string; leadId: string | null; now: Date; actor: string | null },
  verb: Verb,
  facts: Deed['facts'] = {},
): Deed {
  return {
    id: deps.ids.next(),
    teamId: what.teamId,
    leadId: what.leadId,
    at: what.now,
    actorId: what.actor,
    verb,
    facts,
  };
}
