import type { Lead } from '../../domain/lead.js';
import { isAtLine } from '../../domain/scoring/alert-line.js';
import type { Deed } from '../../domain/scoring/deed.js';
import type { Engine } from '../../domain/scoring/engine.js';
import { replay } from '../../domain/scoring/replay.js';
import { totalAt } from '../../domain/scoring/score.js';
import type { Move } from '../../domain/scoring/stage.js';
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

const factIn = (facts: unknown, name: string): unknown =>
  Object.entries(typeof facts === 'object' && facts !== null ? facts : {}).find(([key]) => key === name)?.[1];

function listIn(facts: unknown, name: string): string[] {
  const list = factIn(facts, name);
  return Array.isArray(list) ? list.filter((tag): tag is string => typeof tag === 'string') : [];
}

/**
 * The line that the newest "not ready" had set by an instant (S51); null where there was none, or the lead has since
 * fallen below the line at which sales is told: then it starts anew, as when it is judged. `engine`: the rules of that day.
 */
export async function raisedLineAt(
  tx: Tx,
  engine: Engine,
  lead: Pick<Lead, 'id' | 'createdAt' | 'tags'>,
  deeds: Deed[],
  when: Date,
): Promise<number | null> {
  const returned = await tx.history.findFirst({
    where: { leadId: lead.id, verb: 'handoff.returned', at: { lte: when } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, facts: true },
  });
  if (returned === null) return null;
  const moves: Move[] = [];
  replay(engine, lead, deeds, when, { moved: (move) => void moves.push(move) });
  const stageAt = (at: number) => moves.findLast((move) => move.at <= at)?.to ?? 'new';
  const since = [...deeds.map((deed) => deed.at.getTime()), ...moves.map(({ at }) => at)].filter(
    (at) => at > returned.at.getTime() && at <= when.getTime(),
  );
  if (since.some((at) => !isAtLine(engine, stageAt(at)))) return null;
  const line = factIn(returned.facts, 'readyLine');
  if (typeof line === 'number') return line;
  const { standing } = replay(engine, lead, deeds, returned.at);
  return totalAt(engine, standing, returned.at.getTime()) + engine.model.alert.pointsAfterNotReady;
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
