import type { NoticeFacts } from '../../domain/facts.js';
import { readPlans } from '../../store/away.js';
import type { Change } from '../../store/changes.js';
import type { Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { meanwhileOf } from '../people/meanwhile.js';
import { plannedNotices } from '../people/plan-away.js';

/** An absence was undone, or its end: whoever covered hears that it is over, and whoever covers again what comes up. */
export async function tellCover(tx: Tx, deps: Deps, ctx: Ctx, change: Change): Promise<void> {
  for (const { table, key, before, after } of change.rows) {
    const person = String(key.person_id);
    if (table === 'planned_away') await tellPlanned(tx, deps, ctx, person, after?.cover_id);
    if (table !== 'away') continue;
    // The row as the undoing found it, and as it stands now.
    const was = after === null ? null : after.cover_id;
    const is = await tx.away.findUnique({
      where: { teamId_personId: { teamId: ctx.teamId, personId: person } },
    });
    const now = before === null || is === null ? null : is.coverId;
    const say = (to: string, facts: NoticeFacts) =>
      enqueue(tx, [notice(deps, ctx, to, facts, `undone:${change.requestKey}:${person}:${to}`)]);
    if (typeof was === 'string' && was !== now)
      await say(was, { about: 'cover_ends', person, tasksBack: takenBack(change, was), instead: now });
    if (is !== null && now !== null && now !== was) {
      const comesUp = await meanwhileOf(tx, deps, ctx, person, is.until);
      await say(now, { about: 'cover_begins', person, until: is.until, ...comesUp });
    }
  }
}

/** Of a plan that was undone, or its end: whoever was to cover hears that they need not, and whoever is to, from when. */
async function tellPlanned(tx: Tx, deps: Deps, ctx: Ctx, person: string, was: unknown): Promise<void> {
  const is = (await readPlans(tx, ctx.teamId)).get(person) ?? null;
  const off = { personId: person, startedAt: ctx.now, until: ctx.now };
  if (typeof was === 'string' && was !== is?.coverId)
    await enqueue(tx, plannedNotices(deps, ctx, { ...off, coverId: was }, true));
  await enqueue(tx, plannedNotices(deps, ctx, is, false));
}

/** Open tasks that somebody had by the deed, and has no more. */
const takenBack = ({ rows }: Change, cover: string): number =>
  rows.filter(
    ({ table, before, after }) =>
      table === 'task' &&
      after?.assignee_id === cover &&
      before !== null &&
      before.assignee_id !== undefined &&
      before.assignee_id !== cover,
  ).length;
