import type { Lead } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { Tracked } from '../../domain/stand.js';
import { isAhead, lacksTags, type Track } from '../../domain/track.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import type { Ctx, Deps } from '../deps.js';
import { takeOver } from '../handoff/take-over.js';
import { deed } from '../history.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { OPEN_HANDOFF } from '../messages.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { undoable } from '../undo/undoable.js';
import { handOutStep } from './hand-out-step.js';

/** `tookOver`: it was nobody's, and is the starter's now. */
export type Started = { lead: Lead; track: string; steps: number; assigneeId: string; tookOver: boolean };

/**
 * Enrols a lead in a track; its first step reaches the owner as a task at once. A lead without an owner
 * becomes the starter's. Consent first: nobody who opted out is enrolled. A track for leads further on waits for a
 * yes: `confirmed`.
 */
export async function startTrack(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; track: string | null; confirmed?: boolean },
): Promise<Outcome<Started>> {
  const { tracks } = deps.playbook;
  const track = input.track === null ? tracks[0] : named(tracks, input.track);
  if (track === undefined)
    return refused({
      kind: 'no_such_track',
      asked: input.track ?? '',
      tracks: tracks.map(({ name }) => name),
    });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    if (found.value.ownerId === null && !may(ctx.role, 'claim'))
      return refused({ kind: 'role_lacks', role: ctx.role, what: 'take over, as its track would' });
    const objection = await objectionTo(tx, tracks, track, found.value, input.confirmed ?? false);
    if (objection !== null) return refused(objection);
    const lead = found.value;
    return undoable(tx, deps, ctx, 'track.started', { leads: [lead.id] }, async () =>
      done(await enrol(tx, deps, ctx, track, lead)),
    );
  });
  deps.wake();
  return outcome;
}

/** What speaks against starting a track for a lead, the gravest first. */
async function objectionTo(
  tx: Tx,
  tracks: Track[],
  track: Track,
  lead: Lead,
  isConfirmed: boolean,
): Promise<Problem | null> {
  if (lead.suppressedAt !== null)
    return { kind: 'lead_suppressed', lead: leadRef(lead), at: lead.suppressedAt };
  if (lead.wonAt !== null) return { kind: 'is_customer', lead: leadRef(lead), since: lead.wonAt };
  const running = await tx.enrolment.findFirst({ where: { leadId: lead.id, endedAt: null } });
  if (running !== null) {
    const name = tracks.find(({ id }) => id === running.track)?.name ?? running.track;
    return { kind: 'already_in_track', lead: leadRef(lead), track: name, since: running.startedAt };
  }
  if (isConfirmed) return null;
  // What is sent to those who went quiet says nothing to somebody who asks.
  const open = await tx.handoff.findFirst({ where: { leadId: lead.id, status: { in: OPEN_HANDOFF } } });
  if (open !== null && lead.coldAt === null && isReengagement(tracks, track))
    return { kind: 'ready_not_quiet', lead: leadRef(lead), track: track.name, since: open.createdAt };
  if (lacksTags(track, lead.tags))
    return { kind: 'lacks_tags', lead: leadRef(lead), track: track.name, tags: track.tags };
  if (track.stage === null || !isAhead(track, lead.funnel)) return null;
  return {
    kind: 'too_early',
    lead: leadRef(lead),
    track: track.name,
    funnel: lead.funnel,
    needs: track.stage,
  };
}

/** The first track of the playbook is the one for those who went quiet. */
const isReengagement = (tracks: Track[], track: Track): boolean => tracks[0]?.id === track.id;

async function enrol(tx: Tx, deps: Deps, ctx: Ctx, track: Track, lead: Tracked): Promise<Started> {
  const { teamId, now, actor } = ctx;
  const ownerId = lead.ownerId ?? actor;
  const owned = lead.ownerId === null ? (await takeOver(tx, deps, ctx, lead)).lead : lead;
  const enrolled = { ...owned, letGoAt: null, snoozedUntil: null, snoozedBy: null };
  await saveLeads(tx, [enrolled]);
  if (lead.snoozedUntil !== null) await endSnoozes(tx, now, [lead.id], 'track');
  const enrolment = {
    id: deps.ids.next(),
    teamId,
    leadId: lead.id,
    track: track.id,
    startedBy: actor,
    startedAt: now,
    ownerId,
    step: 0,
  };
  await tx.enrolment.create({ data: enrolment });
  await addHistory(tx, [
    deed(deps, { teamId, leadId: lead.id, now, actor }, 'track.started', { track: track.id }),
  ]);
  await handOutStep(tx, deps, ctx, enrolment, track, enrolled);
  await refreshColdCard(tx, deps, ctx, lead);
  return {
    lead: enrolled,
    track: track.name,
    steps: track.steps.length,
    assigneeId: ownerId,
    tookOver: lead.ownerId === null,
  };
}

function named(tracks: Track[], asked: string): Track | undefined {
  const words = asked.trim().toLowerCase();
  return (
    tracks.find(({ id, name }) => id === words || name.toLowerCase() === words) ??
    tracks.find(({ name, id }) => `${id} ${name}`.toLowerCase().includes(words))
  );
}
