import { happened } from '../../domain/context.js';
import type { Happened } from '../../domain/facts.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { readTimelines } from '../../store/readings.js';
import type { Deps } from '../deps.js';
import { OPEN_HANDOFF } from '../messages.js';
import type { At } from '../rules/live-rules.js';
import { resolveLead } from './resolve-lead.js';
import { type StandingFacts, standingTeller } from './standing-facts.js';

export type Shown = {
  lead: Lead;
  timeline: Happened[];
  waitingHandoffId: string | null;
  openHandoffId: string | null;
  track: { name: string; step: number; steps: number } | null;
  sentBack: { by: string | null; at: Date; reason: string } | null;
} & StandingFacts;

/** Everything about one lead. */
export function showLead(deps: Deps, at: At, asked: string): Promise<Outcome<Shown>> {
  return inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, at, asked);
    return found.ok ? done(await shown(tx, deps, at, found.value)) : found;
  });
}

async function shown(tx: Tx, deps: Deps, at: At, lead: Tracked): Promise<Shown> {
  const timelines = await readTimelines(tx, [lead.id], 8);
  const newest = await tx.handoff.findFirst({ where: { leadId: lead.id }, orderBy: { episode: 'desc' } });
  // While one is open there is no newer one.
  const handoff = OPEN_HANDOFF.some((status) => status === newest?.status) ? newest : null;
  const running = await tx.enrolment.findFirst({ where: { leadId: lead.id, endedAt: null } });
  const track = deps.playbook.tracks.find(({ id }) => id === running?.track);
  const standsFor = await standingTeller(tx, deps, at);
  return {
    ...standsFor(lead),
    lead,
    timeline: (timelines.get(lead.id) ?? []).map(happened),
    waitingHandoffId: handoff?.status === 'waiting' ? handoff.id : null,
    openHandoffId: handoff?.id ?? null,
    track: running && track ? { name: track.name, step: running.step, steps: track.steps.length } : null,
    sentBack:
      newest?.status === 'returned'
        ? {
            by: newest.returnedBy,
            at: newest.returnedAt ?? newest.createdAt,
            reason: newest.returnReason ?? '',
          }
        : null,
  };
}
