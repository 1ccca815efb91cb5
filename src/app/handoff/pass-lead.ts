import type { Lead } from '../../domain/lead.js';
import { leadRef, total } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { mayWork } from '../lead/may-work.js';
import { resolveLead } from '../lead/resolve-lead.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { inherit } from '../people/inherit.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { moveTasks } from '../task/move-tasks.js';
import { undoable } from '../undo/undoable.js';
import { refreshHandoffCard } from './refresh-card.js';

export type Pass = {
  /** Id, address, or part of a name. */
  lead: string;
  /** Slack user id of whoever is to have it. */
  to: string;
  note: string | null;
};

export type Passed = {
  lead: Lead;
  from: string | null;
  to: string;
  already: boolean;
  tasks: number;
  track: boolean;
};

/**
 * Hands a lead over to somebody else, with its open tasks, its running track and its handoff; they hear of it in their
 * direct messages. The same request again changes nothing.
 */
export async function passLead(deps: Deps, ctx: Ctx, pass: Pass): Promise<Outcome<Passed>> {
  const outcome = await inTx(deps.db, async (tx): Promise<Outcome<Passed>> => {
    const found = await resolveLead(tx, deps, ctx, pass.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const from = lead.ownerId;
    if (from === pass.to) return done({ lead, from, to: pass.to, already: true, tasks: 0, track: false });
    if (from === null && !may(ctx.role, 'reassign'))
      return refused({ kind: 'nobody_owns', lead: leadRef(lead) });
    const right = await mayWork(tx, ctx, lead, 'pass on');
    if (!right.ok) return right;
    return done(
      await undoable(tx, deps, ctx, 'lead.passed', { leads: [lead.id] }, () =>
        handOver(tx, deps, ctx, lead, pass),
      ),
    );
  });
  deps.wake();
  return outcome;
}

async function handOver(tx: Tx, deps: Deps, ctx: Ctx, lead: Tracked, { to, note }: Pass): Promise<Passed> {
  const { teamId, now, actor } = ctx;
  const from = lead.ownerId;
  // A plan to let it rest goes along: it wakes for whoever has it then.
  const passed = { ...lead, ownerId: to, letGoAt: null, snoozedBy: lead.snoozedUntil === null ? null : to };
  await saveLeads(tx, [passed]);
  await inherit(tx, lead.id, to);
  await tx.handoff.updateMany({
    where: { leadId: lead.id, status: 'waiting' },
    data: { status: 'claimed', claimedBy: to, claimedAt: now },
  });
  await tx.handoff.updateMany({ where: { leadId: lead.id, status: 'claimed' }, data: { claimedBy: to } });
  const running = await tx.enrolment.updateMany({
    where: { leadId: lead.id, endedAt: null },
    data: { ownerId: to },
  });
  const tasks = await moveTasks(tx, deps, ctx, lead.id, from ?? actor, to);
  await addHistory(tx, [
    deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.passed', { from, to, note }),
  ]);
  await refreshHandoffCard(tx, deps, ctx, lead.id);
  await refreshColdCard(tx, deps, ctx, passed);
  const facts = {
    about: 'passed' as const,
    lead: passed,
    by: actor,
    from,
    to,
    note,
    tasks,
    total: total(passed),
  };
  const key = `passed:${lead.id}:${ctx.requestKey}`;
  await enqueue(tx, [
    ...(to === actor ? [] : [notice(deps, ctx, to, { ...facts, isNew: true }, `${key}:to`)]),
    ...(from === null || from === actor
      ? []
      : [notice(deps, ctx, from, { ...facts, isNew: false }, `${key}:from`)]),
  ]);
  return { lead: passed, from, to, already: false, tasks, track: running.count > 0 };
}
