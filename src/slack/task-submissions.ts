import { createTask } from '../app/task/create-task.js';
import { reassignTask } from '../app/task/reassign-task.js';
import { atHourAhead } from '../domain/calendar.js';
import { leadName, leadRef } from '../domain/lead.js';
import type { Origin } from '../views/modals/form.js';
import { readReassignModal, readTaskModal, type TaskForm } from '../views/modals/task.js';
import { CALLBACKS } from '../views/names.js';
import type { Said } from './answer.js';
import { colleague } from './colleague.js';
import type { Desk, Visit } from './desk.js';
import { refuse, say } from './say.js';
import { type Submit, take } from './submit.js';
import { plannedWords } from './task-commands.js';

/** The forms about tasks, by their callback ids. */
export const TASK_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.task]: (desk, reader, origin, values) =>
    take(readTaskModal(values, reader), (visit, form) => plan(desk, visit, origin, form)),
  [CALLBACKS.reassign]: (desk, _reader, origin, values) =>
    take(readReassignModal(values), async (visit, { person }) => {
      const theirs = await colleague(desk, visit, { id: person });
      if (!theirs.ok) return refuse(visit, theirs.problem);
      const outcome = await reassignTask(desk.deps, visit.ctx, origin.id, person);
      return say(visit, outcome, ({ lead, title, to, dueAt }) => ({
        kind: 'task_passed',
        lead: leadRef(lead),
        title: `${title}: ${leadName(lead)}`,
        at: dueAt,
        to,
      }));
    }),
};

async function plan(desk: Desk, visit: Visit, origin: Origin, form: TaskForm): Promise<Said> {
  const theirs = form.person === null ? null : await colleague(desk, visit, { id: form.person });
  if (theirs !== null && !theirs.ok) return refuse(visit, theirs.problem);
  const zone = theirs?.value.timeZone ?? visit.zone;
  const outcome = await createTask(desk.deps, visit.ctx, {
    lead: origin.id,
    title: form.title,
    dueAt: atHourAhead(form.date, form.hour, zone, visit.ctx.now),
    typed: form.date,
    assigneeId: theirs?.value.id ?? null,
  });
  return say(visit, outcome, plannedWords);
}
