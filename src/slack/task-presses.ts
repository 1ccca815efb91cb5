import { closeTask } from '../app/task/close-task.js';
import { createTask } from '../app/task/create-task.js';
import { readTask } from '../app/task/read-task.js';
import { atHour, localDay, nextMonday, shiftDay, tomorrow, workingDayFrom } from '../domain/calendar.js';
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
import { refuse, say, unreadable } from './say.js';
import { buildTask, plannedWords, tasksAnswer } from './task-commands.js';

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
  [ACTIONS.followTomorrow]: (desk, click) => follow(desk, click, ({ ctx, zone }) => tomorrow(ctx.now, zone)),
  [ACTIONS.followIn3Days]: (desk, click) =>
    follow(desk, click, ({ ctx, zone }) => {
      const day = workingDayFrom(shiftDay(localDay(ctx.now, zone), 3), 1);
      return atHour(day, '09:00', zone);
    }),
  [ACTIONS.followNextWeek]: (desk, click) =>
    follow(desk, click, ({ ctx, zone }) => nextMonday(ctx.now, zone)),
  [ACTIONS.followPick]: async (desk, click) => {
    const wanted = readFollowUp(click.value);
    if (wanted === null) return click.answer(unreadable(await click.visit()));
    await openByClick(desk, click, planForm(desk, click, wanted.lead, FOLLOW_UP));
  },
  [ACTIONS.taskPlan]: (desk, click) => openByClick(desk, click, planForm(desk, click, click.value, null)),
  [ACTIONS.taskReassign]: async (desk, click) => openByClick(desk, click, reassignForm(desk, click)),
};

const FOLLOW_UP = 'Follow up';

/** Plans a follow-up after what was just logged; another day moves it. */
async function follow(desk: Desk, click: Click, when: (visit: Visit) => Date): Promise<void> {
  const visit = await click.visit();
  const wanted = readFollowUp(click.value);
  if (wanted === null) return click.answer(unreadable(visit));
  const outcome = await createTask(desk.deps, visit.ctx, {
    lead: wanted.lead,
    title: FOLLOW_UP,
    dueAt: when(visit),
    typed: FOLLOW_UP,
    assigneeId: null,
    key: `follow:${wanted.request}`,
  });
  await click.answer(say(visit, outcome, plannedWords));
}

async function planForm(desk: Desk, click: Click, lead: string, title: string | null) {
  const visit = await click.visit();
  return buildTask(desk, visit, lead, click.message, { title, date: null });
}

async function reassignForm(desk: Desk, { value, message }: Click) {
  const found = await readTask(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, value);
  if (!found.ok) return found;
  const { title, lead, taskId } = found.value;
  return done(reassignModal(`${title}: ${leadName(lead)}`, { about: 'task', id: taskId, message }));
}
