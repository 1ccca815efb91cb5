import type { Lead } from '../../domain/lead.js';
import { isPersonal } from '../../domain/watch.js';
import type { Change } from '../../store/changes.js';
import type { Tx } from '../../store/db.js';
import type { Table } from '../../store/held-rows.js';
import { saveStandings } from '../../store/standings.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { lockLead } from '../lead/leads.js';
import { notice } from '../messages.js';
import { fromTheFirst } from '../news/judge-anew.js';
import { enqueue } from '../outbox/enqueue.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { liveRules } from '../rules/live-rules.js';
import { refreshTasks } from '../task/refresh-card.js';
import { refreshChips } from '../thread/chip.js';
import { tellCover } from './tell-cover.js';

/** What follows from an undoing: scores and clocks anew, cards edited, and a word to whoever else it concerns. */
export async function afterUndo(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { change, before }: { change: Change; before: Map<string, Lead> },
): Promise<void> {
  for (const [leadId, was] of before) {
    const is = await standAnew(tx, deps, ctx, leadId);
    await refreshHandoffCard(tx, deps, ctx, leadId);
    await refreshColdCard(tx, deps, ctx, was);
    if (is !== null) await refreshColdCard(tx, deps, ctx, is);
    await tellOthers(tx, deps, ctx, change, was, is);
  }
  await refreshTasks(tx, deps, ctx, await tasksIn(tx, change));
  await tellCover(tx, deps, ctx, change);
  await refreshChips(tx, deps, ctx, idsIn(change, 'thread_log'), keysIn(change));
}

/** What the lead did is looked at again as a whole: its standing is what that comes to now. Its row stays as it was put. */
async function standAnew(tx: Tx, deps: Deps, ctx: Ctx, leadId: string): Promise<Lead | null> {
  const lead = await lockLead(tx, deps, ctx, leadId);
  if (lead === null) {
    await tx.standing.deleteMany({ where: { leadId } });
    return null;
  }
  const rules = await liveRules(tx, deps, ctx);
  await saveStandings(tx, rules, [(await fromTheFirst(tx, rules, lead, ctx.now)).lead]);
  return lockLead(tx, deps, ctx, leadId);
}

/** Whose lead it is, or was by the deed: they hear that it was taken back, unless they did that themselves. */
async function tellOthers(
  tx: Tx,
  deps: Deps,
  ctx: Ctx,
  { what, actorId, requestKey }: Change,
  was: Lead,
  is: Lead | null,
): Promise<void> {
  if (isPersonal(what)) return;
  const others = new Set([actorId, was.ownerId, is?.ownerId ?? null]);
  others.delete(ctx.actor);
  others.delete(null);
  const facts = { about: 'undone' as const, lead: is ?? was, what, by: ctx.actor };
  await enqueue(
    tx,
    [...others].flatMap((person) =>
      person === null ? [] : [notice(deps, ctx, person, facts, `undone:${requestKey}:${person}`)],
    ),
  );
}

/** The keys of the activities that were made or removed. */
const keysIn = ({ rows }: Change): string[] =>
  rows.flatMap(({ table, before, after }) => {
    const key = (before ?? after)?.dedupe_key;
    return table === 'activity' && typeof key === 'string' ? [key] : [];
  });

const idsIn = ({ rows }: Change, of: Table): string[] =>
  rows.flatMap(({ table, key }) => (table === of ? [String(key.id)] : []));

const tasksIn = (tx: Tx, change: Change): Promise<{ id: string; assigneeId: string }[]> =>
  tx.task.findMany({
    where: { id: { in: idsIn(change, 'task') } },
    select: { id: true, assigneeId: true },
  });
