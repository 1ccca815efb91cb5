import type { Tracked, Verdict } from '../../domain/judge.js';
import { modelVersion } from '../../domain/model.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { saveLeads } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { awakeNotice, cardUpdate, handoffPost, OPEN_HANDOFF, readyNotice } from '../messages.js';
import { enqueue, type NewMessage } from '../outbox/enqueue.js';
import { closeHandoff } from './close-handoff.js';

/**
 * What the judged scores mean for handoffs: a crossing opens one, unless one is open; a lead that fell below
 * the line closes its own; a card whose lead changed is edited. Runs under the leads' locks. Answers the ids of
 * the leads that have a new handoff.
 */
export async function openHandoffs(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  verdicts: Verdict[],
): Promise<Set<string>> {
  const changed = verdicts.filter(({ lines, crossed }) => crossed || lines.length > 0);
  const known = changed.filter(({ lead }) => lead.episode > 0).map(({ lead }) => lead.id);
  const open = await openOf(tx, known);
  const crossing = changed
    .filter(({ lead, crossed }) => crossed && !open.has(lead.id))
    .map(({ lead }) => lead);
  const messages = await createAll(tx, deps, teamId, now, crossing);
  for (const { lead } of changed) {
    const handoffId = open.get(lead.id);
    if (handoffId === undefined) continue;
    if (lead.stage !== 'sql') await closeHandoff(tx, deps, { teamId, now, actor: null }, lead, handoffId);
    messages.push(cardUpdate(deps, { teamId, now }, 'handoff', handoffId, deps.places.handoffs));
  }
  await enqueue(tx, messages);
  return new Set(crossing.map(({ id }) => id));
}

async function openOf(tx: Tx, leadIds: string[]): Promise<Map<string, string>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.handoff.findMany({
    where: { leadId: { in: leadIds }, status: { in: OPEN_HANDOFF } },
    select: { id: true, leadId: true },
  });
  return new Map(rows.map((row) => [row.leadId, row.id]));
}

async function createAll(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  leads: Tracked[],
): Promise<NewMessage[]> {
  if (leads.length === 0) return [];
  const made = leads.map((lead) => ({ id: deps.ids.next(), lead }));
  await tx.handoff.createMany({
    data: made.map(({ id, lead }) => ({
      id,
      teamId,
      leadId: lead.id,
      episode: lead.episode + 1,
      // The handoff of a lead that is somebody's is theirs: nobody else needs to be asked.
      status: lead.ownerId === null ? 'waiting' : 'claimed',
      claimedBy: lead.ownerId,
      claimedAt: lead.ownerId === null ? null : now,
      fit: lead.fit,
      behaviour: lead.behaviour,
      model: modelVersion(deps.playbook.model),
      createdAt: now,
    })),
  });
  await saveLeads(
    tx,
    leads.map((lead) => ({ ...lead, episode: lead.episode + 1, snoozedUntil: null, snoozedBy: null })),
  );
  const asleep = leads.filter((lead) => lead.snoozedUntil !== null && lead.snoozedUntil > now);
  await addHistory(tx, [
    ...made.map(({ id, lead }) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.ready', { handoffId: id }),
    ),
    ...asleep.map((lead) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.woken', { by: 'ready' }),
    ),
  ]);
  return [
    ...made.map(({ id, lead }) => handoffPost(deps, { teamId, now }, id, lead)),
    ...made.flatMap(({ id, lead }) => readyNotice(deps, { teamId, now }, lead, id)),
    ...asleep.flatMap((lead) => awakeNotice(deps, { teamId, now }, lead, 'ready')),
  ];
}
