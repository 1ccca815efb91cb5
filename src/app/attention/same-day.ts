import { activityType } from '../../domain/activity.js';
import { answerBy } from '../../domain/attention.js';
import { localDay } from '../../domain/calendar.js';
import type { Verdict } from '../../domain/judge.js';
import { isAtLine } from '../../domain/scoring/alert-line.js';
import type { Deed } from '../../domain/scoring/deed.js';
import type { Rules } from '../../domain/scoring/rules.js';
import type { Tx } from '../../store/db.js';
import { readZones } from '../../store/people.js';
import { type Consequences, NONE } from '../consequences.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { taskPost } from '../messages.js';
import type { At } from '../rules/live-rules.js';

/** Older news is nothing to be answered today (ms). */
const FRESH_MS = 86_400_000;

/**
 * A hot lead that does something meaningful is to be answered the same day (S47): its owner gets a task, once a day and
 * lead. Runs under the leads' locks. `resting`: whether a lead sleeps on, as nothing is asked about one that does.
 * Answers the leads whose owners are sent the task now.
 */
export async function askSameDay(
  tx: Tx,
  deps: Deps,
  { engine }: Rules,
  at: At,
  verdicts: Verdict[],
  resting: (verdict: Verdict) => boolean,
): Promise<Consequences & { asked: Set<string> }> {
  const wanted = verdicts.flatMap((verdict) => {
    const { lead } = verdict;
    const isOpen = lead.letGoAt === null && lead.wonAt === null && lead.suppressedAt === null;
    if (lead.ownerId === null || !isOpen || !isAtLine({ model: engine.model }, lead.stage)) return [];
    const did = meaningful(deps, verdict, at.now);
    return did === undefined || resting(verdict) ? [] : [{ lead, ownerId: lead.ownerId, did }];
  });
  if (wanted.length === 0) return { ...NONE, asked: new Set() };
  const zones = await readZones(
    tx,
    at.teamId,
    wanted.map(({ ownerId }) => ownerId),
  );
  const rows = wanted.map(({ lead, ownerId, did }) => {
    const zone = zones.get(ownerId) ?? deps.timeZone;
    const { dueAt, endOfDay, sameDay } = answerBy(at.now, zone, deps.playbook.attention.workday);
    const what = activityType(did.kind).label.toLowerCase();
    return {
      id: deps.ids.next(),
      teamId: at.teamId,
      leadId: lead.id,
      kind: 'same_day',
      title: `${sameDay ? 'Answer today' : 'Answer first thing'}: ${what}`,
      assigneeId: ownerId,
      dueAt,
      status: 'open',
      // Shown at once in working hours; after them it comes in the morning.
      remindedFor: sameDay ? dueAt : null,
      createdBy: ownerId,
      createdAt: at.now,
      dedupeKey: `same-day:${lead.id}:${localDay(at.now, zone)}`,
      escalateAt: endOfDay,
    };
  });
  const made = await tx.task.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { id: true, leadId: true, title: true, assigneeId: true, dueAt: true, remindedFor: true },
  });
  const now = made.filter(({ remindedFor }) => remindedFor !== null);
  return {
    asked: new Set(now.map(({ leadId }) => leadId)),
    deeds: made.map(({ id: taskId, leadId, title, dueAt, assigneeId: to }) =>
      deed(deps, { ...at, leadId, actor: null }, 'task.created', {
        taskId,
        title,
        to,
        dueAt: dueAt.toISOString(),
      }),
    ),
    messages: now.map((task) => taskPost(deps, at, task)),
  };
}

function meaningful(deps: Deps, { lead, news }: Verdict, now: Date): Deed | undefined {
  const { sameDay } = deps.playbook.attention;
  return news.findLast(
    ({ kind, at }) =>
      sameDay.includes(kind) &&
      at.getTime() > now.getTime() - FRESH_MS &&
      (lead.lostAt === null || at > lead.lostAt),
  );
}
