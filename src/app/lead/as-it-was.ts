import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { OPEN_HANDOFF } from '../messages.js';

/** The tags a lead had at an instant: those it has, with what was tagged since taken back. Undone deeds count for nothing. */
export async function tagsAt(tx: Tx, { id, tags }: Pick<Lead, 'id' | 'tags'>, when: Date): Promise<string[]> {
  const since = await tx.history.findMany({
    where: { leadId: id, verb: 'lead.tagged', at: { gt: when } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { facts: true },
  });
  return since.reduce((had, { facts }) => {
    const added = listIn(facts, 'added');
    return [...had.filter((tag) => !added.includes(tag)), ...listIn(facts, 'removed')];
  }, tags);
}

function listIn(facts: unknown, name: string): string[] {
  const list = Object.entries(typeof facts === 'object' && facts !== null ? facts : {}).find(
    ([key]) => key === name,
  )?.[1];
  return Array.isArray(list) ? list.filter((tag): tag is string => typeof tag === 'string') : [];
}

/** Was the lead with sales at an instant, waiting or claimed? `when`: null for now. */
export async function wasHandedOver(tx: Tx, leadId: string, when: Date | null): Promise<boolean> {
  if (when === null) return (await tx.handoff.count({ where: { leadId, status: { in: OPEN_HANDOFF } } })) > 0;
  const isOpenThen = [
    { status: { in: OPEN_HANDOFF } },
    { returnedAt: { gt: when } },
    { returnedAt: null, closedAt: { gt: when } },
  ];
  return (await tx.handoff.count({ where: { leadId, createdAt: { lte: when }, OR: isOpenThen } })) > 0;
}
