import type { Verdict } from '../../domain/judge.js';
import { FUNNEL_STAGES } from '../../domain/lead.js';
import type { Deed } from '../../domain/scoring/deed.js';
import type { Engine } from '../../domain/scoring/engine.js';
import { isBehind } from '../../domain/track.js';
import type { Tx } from '../../store/db.js';
import { runningTracks } from '../../store/enrolments.js';
import type { Deed as Line } from '../../store/history.js';
import type { Doers } from '../deal/read-doers.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import type { At } from '../rules/live-rules.js';
import type { Ending } from '../track/end-tracks.js';

const moved = ({ before, lead }: Verdict): boolean => before.funnel !== lead.funnel;

/** What moved the lead: null where it was done long ago and only became known now. */
export function moverOf(engine: Engine, { lead, news }: Verdict): Deed | null {
  const since = lead.sheet.standing.funnelSince;
  return news.find((item) => item.at.getTime() === since && movesTo(engine, item, lead.funnel)) ?? null;
}

const movesTo = (engine: Engine, item: Deed, stage: string): boolean =>
  item.kind === 'funnel_set'
    ? item.properties.to === stage
    : (engine.byKind.get(item.kind)?.moves ?? []).some(({ to, matches }) => to === stage && matches(item));

/**
 * The line of a lead's history that says how it moved in the funnel (S30): from where to where, by what, and how long
 * it had been there.
 */
export function moveLine(
  deps: Deps,
  engine: Engine,
  { teamId, now }: At,
  verdict: Verdict,
  doers: Doers,
): Line[] {
  if (!moved(verdict)) return [];
  const { before, funnelSince, lead } = verdict;
  const until = lead.sheet.standing.funnelSince;
  const since = Math.min(funnelSince || lead.createdAt.getTime(), until);
  const by = moverOf(engine, verdict);
  const facts = {
    from: before.funnel,
    to: lead.funnel,
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
    by: by?.kind ?? null,
  };
  const actor = doers.get(by?.id ?? '') ?? null;
  return [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.funnel', facts)];
}

/** The ends of tracks whose leads are further on than the track is for, by whoever's word (S38). */
export async function outgrown(
  tx: Tx,
  deps: Deps,
  { teamId, now }: At,
  verdicts: Verdict[],
): Promise<Ending[]> {
  const staged = deps.playbook.tracks.filter(({ stage }) => stage !== null && stage !== FUNNEL_STAGES.at(-1));
  const onward = verdicts.filter((verdict) => moved(verdict) && verdict.lead.funnel !== FUNNEL_STAGES[0]);
  if (staged.length === 0 || onward.length === 0) return [];
  const running = await runningTracks(
    tx,
    teamId,
    onward.map(({ lead }) => lead.id),
  );
  return onward.flatMap(({ lead }): Ending[] => {
    const is = running.find(({ leadId }) => leadId === lead.id);
    const track = staged.find(({ id }) => id === is?.track);
    return track !== undefined && isBehind(track, lead.funnel)
      ? [{ leadId: lead.id, at: now, reason: `Moved on to ${lead.funnel}` }]
      : [];
  });
}
