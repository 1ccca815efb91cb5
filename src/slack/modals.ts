import type { ModalView } from '@slack/types';
import { showLead } from '../app/lead/show-lead.js';
import { readTask } from '../app/task/read-task.js';
import { leadName } from '../domain/lead.js';
import { done, type Outcome } from '../domain/outcome.js';
import type { Message } from '../views/blocks.js';
import type { Origin } from '../views/modals/form.js';
import { logModal } from '../views/modals/log.js';
import { notReadyModal } from '../views/modals/not-ready.js';
import { snoozeModal } from '../views/modals/snooze.js';
import { reply } from '../views/reply.js';
import type { Desk, Visit } from './desk.js';

export type Form = 'log' | 'snooze' | 'not_ready';

/** Builds a form about a lead (by id or name), a lead's handoff, or a task. */
export async function buildForm(
  desk: Desk,
  form: Form,
  asked: string,
  origin: Origin,
): Promise<Outcome<ModalView>> {
  if (origin.about === 'task') {
    const task = await readTask(desk.deps, desk.teamId, origin.id);
    return task.ok ? done(snoozeModal(task.value.title, origin)) : task;
  }
  const found = await showLead(desk.deps, desk.teamId, asked);
  if (!found.ok) return found;
  const { lead } = found.value;
  if (form === 'not_ready') return done(notReadyModal(lead, origin));
  const about: Origin = { ...origin, about: 'lead', id: lead.id };
  return done(form === 'log' ? logModal(lead, about) : snoozeModal(leadName(lead), about));
}

/** Opens a view. A trigger lives three seconds: too late is an answer for the person, not an error of ours. */
export async function openView(desk: Desk, triggerId: string, view: ModalView): Promise<'open' | 'too_late'> {
  try {
    await desk.web.views.open({ trigger_id: triggerId, view });
    return 'open';
  } catch (error) {
    if (error instanceof Error && /trigger/.test(error.message)) return 'too_late';
    throw error;
  }
}

/** Slack lets a form open within three seconds of the click. */
export const tooLate = (visit: Visit): Message =>
  reply(
    { kind: 'unchanged', what: 'Slack was too slow to open the form. Please try that once more.' },
    visit.reader,
  );
