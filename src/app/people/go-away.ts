import { type Absence, type Absences, LONGEST_AWAY_DAYS, standIn } from '../../domain/away.js';
import { done, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import type { Meanwhile } from '../../domain/people-facts.js';
import { daysAfter } from '../../domain/silence.js';
import { readAbsences, saveAbsence } from '../../store/away.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPeople } from '../../store/people.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { undoable } from '../undo/undoable.js';
import { handTasks, leadsOf, lockDueTasks, lockHeldTasks, takeTasksBack } from './hand-tasks.js';
import { meanwhileOf } from './meanwhile.js';

export type AwayWish = {
  until: Date;
  /** What was typed for it. */
  typed: string;
  /** Who covers, and whether they have a seat that works on leads: known at the edge. */
  cover: { id: string; can: boolean } | null;
};

/** `before`: an absence that this one takes the place of. */
export type WentAway = Meanwhile & { absence: Absence; before: Absence | null; already: boolean };

/**
 * Somebody goes away until an instant, as a handover of the shift: what is due meanwhile goes to whoever covers, who is
 * told at once what comes up. Without a cover it waits. The leads stay theirs. Away already: the absence is changed.
 */
export async function goAway(deps: Deps, ctx: Ctx, wish: AwayWish): Promise<Outcome<WentAway>> {
  const { now, teamId } = ctx;
  const { until, typed } = wish;
  if (until <= now) return refused({ kind: 'date_past', typed, at: until });
  if (until > daysAfter(now, LONGEST_AWAY_DAYS)) return refused({ kind: 'date_too_far', typed, at: until });
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<WentAway>> => {
    await lockPeople(tx, teamId);
    const absences = await readAbsences(tx, teamId);
    const objection = objectionTo(ctx, wish, absences);
    if (objection !== null) return refused(objection);
    return done(await leave(tx, deps, ctx, wish, absences));
  });
  deps.wake();
  return outcome;
}

/** What speaks against it. */
export function objectionTo({ actor, now }: Ctx, { cover }: AwayWish, absences: Absences): Problem | null {
  if (cover === null) {
    const others = [...absences.values()].filter((each) => each.coverId === actor && now < each.until);
    return others.length === 0
      ? null
      : { kind: 'needs_cover', others: others.map(({ personId }) => personId) };
  }
  if (cover.id === actor) return { kind: 'cover_self' };
  if (!cover.can) return { kind: 'cover_cannot', cover: cover.id };
  const theirs = absences.get(cover.id);
  if (theirs === undefined || theirs.until <= now) return null;
  const instead = standIn(absences, cover.id, now);
  return {
    kind: 'cover_away',
    cover: cover.id,
    until: theirs.until,
    standIn: instead === actor ? null : instead,
  };
}

/** Goes, under the lock of the people. */
export async function leave(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  wish: AwayWish,
  absences: Absences,
): Promise<WentAway> {
  const { teamId, now, actor } = ctx;
  const before = absences.get(actor) ?? null;
  const coverId = wish.cover?.id ?? null;
  const absence = { personId: actor, coverId, startedAt: before?.startedAt ?? now, until: wish.until };
  const isSame = before?.coverId === coverId && before.until.getTime() === wish.until.getTime();
  if (isSame) {
    const holder = coverId ?? actor;
    return { absence, before, already: true, ...(await meanwhileOf(tx, deps, ctx, holder, wish.until)) };
  }
  const held = before === null ? [] : await lockHeldTasks(tx, teamId, actor);
  const due = await lockDueTasks(tx, teamId, absence);
  const others = [...absences.keys()];
  const scope = { leads: leadsOf([...held, ...due]), people: [...new Set([actor, ...others])] };
  const comesUp = await undoable(tx, deps, ctx, 'person.away', scope, async () => {
    if (before !== null) await takeTasksBack(tx, deps, ctx, actor, absences);
    const meanwhile = await meanwhileOf(tx, deps, ctx, actor, wish.until);
    await saveAbsence(tx, teamId, absence);
    if (coverId !== null)
      await handTasks(tx, deps, ctx, actor, coverId, await lockDueTasks(tx, teamId, absence));
    await addHistory(tx, [
      deed(deps, { ...ctx, leadId: null }, 'person.away', {
        until: wish.until.toISOString(),
        cover: coverId,
        was: before === null ? null : { until: before.until.toISOString(), cover: before.coverId },
      }),
    ]);
    return meanwhile;
  });
  await tellCovers(tx, deps, ctx, { absence, before, comesUp });
  return { absence, before, already: false, ...comesUp };
}

/** The new cover hears what comes up; the one before, that it is over. */
async function tellCovers(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { absence, before, comesUp }: { absence: Absence; before: Absence | null; comesUp: Meanwhile },
): Promise<void> {
  const { coverId, until } = absence;
  const key = `away:${ctx.requestKey}`;
  const person = ctx.actor;
  const over = before?.coverId ?? null;
  await enqueue(tx, [
    ...(coverId === null
      ? []
      : [
          notice(
            deps,
            ctx,
            coverId,
            { about: 'cover_begins' as const, person, until, ...comesUp },
            `${key}:begins`,
          ),
        ]),
    ...(over === null || over === coverId
      ? []
      : [
          notice(
            deps,
            ctx,
            over,
            { about: 'cover_ends' as const, person, tasksBack: 0, instead: coverId },
            `${key}:ends`,
          ),
        ]),
  ]);
}
