import { type Absence, LONGEST_AWAY_DAYS, standIn } from '../../domain/away.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { daysAfter } from '../../domain/silence.js';
import { duePlans, lockPlan, readAbsences, removePlan, savePlan } from '../../store/away.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPeople } from '../../store/people.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue, type NewMessage } from '../outbox/enqueue.js';
import { undoable } from '../undo/undoable.js';
import { type AwayWish, leave, objectionTo, type WentAway } from './go-away.js';

const NOTHING_YET = { cold: [], due: [], coldCount: 0, dueCount: 0 };

/**
 * Somebody will be away from an instant on. Nothing moves before it begins, by itself; whoever covers is told now. A
 * person has one such plan: the next takes its place.
 */
export async function planAway(
  deps: Deps,
  ctx: Ctx,
  { from, ...wish }: AwayWish & { from: Date },
): Promise<Outcome<WentAway>> {
  const { teamId, now, actor } = ctx;
  const { until, typed } = wish;
  if (until <= from) return refused({ kind: 'date_past', typed, at: until });
  if (until > daysAfter(now, LONGEST_AWAY_DAYS)) return refused({ kind: 'date_too_far', typed, at: until });
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<WentAway>> => {
    await lockPeople(tx, teamId);
    const objection = objectionTo({ ...ctx, now: from }, wish, await readAbsences(tx, teamId));
    if (objection !== null) return refused(objection);
    const before = await lockPlan(tx, teamId, actor);
    const absence = { personId: actor, coverId: wish.cover?.id ?? null, startedAt: from, until };
    const already = before !== null && isSame(before, absence);
    if (!already) {
      await undoable(tx, deps, ctx, 'person.away_planned', { leads: [], people: [actor] }, async () => {
        await savePlan(tx, teamId, absence);
        const facts = { from: from.toISOString(), until: until.toISOString(), cover: absence.coverId };
        await addHistory(tx, [deed(deps, { ...ctx, leadId: null }, 'person.away_planned', facts)]);
      });
      if (before?.coverId !== absence.coverId) await enqueue(tx, plannedNotices(deps, ctx, before, true));
      await enqueue(tx, plannedNotices(deps, ctx, absence, false));
    }
    return done({ absence, before, already, ...NOTHING_YET });
  });
  deps.wake();
  return outcome;
}

const isSame = (one: Absence, other: Absence): boolean =>
  one.coverId === other.coverId &&
  one.startedAt.getTime() === other.startedAt.getTime() &&
  one.until.getTime() === other.until.getTime();

/** To whoever was to cover, or is no longer: nothing where nobody was named. */
export function plannedNotices(
  deps: Deps,
  ctx: Ctx,
  plan: Pick<Absence, 'personId' | 'coverId' | 'startedAt' | 'until'> | null,
  isOff: boolean,
): NewMessage[] {
  if (plan === null || plan.coverId === null) return [];
  const { personId: person, coverId, startedAt: from, until } = plan;
  const facts = { about: 'cover_planned' as const, person, from, until, isOff };
  return [notice(deps, ctx, coverId, facts, `planned:${ctx.requestKey}:${coverId}:${isOff}`)];
}

/** Calls a plan off, under the lock of the people; null where there is none. */
export async function callOff(tx: Tx, deps: Deps, ctx: Ctx): Promise<Absence | null> {
  const plan = await lockPlan(tx, ctx.teamId, ctx.actor);
  if (plan === null) return null;
  const scope = { leads: [], people: [ctx.actor] };
  await undoable(tx, deps, ctx, 'person.plan_dropped', scope, async () => {
    await removePlan(tx, ctx.teamId, ctx.actor);
    const facts = {
      from: plan.startedAt.toISOString(),
      until: plan.until.toISOString(),
      cover: plan.coverId,
    };
    await addHistory(tx, [deed(deps, { ...ctx, leadId: null }, 'person.plan_dropped', facts)]);
  });
  await enqueue(tx, plannedNotices(deps, ctx, plan, true));
  return plan;
}

/** Begins the absences whose time has come. By state: late, twice or on two machines it does the same once. */
export async function beginAbsences(deps: Deps, teamId: string, now: Date): Promise<number> {
  const due = await duePlans(deps.db.prisma, teamId, now);
  let begun = 0;
  for (const personId of due)
    begun += await inTx(deps.db, async (tx) => {
      await lockPeople(tx, teamId);
      const plan = await lockPlan(tx, teamId, personId);
      if (plan === null || plan.startedAt > now) return 0;
      await removePlan(tx, teamId, personId);
      // All of it went by while nobody looked, or they have left for good.
      if (plan.until <= now || (await hasLeft(tx, teamId, personId))) return 0;
      await begin(tx, deps, { teamId, now }, plan);
      return 1;
    });
  if (begun > 0) deps.wake();
  return begun;
}

/** Where the cover is away themselves by then, whoever covers for them does. */
async function begin(
  tx: Tx,
  deps: Deps,
  { teamId, now }: { teamId: string; now: Date },
  { personId, coverId, startedAt, until }: Absence,
): Promise<void> {
  const absences = await readAbsences(tx, teamId);
  const covering = coverId === null ? null : standIn(absences, coverId, now);
  const cover = covering === null || covering === personId ? null : { id: covering, can: true };
  const requestKey = `away:${personId}:${startedAt.toISOString()}`;
  const ctx: Ctx = { teamId, actor: personId, role: 'rep', now, requestKey };
  await leave(tx, deps, ctx, { until, typed: '', cover }, absences);
}

const hasLeft = async (tx: Tx, teamId: string, id: string): Promise<boolean> =>
  (await tx.person.count({ where: { teamId, id, active: false } })) > 0;
