import { returnHandoff } from '../app/handoff/return-handoff.js';
import { logActivity } from '../app/lead/log-activity.js';
import { atHour } from '../domain/calendar.js';
import { leadRef } from '../domain/lead.js';
import { readAddLeadModal } from '../views/modals/add-lead.js';
import { readFindLeadModal } from '../views/modals/find-lead.js';
import type { Origin } from '../views/modals/form.js';
import { LOG_OUTCOMES, type LogForm, readLogModal, readLogToModal } from '../views/modals/log.js';
import { readNotReadyModal } from '../views/modals/not-ready.js';
import { CALLBACKS } from '../views/names.js';
import { addAnswer } from './add-answer.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { LEAD_SUBMISSIONS } from './lead-submissions.js';
import { showAnswer } from './lookups.js';
import { PEOPLE_SUBMISSIONS } from './people-presses.js';
import { RULES_SUBMISSIONS } from './rules-submissions.js';
import { loggedWith, say } from './say.js';
import { SNOOZE_SUBMISSIONS } from './snooze-submissions.js';
import { type Submit, take } from './submit.js';
import { TASK_SUBMISSIONS } from './task-submissions.js';

const MORNING = '09:00';
const HOUR_MS = 3_600_000;

/** Every form that can be sent, by its callback id. */
export const SUBMISSIONS: Record<string, Submit> = {
  ...RULES_SUBMISSIONS,
  ...PEOPLE_SUBMISSIONS,
  ...SNOOZE_SUBMISSIONS,
  ...LEAD_SUBMISSIONS,
  ...TASK_SUBMISSIONS,
  [CALLBACKS.log]: (desk, reader, origin, values) =>
    take(readLogModal(values, reader), (visit, form) => log(desk, visit, origin, form)),
  [CALLBACKS.logTo]: (desk, reader, origin, values) =>
    take(readLogToModal(values, reader), (visit, { lead, ...form }) =>
      log(desk, visit, { ...origin, id: lead }, form),
    ),
  [CALLBACKS.add]: (desk, _reader, _origin, values) =>
    take(readAddLeadModal(values), (visit, form) => addAnswer(desk, visit, form)),
  [CALLBACKS.find]: (desk, _reader, _origin, values) => {
    const read = readFindLeadModal(values);
    if (!read.ok) return { errors: read.errors };
    return { show: (visit) => showAnswer(desk, visit, read.value) };
  },
  [CALLBACKS.notReady]: (desk, _reader, origin, values) =>
    take(readNotReadyModal(values), async (visit, { words }) => {
      const returning = { handoffId: origin.id, reason: words, note: null };
      const outcome = await returnHandoff(desk.deps, visit.ctx, returning);
      return say(visit, outcome, ({ lead, readyLine }) => ({
        kind: 'returned',
        lead: leadRef(lead),
        reason: words,
        readyLine,
      }));
    }),
};

async function log(desk: Desk, visit: Visit, origin: Origin, form: LogForm): Promise<Said> {
  const next = form.next && { title: form.next.title, dueAt: morningOf(form.next.date, visit) };
  const result = form.outcome === null ? null : LOG_OUTCOMES[form.outcome];
  const outcome = await logActivity(desk.deps, visit.ctx, {
    lead: origin.id,
    kind: form.kind,
    outcome: result,
    note: form.note,
    at: null,
    next,
  });
  return say(visit, outcome, loggedWith(result));
}

/** The morning of that day; where it has passed, in an hour. */
function morningOf(day: string, visit: Visit): Date {
  const morning = atHour(day, MORNING, visit.zone);
  return morning > visit.ctx.now ? morning : new Date(visit.ctx.now.getTime() + HOUR_MS);
}
