import { atHour, shiftDay } from '../../domain/calendar.js';
import type { Lead } from '../../domain/lead.js';
import type { DueTask, MorningFacts } from '../../domain/morning.js';
import type { Tx } from '../../store/db.js';
import { countHeld } from '../../store/held.js';
import { goingCold, isSeller } from '../../store/mornings.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { liveRules } from '../rules/live-rules.js';

const DAY_MS = 86_400_000;

/** What a person has before them on a day of theirs. */
export async function morningFacts(
  tx: Tx,
  deps: Deps,
  teamId: string,
  at: { userId: string; day: string; timeZone: string; now: Date },
): Promise<MorningFacts> {
  const { userId, day, timeZone, now } = at;
  const until = atHour(shiftDay(day, 1), '00:00', timeZone);
  const tasks = await tx.task.findMany({
    where: { teamId, status: 'open', assigneeId: userId, dueAt: { lt: until } },
    orderBy: { dueAt: 'asc' },
  });
  const waiting = (await isSeller(tx, teamId, userId))
    ? await tx.handoff.findMany({ where: { teamId, status: 'waiting' }, orderBy: { createdAt: 'asc' } })
    : [];
  const { version, engine } = await liveRules(tx, deps, { teamId, now });
  const { coldDays } = engine.model.quiet;
  const colder = await goingCold(tx, { teamId, ownerId: userId, version, now, coldDays });
  const ids = [...tasks, ...waiting, ...colder].map(({ leadId }) => leadId);
  const leads = await readLeads(tx, deps, { teamId, now }, ids);
  const awake = (id: string): Lead[] => {
    const lead = leads.get(id);
    return lead === undefined || (lead.snoozedUntil !== null && lead.snoozedUntil > now) ? [] : [lead];
  };
  const due: DueTask[] = tasks.flatMap(({ id, leadId, title, dueAt }) =>
    awake(leadId).map((lead) => ({ taskId: id, lead, title, dueAt })),
  );
  const start = atHour(day, '00:00', timeZone);
  return {
    userId,
    day,
    timeZone,
    toClaim: waiting.flatMap(({ id, leadId, createdAt }) =>
      awake(leadId)
        .filter(({ ownerId }) => ownerId === null || ownerId === userId)
        .map((lead) => ({ lead, handoffId: id, since: createdAt })),
    ),
    overdue: due.filter(({ dueAt }) => dueAt < start),
    dueToday: due.filter(({ dueAt }) => dueAt >= start),
    goingCold: colder.flatMap(({ leadId, quietSince }) =>
      awake(leadId).map((lead) => ({
        lead,
        at: new Date(quietSince.getTime() + coldDays * DAY_MS),
      })),
    ),
    held: (await countHeld(tx, teamId, { person: userId })).budget,
  };
}
