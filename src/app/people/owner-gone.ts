import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockLeads, saveLeads } from '../../store/lead-rows.js';
import { lockPeople } from '../../store/people.js';
import { readGoneOwners, readLeftLeads, readUnowned } from '../../store/unowned.js';
import type { Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { readLeads } from '../lead/leads.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { dismissCover } from './dismiss-cover.js';
import { lightestReps } from './loads.js';

const BATCH = 200;
const NAMED = 5;

/**
 * Takes what people leave behind whose accounts were deactivated: their open leads have no owner then and stand on the
 * managers' list, with tasks and tracks waiting for the next owner; what they had to do about other people's leads goes
 * to those. Managers are told once. Selects by state: late or twice it does the same once. Answers how many leads.
 */
export async function clearGoneOwners(deps: Deps, teamId: string, now: Date): Promise<number> {
  let cleared = 0;
  await dismissCover(deps, { teamId, now });
  for (const personId of await readGoneOwners(deps.db.prisma, teamId)) {
    let left = 0;
    for (let count = BATCH; count === BATCH; left += count)
      count = await inTx(deps.db, (tx) => clearSome(tx, deps, { teamId, now }, personId));
    if (left > 0) await inTx(deps.db, (tx) => tellManagers(tx, deps, { teamId, now }, personId));
    cleared += left;
  }
  if (cleared > 0) deps.wake();
  return cleared;
}

async function clearSome(tx: Tx, deps: Deps, at: At, personId: string): Promise<number> {
  const { teamId } = at;
  await lockPeople(tx, teamId);
  const person = await tx.person.findUnique({ where: { teamId_id: { teamId, id: personId } } });
  // They may have come back since.
  if (person === null || person.active) return 0;
  const ids = await readLeftLeads(tx, teamId, personId, BATCH);
  if (ids.length === 0) return 0;
  const leads = await lockLeads(tx, await liveRules(tx, deps, at), teamId, ids, at.now);
  for (const lead of leads) await leaveLead(tx, deps, at, personId, lead);
  return ids.length;
}

async function leaveLead(tx: Tx, deps: Deps, at: At, personId: string, lead: Tracked): Promise<void> {
  const { teamId, now } = at;
  const leadId = lead.id;
  const theirs = lead.ownerId === personId;
  if (lead.ownerId !== null && !theirs) return giveTo(tx, leadId, personId, lead.ownerId);
  await saveLeads(tx, [{ ...lead, ownerId: null }]);
  const row = { teamId, wasOwner: personId, since: now };
  await tx.unowned.upsert({ where: { leadId }, create: { leadId, ...row }, update: row });
  // Its card offers it again: whoever claims it takes over all of it.
  await tx.handoff.updateMany({
    where: { leadId, status: 'claimed', claimedBy: personId },
    data: { status: 'waiting', claimedBy: null, claimedAt: null },
  });
  await addHistory(tx, [
    deed(deps, { teamId, leadId, now, actor: null }, 'lead.unowned', {
      was: personId,
      why: 'Their Slack account was deactivated',
      owned: theirs,
    }),
  ]);
  await refreshHandoffCard(tx, deps, at, leadId);
}

async function giveTo(tx: Tx, leadId: string, from: string, to: string): Promise<void> {
  await tx.task.updateMany({
    where: { leadId, assigneeId: from, status: 'open' },
    data: { assigneeId: to, remindedFor: null },
  });
  await tx.enrolment.updateMany({ where: { leadId, ownerId: from, endedAt: null }, data: { ownerId: to } });
}

async function tellManagers(tx: Tx, deps: Deps, at: At, personId: string): Promise<void> {
  const { teamId, now } = at;
  const rows = await readUnowned(tx, teamId, personId, { from: 0, size: NAMED });
  const leads = await readLeads(
    tx,
    deps,
    at,
    rows.map(({ leadId }) => leadId),
  );
  const facts = {
    about: 'owner_gone' as const,
    person: personId,
    leads: rows.flatMap(({ leadId }) => leads.get(leadId) ?? []),
    leadCount: rows[0]?.count ?? 0,
    taskCount: await tx.task.count({ where: { teamId, assigneeId: personId, status: 'open' } }),
    reps: await lightestReps(tx, teamId, personId),
  };
  await addHistory(tx, [
    deed(deps, { teamId, leadId: null, now, actor: null }, 'person.gone', {
      person: personId,
      leads: facts.leadCount,
    }),
  ]);
  const key = `gone:${personId}:${now.toISOString()}`;
  await enqueue(tx, [notice(deps, at, deps.places.managers, facts, key)]);
}
