import { happened } from '../../domain/context.js';
import type { Happened, ScoreLine } from '../../domain/facts.js';
import type { Tracked } from '../../domain/judge.js';
import type { Lead } from '../../domain/lead.js';
import { total } from '../../domain/lead.js';
import { modelVersion, type ScoringModel } from '../../domain/model.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { readLedger, readTimelines } from '../../store/readings.js';
import type { Deps, Playbook } from '../deps.js';
import { OPEN_HANDOFF } from '../messages.js';
import { resolveLead } from './resolve-lead.js';

export type Shown = {
  lead: Lead;
  timeline: Happened[];
  waitingHandoffId: string | null;
  openHandoffId: string | null;
  track: { name: string; step: number; steps: number } | null;
  sentBack: { by: string | null; at: Date; reason: string } | null;
};

/** Everything about one lead. */
export function showLead(deps: Deps, teamId: string, asked: string): Promise<Outcome<Shown>> {
  return inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, teamId, asked);
    return found.ok ? done(await shown(tx, deps.playbook, found.value)) : found;
  });
}

async function shown(tx: Tx, playbook: Playbook, lead: Tracked): Promise<Shown> {
  const timelines = await readTimelines(tx, [lead.id], 8);
  const newest = await tx.handoff.findFirst({ where: { leadId: lead.id }, orderBy: { episode: 'desc' } });
  // While one is open there is no newer one.
  const handoff = OPEN_HANDOFF.some((status) => status === newest?.status) ? newest : null;
  const running = await tx.enrolment.findFirst({ where: { leadId: lead.id, endedAt: null } });
  const track = playbook.tracks.find(({ id }) => id === running?.track);
  return {
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

export type Explained = { lead: Lead; lines: ScoreLine[]; oneStepAway: string[]; model: string };

/** Every point of a lead's score, and what would bring it over the next line. */
export function explainScore(deps: Deps, teamId: string, asked: string): Promise<Outcome<Explained>> {
  return inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, teamId, asked);
    if (!found.ok) return found;
    const { model } = deps.playbook;
    const lead = found.value;
    return done({
      lead,
      lines: await readLedger(tx, teamId, lead.id),
      oneStepAway: oneStepAway(model, lead),
      model: modelVersion(model),
    });
  });
}

/** Single things that would take the lead over its next line, smallest first. */
function oneStepAway(model: ScoringModel, lead: Lead): string[] {
  const line = total(lead) < model.lines.mql ? model.lines.mql : lead.readyLine;
  const missing = line - total(lead);
  if (missing <= 0) return [];
  return model.behaviour
    .filter((rule) => rule.points >= missing && rule.nth === null)
    .toSorted((a, b) => a.points - b.points)
    .map((rule) => `${rule.label} (+${rule.points})`);
}
