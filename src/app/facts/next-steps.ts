import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';

export type NextStep = { title: string; at: Date };

/** What comes next for each of these leads, and when: the open task that is due first, or the next step of its track. */
export async function nextSteps(tx: Tx, deps: Deps, leadIds: string[]): Promise<Map<string, NextStep>> {
  if (leadIds.length === 0) return new Map();
  const of = { leadId: { in: leadIds } };
  const tasks = await tx.task.findMany({
    where: { ...of, status: 'open' },
    select: { leadId: true, title: true, dueAt: true },
  });
  const tracks = await tx.enrolment.findMany({
    where: { ...of, endedAt: null, nextStepAt: { not: null } },
    select: { leadId: true, track: true, step: true, nextStepAt: true },
  });
  const all = [
    ...tasks.map(({ leadId, title, dueAt }) => ({ leadId, title, at: dueAt })),
    ...tracks.map(({ leadId, track: id, step, nextStepAt: at }) => {
      const track = deps.playbook.tracks.find((one) => one.id === id);
      const isOver = track !== undefined && step >= track.steps.length;
      const title = isOver
        ? `“${track.name}” ends, if no answer comes`
        : `step ${step + 1} of “${track?.name ?? id}”`;
      return { leadId, title, at };
    }),
  ];
  const first = new Map<string, NextStep>();
  for (const { leadId, title, at } of all) {
    const known = first.get(leadId);
    if (at !== null && (known === undefined || at < known.at)) first.set(leadId, { title, at });
  }
  return first;
}
