import { closeTask } from '../app/task/close-task.js';
import { readTask } from '../app/task/read-task.js';
import { leadName } from '../domain/lead.js';
import { done } from '../domain/outcome.js';
import { reassignModal } from '../views/modals/task.js';
import { ACTIONS } from '../views/names.js';
import { doneLine } from '../views/task-card.js';
import { readTaskPress, readTasksPage } from '../views/task-list.js';
import { withUndo } from '../views/undo.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { openByClick } from './modals.js';
import { refuse, unreadable } from './say.js';
import { tasksAnswer } from './task-commands.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons of task lists, and Reassign, by their action ids. */
export const TASK_PRESSES: Record<string, Press> = {
  [ACTIONS.tasksMore]: async (desk, click) => {
    const visit = await click.visit();
    const page = readTasksPage(click.value);
    await click.answer(
      page === null ? unreadable(visit) : await tasksAnswer(desk, visit, page.list, page.from),
    );
  },
  [ACTIONS.tasksDone]: async (desk, click) => {
    const visit = await click.visit();
    const press = readTaskPress(click.value);
    if (press === null) return click.answer(unreadable(visit));
    const outcome = await closeTask(desk.deps, visit.ctx, press.task, 'done');
    if (!outcome.ok) return click.answer(refuse(visit, outcome.problem));
    const said = doneLine(outcome.value, visit.reader);
    const list = await tasksAnswer(desk, visit, press.list, press.from, said);
    await click.answer(withUndo(list, visit.ctx.requestKey), { replace: true });
  },
  [ACTIONS.taskReassign]: async (desk, click) => openByClick(desk, click, reassignForm(desk, click)),
};

async function reassignForm(desk: Desk, { value, message }: Click) {
  const found = await readTask(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, value);
  if (!found.ok) return found;
  const { title, lead, taskId } = found.value;
  return done(reassignModal(`${title}: ${leadName(lead)}`, { about: 'task', id: taskId, message }));
}
