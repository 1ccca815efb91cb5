import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Named } from '../../domain/scoring/model.js';
import { inTx } from '../../store/db.js';
import { listSegment } from '../../store/lead-groups.js';
import { countSegments } from '../../store/segments.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

export type Segment = { id: string; label: string; count: number };
export type SegmentPage = { segment: Segment; leads: Lead[] };

/** Leads in each segment as counted at `countedAt`; null: now. */
export type Segments = { segments: Segment[]; countedAt: Date | null };

/** The segments of the live rules, in their order, and how many leads are in each (S55). */
export function listSegments(deps: Deps, at: At): Promise<Segments> {
  return inTx(deps.db, async (tx) => {
    const { version, engine } = await liveRules(tx, deps, at);
    const { counts, countedAt } = await countSegments(tx, { ...at, version });
    const segments = engine.model.segments.map(({ id, label }) => ({
      id,
      label,
      count: counts.get(id) ?? 0,
    }));
    return { segments, countedAt };
  });
}

/** A segment of the live rules, by its id or part of its label. */
export function findSegment(deps: Deps, at: At, asked: string): Promise<Outcome<Named>> {
  return inTx(deps.db, async (tx) => {
    const { segments } = (await liveRules(tx, deps, at)).engine.model;
    const named = namedAs(segments, asked);
    return named === undefined
      ? refused({ kind: 'no_such_segment', asked, segments: segments.map(({ label }) => label) })
      : done(named);
  });
}

/** A page of one segment's leads, hottest first. It is found by its id or part of its label. */
export function showSegment(
  deps: Deps,
  at: At,
  asked: string,
  from: number,
  size: number,
): Promise<Outcome<SegmentPage>> {
  return inTx(deps.db, async (tx) => {
    const rules = await liveRules(tx, deps, at);
    const { segments } = rules.engine.model;
    const named = namedAs(segments, asked);
    if (named === undefined)
      return refused({ kind: 'no_such_segment', asked, segments: segments.map(({ label }) => label) });
    const { leads, count } = await listSegment(tx, rules, at, named.id, from + size);
    return done({ segment: { id: named.id, label: named.label, count }, leads: leads.slice(from) });
  });
}

/** In so many words, else the first whose label has them in it. */
function namedAs(segments: Named[], asked: string): Named | undefined {
  const words = asked.trim().toLowerCase();
  if (words === '') return undefined;
  return (
    segments.find(({ id, label }) => id === words || label.toLowerCase() === words) ??
    segments.find(({ id, label }) =>
      `${id.replaceAll('_', ' ')} ${id} ${label}`.toLowerCase().includes(words),
    )
  );
}
