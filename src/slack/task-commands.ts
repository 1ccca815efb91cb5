import { showLead } from '../app/lead/show-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import type { PersonFacts } from '../app/people/know-team.js';
import { createTask, type Planned, TITLE_LIMIT } from '../app/task/create-task.js';
import { listTasks } from '../app/task/list-tasks.js';
import { leadRef } from '../domain/lead.js';
import { done, type Outcome } from '../domain/outcome.js';
import { context } from '../views/blocks.js';
import { type TaskPrefill, taskModal } from '../views/modals/task.js';
import type { Reply } from '../views/reply.js';
import { TASKS_IN_A_LIST, type TaskListName, taskList } from '../views/task-list.js';
import type { Said } from './answer.js';
import { type Asked, again, type Of, openOrSay, placeOf } from './asked.js';
import { colleague } from './colleague.js';
import type { Desk, Visit } from './desk.js';
import { refuse, say } from './say.js';
import { parseWhen, type When } from './when.js';
import { whenAhead } from './when-ahead.js';
import type { NextStep } from './words/next-step.js';

/** Plans what was typed, in the zone of whoever is to do it, or opens the form where nothing was. */
export async function task(asked: Asked, { readings, who, share }: Of<'task'>): Promise<Said | null> {
  const { desk, visit, typed } = asked;
  const reading = await whichLead(desk.deps, visit.ctx, readings);
  if (reading === undefined) throw new Error('a task command always has a reading');
  const lead = typed.lead ?? reading.lead;
  if (lead === '') return refuse(visit, { kind: 'which_lead', command: 'task' });
  if (reading.step === null)
    return openOrSay(asked, buildTask(desk, visit, lead, placeOf(typed)), again('task', lead, '', false));
  const theirs = who === null ? null : await colleague(desk, visit, who);
  if (theirs !== null && !theirs.ok) return refuse(visit, theirs.problem);
  const assignee = theirs?.value ?? null;
  const { step } = reading;
  const due = dueOf(visit, step, assignee);
  if (!due.ok) return refuse(visit, due.problem);
  const outcome = await createTask(desk.deps, visit.ctx, {
    lead,
    title: step.title === '' ? 'Follow up' : step.title,
    dueAt: due.value,
    typed: step.typed,
    assigneeId: assignee?.id ?? null,
  });
  const rest = `${step.typed}${assignee === null ? '' : ` --for <@${assignee.id}>`}`;
  const said = say(visit, outcome, plannedWords, again('task', lead, rest, share));
  return outcome.ok && step.assumed ? { ...said, blocks: [...said.blocks, context([ASSUMED])] } : said;
}

const ASSUMED = 'You named no day, so I took tomorrow 09:00. With one: `/lead task acme call back thu 3pm`';

export const plannedWords = ({ lead, title, dueAt, assigneeId }: Planned): Reply => ({
  kind: 'planned',
  lead: leadRef(lead),
  title,
  at: dueAt,
  assignee: assigneeId,
});

/** When it is due: for somebody else, on the wall where they live. */
function dueOf({ ctx }: Visit, step: NextStep, assignee: PersonFacts | null): Outcome<Date> {
  const zone = assignee?.timeZone;
  const theirs = zone === undefined ? step.when : whenIn(step, { now: ctx.now, zone });
  return whenAhead(theirs, step.typed);
}

const whenIn = ({ when, assumed }: NextStep, where: { now: Date; zone: string }): When =>
  assumed ? parseWhen('tomorrow', where) : when.kind === 'at' ? parseWhen(when.matched, where) : when;

/** The form for a task of a lead, by id or name. */
export async function buildTask(
  desk: Desk,
  visit: Visit,
  asked: string,
  message: { channelId: string; ts: string } | null,
  filled: TaskPrefill = { title: null, date: null },
) {
  const found = await showLead(desk.deps, visit.ctx, asked);
  if (!found.ok) return found;
  const { lead } = found.value;
  return done(taskModal(lead, { about: 'lead', id: lead.id, message }, TITLE_LIMIT, filled));
}

/** A page of tasks: one's own, or what is overdue. */
export async function tasksAnswer(
  desk: Desk,
  visit: Visit,
  list: TaskListName,
  from: number,
  said: string | null = null,
): Promise<Said> {
  const page = { from, size: TASKS_IN_A_LIST };
  const found = await listTasks(desk.deps, visit.ctx, list, visit.zone, page);
  return taskList({ list, from: found.count <= from ? 0 : from, said, ...found }, visit.reader);
}
