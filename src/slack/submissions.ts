import { returnHandoff } from '../app/handoff/return-handoff.js';
import { leadRef } from '../domain/lead.js';
import { readAddLeadModal } from '../views/modals/add-lead.js';
import { readFindLeadModal } from '../views/modals/find-lead.js';
import { readLogModal, readLogToModal } from '../views/modals/log.js';
import { readNotReadyModal } from '../views/modals/not-ready.js';
import { CALLBACKS } from '../views/names.js';
import { addAnswer } from './add-answer.js';
import { LEAD_SUBMISSIONS } from './lead-submissions.js';
import { logForm, sure } from './log-form.js';
import { showAnswer } from './lookups.js';
import { PEOPLE_SUBMISSIONS } from './people-presses.js';
import { RULES_SUBMISSIONS } from './rules-submissions.js';
import { say } from './say.js';
import { SNOOZE_SUBMISSIONS } from './snooze-submissions.js';
import { type Submit, take } from './submit.js';
import { TASK_SUBMISSIONS } from './task-submissions.js';

/** Every form that can be sent, by its callback id. */
export const SUBMISSIONS: Record<string, Submit> = {
  ...RULES_SUBMISSIONS,
  ...PEOPLE_SUBMISSIONS,
  ...SNOOZE_SUBMISSIONS,
  ...LEAD_SUBMISSIONS,
  ...TASK_SUBMISSIONS,
  [CALLBACKS.log]: (desk, reader, origin, values) =>
    take(sure(readLogModal(values, reader), reader), (visit, form) => logForm(desk, visit, origin, form)),
  [CALLBACKS.logTo]: (desk, reader, origin, values) =>
    take(sure(readLogToModal(values, reader), reader), (visit, { lead, ...form }) =>
      logForm(desk, visit, { ...origin, id: lead }, form),
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
