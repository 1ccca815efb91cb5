import type { NoticeFacts } from '../../domain/facts.js';
import { noticeNow } from '../../domain/notice-now.js';
import { factsFromJson } from '../../store/facts-json.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import type { At } from '../rules/live-rules.js';
import { isPerson } from './gate.js';

/** What was filed of a notice: only enqueue() writes that column, from the very type it is read back as. */
export const noticeOf = (facts: unknown): NoticeFacts => factsFromJson(facts) as NoticeFacts;

/** A notice on its way: `place` is where it goes. */
export type FiledNotice = { id: string; place: string; facts: NoticeFacts };

/** What notices say now, by their ids; one whose reason is gone is left out. */
export async function noticesNow(
  deps: Deps,
  at: At,
  notices: FiledNotice[],
): Promise<Map<string, NoticeFacts>> {
  const tx = deps.db.prisma;
  const leadIds = notices.flatMap(({ facts }) => ('lead' in facts ? [facts.lead.id] : []));
  const taskIds = notices.flatMap(({ facts }) => ('taskId' in facts ? [facts.taskId] : []));
  const leads = await readLeads(tx, deps, at, leadIds);
  const tasks = taskIds.length === 0 ? [] : await tx.task.findMany({ where: { id: { in: taskIds } } });
  return new Map(
    notices.flatMap(({ id, place, facts }): [string, NoticeFacts][] => {
      const task = 'taskId' in facts ? tasks.find((each) => each.id === facts.taskId) : undefined;
      const is = noticeNow(facts, {
        lead: 'lead' in facts ? (leads.get(facts.lead.id) ?? null) : null,
        task: task === undefined ? null : { ...task, isOpen: task.status === 'open' },
        to: isPerson(place) ? (facts.coverFor ?? place) : null,
        now: at.now,
      });
      return is === null ? [] : [[id, is]];
    }),
  );
}
