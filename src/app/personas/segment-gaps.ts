import { personaFor } from '../../domain/persona.js';
import type { SegmentGap } from '../../domain/rules-facts.js';
import { inTx } from '../../store/db.js';
import { countSegments, segmentProfiles } from '../../store/segments.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { readPersonas } from './list-personas.js';

/** People of a segment that are looked at: one whom a persona fits is enough. */
const LOOKED_AT = 100;

/**
 * Segments with leads of whom none has a persona (S60): nobody has written down what those buyers want. `untitled` of
 * those looked at have no job title, without which no persona can fit.
 */
export function segmentGaps(deps: Deps, at: At): Promise<SegmentGap[]> {
  return inTx(deps.db, async (tx) => {
    const { version, engine } = await liveRules(tx, deps, at);
    const { segments } = engine.model;
    const { counts } = await countSegments(tx, { ...at, version });
    const ids = segments.map(({ id }) => id).filter((id) => (counts.get(id) ?? 0) > 0);
    const people = await segmentProfiles(tx, { teamId: at.teamId, version }, ids, LOOKED_AT);
    const personas = (await readPersonas(tx, deps, at.teamId)).map(({ persona }) => persona);
    return segments.flatMap(({ id, label }) => {
      const members = people.get(id) ?? [];
      if (members.length === 0 || members.some((who) => personaFor(personas, who) !== null)) return [];
      const untitled = members.filter(({ title }) => title === null).length;
      return [{ label, leads: counts.get(id) ?? 0, looked: members.length, untitled }];
    });
  });
}
