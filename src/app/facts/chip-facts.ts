import { isActivityKind } from '../../domain/activity.js';
import type { ChipFacts } from '../../domain/chip-facts.js';
import type { Tx } from '../../store/db.js';
import { readThreadLogs, type ThreadLog } from '../../store/thread-logs.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import type { At } from '../rules/live-rules.js';
import { replyKey } from '../thread/reply-key.js';

/** What chips show, as it is now. */
export async function chipFacts(tx: Tx, deps: Deps, at: At, ids: string[]): Promise<Map<string, ChipFacts>> {
  const { teamId } = at;
  const logs = await readThreadLogs(tx, teamId, ids);
  const leadIds = logs.flatMap(({ leadId }) => leadId ?? []);
  const leads = await readLeads(tx, deps, at, leadIds);
  const keys = logs.map((log) => `slack:${replyKey(log)}`);
  const activities = await tx.activity.findMany({ where: { teamId, dedupeKey: { in: keys } } });
  const tasks = await tx.task.findMany({ where: { id: { in: logs.flatMap(({ taskId }) => taskId ?? []) } } });
  const people = await tx.person.findMany({
    where: { teamId, id: { in: logs.map(({ personId }) => personId) } },
  });
  return new Map(
    logs.flatMap((log): [string, ChipFacts][] => {
      const lead = leads.get(log.leadId ?? '');
      if (lead === undefined) return [];
      const activity = activities.find(({ dedupeKey }) => dedupeKey === `slack:${replyKey(log)}`);
      const task = tasks.find(({ id, status }) => id === log.taskId && status !== 'cancelled');
      const author = people.find(({ id }) => id === log.personId);
      const what = {
        ...said(activity),
        next:
          task === undefined
            ? null
            : {
                title: task.title,
                dueAt: task.dueAt,
                isOver: task.status !== 'open',
                passedTo: task.status === 'passed' ? task.closedWhy : null,
              },
      };
      return [[log.id, { ...place(log), lead, zone: author?.timeZone ?? deps.timeZone, ...what }]];
    }),
  );
}

function place({ id, channelId, threadTs, status, personId, wish, changedBy }: ThreadLog) {
  return { logId: id, thread: { channelId, ts: threadTs }, status, by: personId, wish, changedBy };
}

function said(
  activity: { kind: string; properties: unknown } | undefined,
): Pick<ChipFacts, 'kind' | 'outcome'> {
  const { kind, properties } = activity ?? { kind: '', properties: null };
  const told = typeof properties === 'object' && properties !== null && 'outcome' in properties;
  return {
    kind: isActivityKind(kind) ? kind : null,
    outcome: told && typeof properties.outcome === 'string' ? properties.outcome : null,
  };
}
