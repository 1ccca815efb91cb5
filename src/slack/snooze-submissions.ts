import { snoozeLead } from '../app/lead/snooze-lead.js';
import { snoozeTask } from '../app/task/snooze-task.js';
import { atHour, localDay, MORNING, workingDayFrom } from '../domain/calendar.js';
import { leadName, leadRef } from '../domain/lead.js';
import type { Origin } from '../views/modals/form.js';
import { readSnoozeAnywayModal, readSnoozeModal, type SnoozeForm } from '../views/modals/snooze.js';
import { CALLBACKS } from '../views/names.js';
import { readSnoozeAnyway } from '../views/put-off.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { say, unreadable } from './say.js';
import { latestEnd } from './snooze-commands.js';
import { type Submit, take } from './submit.js';
import { parseWhen } from './when.js';

/** The forms about a lead's rest, or a task's, by their callback ids. */
export const SNOOZE_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.snooze]: (desk, reader, origin, values) =>
    take(readSnoozeModal(values, reader), (visit, form) => snooze(desk, visit, origin, form)),
  [CALLBACKS.snoozeAnyway]: (desk, _reader, origin, values) =>
    take(readSnoozeAnywayModal(values), async (visit, { reason }) => {
      const asked = readSnoozeAnyway(origin.more ?? '');
      if (asked === null) return unreadable(visit);
      const { until, on } = asked;
      const input = { lead: origin.id, until, typed: 'the day chosen', on, reason };
      const outcome = await snoozeLead(desk.deps, visit.ctx, input);
      return say(visit, outcome, ({ lead }) => ({ kind: 'snoozed', lead: leadRef(lead), until, on }));
    }),
};

async function snooze(desk: Desk, visit: Visit, origin: Origin, form: SnoozeForm): Promise<Said> {
  const { end, on } = form;
  const typed = end === null ? 'no day' : 'date' in end ? end.date : end.when;
  const until = endOf(desk, visit, end);
  if (origin.about === 'task') {
    const outcome = await snoozeTask(desk.deps, visit.ctx, origin.id, until, typed);
    return say(visit, outcome, (task) => ({
      kind: 'task_snoozed',
      title: `${task.title}: ${leadName(task.lead)}`,
      until,
    }));
  }
  const outcome = await snoozeLead(desk.deps, visit.ctx, { lead: origin.id, until, typed, on });
  const assumed = end === null;
  return say(visit, outcome, ({ lead }) => ({ kind: 'snoozed', lead: leadRef(lead), until, on, assumed }));
}

/** Always a morning, as the form says; a count of days never ends on a weekend. */
function endOf(desk: Desk, visit: Visit, end: SnoozeForm['end']): Date {
  if (end === null) return latestEnd(desk, visit);
  if ('date' in end) return atHour(end.date, MORNING, visit.zone);
  const when = parseWhen(end.when, { now: visit.ctx.now, zone: visit.zone });
  if (when.kind !== 'at') throw new Error(`the form offers "${end.when}", which is no date`);
  const day = localDay(when.at, visit.zone);
  return atHour(end.when === 'tomorrow' ? day : workingDayFrom(day, 1), MORNING, visit.zone);
}
