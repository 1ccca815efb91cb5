import type { NoticeFacts } from '../../domain/facts.js';
import type { Change } from '../../store/changes.js';
import type { Tx } from '../../store/db.js';
import type { Ctx, Deps } from '../deps.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { meanwhileOf } from '../people/meanwhile.js';

/** An absence was undone, or its end: whoever covered hears that it is over, and whoever covers again what comes up. */
export async function tellCover(tx: Tx, deps: Deps, ctx: Ctx, change: Change): Promise<void> {
  for (const { table, key, before, after } of change.rows) {
    if (table !== 'away') continue;
    const person = String(key.person_id);
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
