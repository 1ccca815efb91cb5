import { happened } from '../../domain/context.js';
import type { Happened } from '../../domain/facts.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { type LeadPage, readLeadPage } from '../../store/lead-page.js';
import type { Deps } from '../deps.js';
import { OPEN_HANDOFF } from '../messages.js';
import { allPersonas } from '../personas/list-personas.js';
import { type At, liveRules, rulesAt } from '../rules/live-rules.js';
import { adviserBy } from './advice.js';
import { readLeads } from './leads.js';
import { searched, soleOf } from './resolve-lead.js';
import { type StandingFacts, tellerBy } from './standing-facts.js';

export type Shown = {
  lead: Lead;
  /** When the person last looked, if one was named: the look is noted. */
  lookedAt: Date | null;
  timeline: Happened[];
  waitingHandoffId: string | null;
  openHandoffId: string | null;
  /** `pausedAt`: held by a person, since then. */
  track: { name: string; step: number; steps: number; pausedAt: Date | null } | null;
  sentBack: { by: string | null; at: Date; reason: string } | null;
} & StandingFacts;

const MOST = 8;

/** Everything about one lead, as it is now: nobody waits for whoever works on it. */
export async function showLead(
  deps: Deps,
  at: At,
  asked: string,
  personId: string | null = null,
): Promise<Outcome<Shown>> {
  const tx = deps.db.prisma;
  const sole = soleOf(asked);
  const viewer = personId === null ? null : { personId, now: at.now };
  const page = sole === null ? null : await readLeadPage(tx, at.teamId, sole, MOST, viewer);
  if (page !== null) return done(await shown(tx, deps, at, page));
  if (sole !== null && 'id' in sole) return refused({ kind: 'gone', what: 'that lead' });
  const found = await inTx(deps.db, (inside) => searched(inside, deps, at, asked));
  return found.ok ? showLead(deps, at, found.value, personId) : found;
}

async function shown(tx: Tx, deps: Deps, at: At, page: LeadPage): Promise<Shown> {
  const { lead, rules } = await standing(tx, deps, at, page);
  const { handoff: newest, running } = page;
  // While one is open there is no newer one.
  const handoff = OPEN_HANDOFF.some((status) => status === newest?.status) ? newest : null;
  const track = deps.playbook.tracks.find(({ id }) => id === running?.track);
  const standsFor = tellerBy(rules, adviserBy(deps, allPersonas(deps, page.personas)), at.now);
  return {
    ...standsFor(lead),
    lead,
    lookedAt: page.lookedAt,
    timeline: page.timeline.map(happened),
    waitingHandoffId: handoff?.status === 'waiting' ? handoff.id : null,
    openHandoffId: handoff?.id ?? null,
    track:
      running && track
        ? { name: track.name, step: running.step, steps: track.steps.length, pausedAt: running.pausedAt }
        : null,
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

/** The lead as it stands; one that was never scored is scored from its past. */
async function standing(tx: Tx, deps: Deps, at: At, { version, stand, leadId }: LeadPage) {
  if (version !== null && stand !== null) {
    const rules = await rulesAt(tx, deps, at.teamId, version);
    return { rules, lead: stand(rules, at.now) };
  }
  return inTx(deps.db, async (inside) => {
    const rules = await liveRules(inside, deps, at);
    const lead = (await readLeads(inside, deps, at, [leadId])).get(leadId);
    if (lead === undefined) throw new Error(`lead ${leadId} is gone`);
    return { rules, lead };
  });
}
