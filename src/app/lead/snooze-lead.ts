import type { Lead } from '../../domain/lead.js';
import { leadRef, total } from '../../domain/lead.js';
import { done, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import { daysAfter } from '../../domain/silence.js';
import { NOTHING, runOf, type WakeOn } from '../../domain/snooze.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import { addSnooze, endSnoozes, lastSnoozes, type SnoozeRow, touchedSince } from '../../store/snoozes.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { type ForOwner, mayWork, tellOwner } from './may-work.js';
import { resolveLead } from './resolve-lead.js';

/** Latest end of a snooze: a year and a day on. */
export const farthest = (now: Date): Date => daysAfter(now, 367);

export type SnoozeInput = {
  /** Id, address, or part of a name. */
  lead: string;
  /** The end at the latest (UTC), and what was typed for it. */
  until: Date;
  typed: string;
  /** What wakes it sooner. */
  on?: WakeOn;
  /** Why once more, after several in a row. With a reason it is not asked for a decision again. */
  reason?: string | null;
};

/** `run`: how often in a row it was put off by now. */
export type Snoozed = { lead: Lead; until: Date; on: WakeOn; run: number; forOwner: ForOwner };

/**
 * Puts a lead to sleep until an instant, or until it does what it is waited for: no alerts and no steps meanwhile.
 * Whoever did it is told when it wakes, and why. Each is kept as a "not yet" (S131); after several in a row without a
 * touch somebody has to decide first.
 */
export async function snoozeLead(deps: Deps, ctx: Ctx, input: SnoozeInput): Promise<Outcome<Snoozed>> {
  const { until, typed } = input;
  if (until <= ctx.now) return refused({ kind: 'date_past', typed, at: until });
  if (until > farthest(ctx.now)) return refused({ kind: 'date_too_far', typed, at: until });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const right = await mayWork(tx, ctx, lead, 'snooze');
    if (!right.ok) return right;
    const forOwner = right.value;
    const before = await lastSnoozes(tx, lead.id, MOST_TOLD);
    const run = await countRun(tx, ctx, lead, before[0]);
    const objection = objectionTo(deps, lead, input, run, before);
    if (objection !== null) return refused(objection);
    const asleep = await undoable(tx, deps, ctx, 'lead.snoozed', { leads: [lead.id] }, () =>
      rest(tx, deps, ctx, lead, input, run),
    );
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    await refreshColdCard(tx, deps, ctx, lead);
    await tellOwner(tx, deps, ctx, { lead, forOwner, what: 'lead.snoozed' });
    return done({ lead: asleep, until, on: input.on ?? NOTHING, run, forOwner });
  });
  deps.wake();
  return outcome;
}

const MOST_TOLD = 5;

async function countRun(tx: Tx, { now }: Ctx, lead: Lead, last: SnoozeRow | undefined): Promise<number> {
  if (last === undefined) return 1;
  const isOver = last.wokenBy === 'time' || last.until <= now;
  const touched = await touchedSince(tx, lead.id, last.at);
  return runOf({ ...last, isOver, touched }, lead.ownerId, now);
}

function objectionTo(
  deps: Deps,
  lead: Lead,
  { until, on = NOTHING, reason = null }: SnoozeInput,
  run: number,
  before: SnoozeRow[],
): Problem | null {
  if (on.score !== null && on.score <= total(lead))
    return { kind: 'score_reached', lead: leadRef(lead), points: on.score };
  if (run < deps.playbook.attention.snoozesInARow || reason !== null) return null;
  return { kind: 'put_off_often', lead: leadRef(lead), run, until, on, before: before.slice(0, run - 1) };
}

async function rest(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { id: leadId, email }: Lead,
  { until, on = NOTHING, reason = null }: SnoozeInput,
  run: number,
): Promise<Lead> {
  const { teamId, now, actor } = ctx;
  const facts = { until: until.toISOString(), on, run, ...(reason === null ? {} : { reason }) };
  const activity = {
    dedupeKey: `slack:${ctx.requestKey}`,
    kind: 'not_yet' as const,
    origin: 'slack' as const,
    actorId: actor,
    properties: facts,
  };
  const [receipt] = await recordNewsIn(tx, deps, teamId, now, [{ email, profile: {}, at: now, activity }]);
  const lead = await lockLead(tx, deps, ctx, leadId);
  if (lead === null) throw new Error('a lead that is locked is gone');
  if (receipt?.duplicate) return lead;
  const asleep = { ...lead, snoozedUntil: until, snoozedBy: actor };
  await saveLeads(tx, [asleep]);
  await endSnoozes(tx, now, [leadId], 'replaced');
  const { ownerId } = lead;
  await addSnooze(tx, {
    id: deps.ids.next(),
    teamId,
    leadId,
    by: actor,
    ownerId,
    at: now,
    until,
    wakeOn: on,
    reason,
    run,
  });
  await addHistory(tx, [deed(deps, { teamId, leadId, now, actor }, 'lead.snoozed', facts)]);
  return asleep;
}
