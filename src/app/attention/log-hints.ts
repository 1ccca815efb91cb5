import { ACTIVITY_KINDS, type ActivityKind, activityType, isTouch } from '../../domain/activity.js';
import type { Lead } from '../../domain/lead.js';
import { daysAfter } from '../../domain/silence.js';
import type { Tx } from '../../store/db.js';
import { type LastTouch, unansweredTouch } from '../../store/touches.js';
import type { Ctx } from '../deps.js';
import { teamSettings } from '../people/settings.js';

/** What the lead does itself. */
const OWN = ACTIVITY_KINDS.filter(
  (kind) => activityType(kind).warms && activityType(kind).family !== 'touch',
);

/** The touch this one comes too soon after (S130): nearer than the team's gap, and not answered. Null where it does not. */
export async function tooSoonAfter(
  tx: Tx,
  { teamId }: Ctx,
  leadId: string,
  kind: ActivityKind,
  at: Date,
): Promise<LastTouch | null> {
  if (!isTouch(kind)) return null;
  const { minDays } = (await teamSettings(tx, teamId)).gap;
  return minDays === 0 ? null : unansweredTouch(tx, leadId, daysAfter(at, -minDays), OWN);
}

/** After these nobody should part without a next step (S54). */
const TALKS: ActivityKind[] = ['call_logged', 'meeting_logged'];

/** Whether to ask for a follow-up date: after a talk with somebody for whom nothing is planned. */
export async function wantsFollowUp(tx: Tx, { now }: Ctx, lead: Lead, kind: ActivityKind): Promise<boolean> {
  const isOver = lead.wonAt !== null || lead.letGoAt !== null || lead.lostAt !== null;
  const rests = lead.snoozedUntil !== null && lead.snoozedUntil > now;
  if (!TALKS.includes(kind) || isOver || rests) return false;
  const task = await tx.task.findFirst({
    where: { leadId: lead.id, status: 'open' },
    select: { id: true },
  });
  if (task !== null) return false;
  const track = await tx.enrolment.findFirst({
    where: { leadId: lead.id, endedAt: null },
    select: { id: true },
  });
  return track === null;
}
