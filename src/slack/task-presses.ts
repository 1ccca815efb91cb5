import { closeTask } from '../app/task/close-task.js';
import { createTask } from '../app/task/create-task.js';
import { readTask } from '../app/task/read-task.js';
import { inThreeDays, nextMonday, tomorrow } from '../domain/calendar.js';
import { leadName } from '../domain/lead.js';
import { done } from '../domain/outcome.js';
import { readFollowUp } from '../views/follow-up.js';
import { reassignModal } from '../views/modals/task.js';
import { ACTIONS } from '../views/names.js';
import { doneLine } from '../views/task-card.js';
import { readTaskPress, readTasksPage } from '../views/task-list.js';
import { withUndo } from '../views/undo.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { openByClick } from './modals.js';
import { holding, opening, openingWith, type Press } from './press.js';
import { refuse, say, unreadable } from './say.js';
import { buildTask, plannedWords, tasksAnswer } from './task-commands.js';

const FOLLOW_UP = 'Follow up';

/** The buttons of task lists, and Reassign, by their action ids. */
export const TASK_PRESSES: Record<string, Press> = {
  [ACTIONS.tasksMore]: holding(readTasksPage, (desk, visit, { list, from }) =>
    tasksAnswer(desk, visit, list, from),
  ),
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
  [ACTIONS.followTomorrow]: follow(({ ctx, zone }) => tomorrow(ctx.now, zone)),
  [ACTIONS.followIn3Days]: follow(({ ctx, zone }) => inThreeDays(ctx.now, zone)),
  [ACTIONS.followNextWeek]: follow(({ ctx, zone }) => nextMonday(ctx.now, zone)),
  [ACTIONS.followPick]: openingWith(readFollowUp, (desk, visit, { lead }, { message }) =>
    buildTask(desk, visit, lead, message, { title: FOLLOW_UP, date: null }),
  ),
  [ACTIONS.taskPlan]: opening((desk, visit, { value, message }) => buildTask(desk, visit, value, message)),
  [ACTIONS.taskReassign]: (desk, click) => openByClick(desk, click, reassignForm(desk, click)),
};

/** Plans a follow-up after what was just logged; another day moves it. */
function follow(when: (visit: Visit) => Date): Press {
  return holding(readFollowUp, async (desk, visit, wanted) => {
    const outcome = await createTask(desk.deps, visit.ctx, {
      lead: wanted.lead,
      title: FOLLOW_UP,
      dueAt: when(visit),
      typed: FOLLOW_UP,
      assigneeId: null,
      key: `follow:${wanted.request}`,
    });
    return say(visit, outcome, plannedWords);
  });
}

async function reassignForm(desk: Desk, { value, message }: Click) {
  const found = await readTask(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, value);
  if (!found.ok) return found;
  const { title, lead, taskId } = found.value;
  return done(reassignModal(`${title}: ${leadName(lead)}`, { about: 'task', id: taskId, message }));
}
