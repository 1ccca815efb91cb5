import type { Origin } from '../../domain/activity.js';
import { happened } from '../../domain/context.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { scoreMoves } from '../../domain/scoring/score-moves.js';
import type { Tracked } from '../../domain/stand.js';
import { type Moment, type TimelineFacts, unheard } from '../../domain/timeline.js';
import { readDeeds } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { countJourney, readJourney, type TimelineRow } from '../../store/timelines.js';
import type { Deps } from '../deps.js';
import { toldDeed } from '../facts/told-deed.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { lookUpLead } from './resolve-lead.js';

export const MOMENTS_IN_A_PAGE = 15;

/**
 * A lead's whole journey in one line of time (S13): what it did and was sent, by whose word we know, what that did to
 * its score, and what people and time did about it. `from` newer moments are passed over.
 */
export function readTimeline(
  deps: Deps,
  at: At,
  asked: string,
  from: number,
): Promise<Outcome<TimelineFacts>> {
  return inTx(deps.db, async (tx) => {
    const found = await lookUpLead(tx, deps, at, asked);
    return found.ok ? done(await pageOf(tx, deps, at, found.value, from)) : found;
  });
}

async function pageOf(tx: Tx, deps: Deps, at: At, lead: Tracked, from: number): Promise<TimelineFacts> {
  const { id: leadId } = lead;
  const deeds = (await readDeeds(tx, [leadId])).get(leadId) ?? [];
  const { engine } = await liveRules(tx, deps, at);
  const { byDeed: moves, silences } = scoreMoves(engine, lead, deeds, at.now);
  const count = (await countJourney(tx, leadId)) + silences.length;
  // A journey only grows, but a button may be a forged or an old one.
  const start = Math.min(Math.max(from, 0), Math.max(count - 1, 0));
  // Silences stand in no table: rows enough are read for all of them to lie before the page, or within it.
  const first = Math.max(0, start - silences.length);
  const most = MOMENTS_IN_A_PAGE + silences.length;
  const rows = await readJourney(tx, { teamId: at.teamId, leadId }, { from: first, most });
  const ignored = unheard(deeds, at.now);
  const momentOf = (row: TimelineRow): Moment => {
    if (row.of === 'deed') return { of: 'deed', deed: toldDeed(deps, { ...row, verb: row.key }) };
    const { kind, key, actorId } = row;
    const what = happened({ kind, occurredAt: row.at, properties: row.facts });
    const origin = (row.origin ?? 'webhook') as Origin;
    const score = moves.get(key) ?? null;
    return { of: 'activity', kind, what, origin, by: actorId, score, unheard: ignored.get(key) ?? 'no' };
  };
  const charged = silences.map((charge): Moment => ({ of: 'silence', ...charge }));
  const newestFirst = [...rows.map(momentOf), ...charged].toSorted(
    (one, other) => momentAt(other).getTime() - momentAt(one).getTime(),
  );
  const moments = newestFirst.slice(start - first, start - first + MOMENTS_IN_A_PAGE).toReversed();
  return { lead, moments, from: start, count };
}

function momentAt(moment: Moment): Date {
  if (moment.of === 'activity') return moment.what.at;
  return moment.of === 'deed' ? moment.deed.at : moment.at;
}
