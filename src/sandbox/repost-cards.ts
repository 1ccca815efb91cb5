import type { Deps } from '../app/deps.js';
import { readLeads } from '../app/lead/leads.js';
import { coldRef, OPEN_HANDOFF } from '../app/messages.js';
import { enqueue, type NewMessage } from '../app/outbox/enqueue.js';
import type { MessageKind } from '../domain/facts.js';
import { inTx, type Tx } from '../store/db.js';
import { keepApart } from './demo-outbox.js';

type Placed = { kind: string; refId: string };
type Open = { kind: MessageKind; refId: string; lane: string; leadId: string | null };

/**
 * The local Slack keeps nothing between runs: the cards that are still open are posted afresh, so that a
 * second start shows what the first one left. Only for the sandbox; a real Slack forgets nothing.
 */
export async function repostCards(deps: Deps, teamId: string, now: Date): Promise<void> {
  await inTx(deps.db, async (tx) => {
    const placed = await tx.card.findMany({
      where: { teamId, ts: { not: null } },
      orderBy: { postedAt: 'asc' },
    });
    await tx.card.deleteMany({ where: { teamId } });
    // What was on its way when the program was killed went to a Slack that is gone: there is no doubt to wait out.
    await tx.lane.deleteMany({ where: { teamId } });
    await tx.outbox.updateMany({
      where: { teamId, status: 'sending' },
      data: { status: 'pending', batchId: null, firstTriedAt: null, dueAt: now },
    });
    const open = [
      ...(await coldOf(tx, deps, { teamId, now }, placed)),
      ...(await handoffsOf(tx, deps, teamId, placed)),
      ...(await tasksOf(tx, teamId, placed)),
    ];
    const messages = open.map(({ kind, refId, lane, leadId }): NewMessage => {
      const dedupeKey = `again:${kind}:${refId}:${now.toISOString()}`;
      return {
        id: deps.ids.next(),
        teamId,
        dedupeKey,
        lane,
        kind,
        refId,
        leadId,
        deed: 'post',
        facts: {},
        urgency: 0,
        createdAt: now,
      };
    });
    await enqueue(tx, messages);
    await keepApart(tx, messages, now);
  });
}

async function coldOf(
  tx: Tx,
  deps: Deps,
  at: { teamId: string; now: Date },
  placed: Placed[],
): Promise<Open[]> {
  const refs = placed.filter(({ kind }) => kind === 'cold').map(({ refId }) => refId);
  const leads = await readLeads(
    tx,
    deps,
    at,
    refs.map((ref) => ref.split('@')[0] ?? ''),
  );
  return [...leads.values()]
    .filter((lead) => lead.coldAt !== null && lead.letGoAt === null && refs.includes(coldRef(lead)))
    .map((lead) => {
      const lane = lead.ownerId ?? deps.places.handoffs;
      return { kind: 'cold', refId: coldRef(lead), lane, leadId: lead.id };
    });
}

/** Those that wait come last, where the eye falls first. */
async function handoffsOf(tx: Tx, deps: Deps, teamId: string, placed: Placed[]): Promise<Open[]> {
  const ids = idsOf(placed, 'handoff');
  const open = await tx.handoff.findMany({
    where: { teamId, id: { in: ids }, status: { in: OPEN_HANDOFF } },
    orderBy: [{ status: 'asc' }, { createdAt: 'asc' }],
  });
  return open.map(({ id, leadId }) => ({ kind: 'handoff', refId: id, lane: deps.places.handoffs, leadId }));
}

async function tasksOf(tx: Tx, teamId: string, placed: Placed[]): Promise<Open[]> {
  const ids = idsOf(placed, 'task');
  const open = await tx.task.findMany({
    where: { teamId, id: { in: ids }, status: 'open' },
    orderBy: { dueAt: 'asc' },
  });
  return open.map(({ id, assigneeId }) => ({ kind: 'task', refId: id, lane: assigneeId, leadId: null }));
}

const idsOf = (placed: Placed[], kind: MessageKind): string[] =>
  placed.filter((card) => card.kind === kind).map(({ refId }) => refId);
