import type { KnownBlock } from '@slack/types';
import type { TaskFacts } from '../domain/facts.js';
import { actions, button, type Message, section } from './blocks.js';
import { dateIn, type Reader, yourTime } from './dates.js';
import { fromJson, isRecord } from './json.js';
import { dotted, nameAndCompany, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { grouped, readFrom, showMore } from './paged.js';
import { escaped, plural } from './text.js';

export type TaskListName = 'mine' | 'overdue';

/** Where a list goes on: the value of its "Show more" button. */
export type TasksPage = { list: TaskListName; from: number };
/** The value of a Done in a list: which task, and the page to be shown afterwards. */
export type TaskPress = TasksPage & { task: string };

export type TaskListFacts = {
  list: TaskListName;
  /** Open tasks, those of one person after another where `byRep`. */
  tasks: TaskFacts[];
  from: number;
  count: number;
  byRep: boolean;
  /** What was just done, in ready words. */
  said?: string | null;
};

/** Rows a page holds: each has buttons of its own. */
export const TASKS_IN_A_LIST = 10;

/** The answer to `/lead tasks` and `/lead overdue`: what is to be done, with a way to deal with each. */
export function taskList(facts: TaskListFacts, reader: Reader): Message {
  const told = facts.said ? [section([facts.said])] : [];
  if (facts.count === 0) {
    const none = EMPTY[facts.list];
    return { text: facts.said ?? none, blocks: [...told, section([none])] };
  }
  const text = title(facts);
  return {
    text: facts.said ? `${facts.said} ${text}` : text,
    blocks: [
      ...told,
      section([`📋 *${text}*`]),
      ...groups(facts, reader).flatMap(([heading, tasks]) => [
        section([`*${heading}*`]),
        ...tasks.flatMap((task) => row(task, facts, reader)),
      ]),
      ...more(facts),
    ],
  };
}

const EMPTY: Record<TaskListName, string> = {
  mine: 'Nothing is to be done. A next step for a lead: `/lead task acme call back thu 3pm`',
  overdue: 'Nothing is overdue. Well kept! What is to come: `/lead tasks`',
};

const title = ({ list, count, byRep }: TaskListFacts): string =>
  list === 'mine'
    ? `${plural(count, 'task')} of yours`
    : `${plural(count, 'task')} overdue${byRep ? ', by rep' : ''}`;

/** By rep, or by when they are due: overdue since before today, today, later; last what rests with its lead. */
function groups(facts: TaskListFacts, reader: Reader): [string, TaskFacts[]][] {
  const heading = (task: TaskFacts) => (facts.byRep ? person(task.assigneeId) : whenOf(task, reader));
  return grouped(facts.tasks.slice(0, TASKS_IN_A_LIST), heading);
}

function whenOf({ dueAt, lead }: TaskFacts, reader: Reader): string {
  if (isResting(lead.snoozedUntil, reader)) return 'Waiting with its lead';
  const [day, today] = [dateIn(dueAt, reader.zone), dateIn(reader.now, reader.zone)];
  if (day < today) return 'Overdue';
  if (day > today) return 'Later';
  return dueAt <= reader.now ? 'Due now' : 'Today';
}

const isResting = (until: Date | null, reader: Reader): boolean => until !== null && until > reader.now;

function row(task: TaskFacts, { list, from }: TaskListFacts, reader: Reader): KnownBlock[] {
  const { taskId, title: what, lead } = task;
  const rests = lead.snoozedUntil !== null && isResting(lead.snoozedUntil, reader);
  const press: TaskPress = { list, from, task: taskId };
  return [
    section([
      `*${escaped(what, SPACE.reason)}*`,
      dotted([
        nameAndCompany(lead),
        rests && lead.snoozedUntil
          ? `💤 until ${yourTime(lead.snoozedUntil, reader)}`
          : `due ${yourTime(task.dueAt, reader)}`,
        ...(task.from ? [`asked by ${person(task.from)}`] : []),
      ]),
    ]),
    actions([
      button('Done', ACTIONS.tasksDone, JSON.stringify(press), { label: `Done: ${what}` }),
      button('Snooze', ACTIONS.taskSnooze, taskId, { label: `Snooze: ${what}` }),
      button('Reassign', ACTIONS.taskReassign, taskId, { label: `Give to somebody else: ${what}` }),
      button('Show', ACTIONS.show, lead.id),
    ]),
  ];
}

function more({ list, from, tasks, count }: TaskListFacts): KnownBlock[] {
  const shown = from + Math.min(tasks.length, TASKS_IN_A_LIST);
  const next: TasksPage = { list, from: shown };
  return showMore({ from, shown, count }, ACTIONS.tasksMore, JSON.stringify(next));
}

/** Reads the value of "Show more"; null for anything else. */
export function readTasksPage(value: string): TasksPage | null {
  const read = fromJson(value);
  if (!isRecord(read) || (read.list !== 'mine' && read.list !== 'overdue')) return null;
  const from = readFrom(read.from);
  return from === null ? null : { list: read.list, from };
}

/** Reads the value of a Done in a list; null for anything else. */
export function readTaskPress(value: string): TaskPress | null {
  const [page, read] = [readTasksPage(value), fromJson(value)];
  return page !== null && isRecord(read) && typeof read.task === 'string'
    ? { ...page, task: read.task }
    : null;
}
