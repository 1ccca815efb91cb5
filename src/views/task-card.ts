import type { Button, KnownBlock } from '@slack/types';
import type { TaskFacts } from '../domain/facts.js';
import { total } from '../domain/lead.js';
import { actions, button, context, type Message, section } from './blocks.js';
import { moment, type Reader } from './dates.js';
import { contactOf, dotted, nameAndCompany, nameOf, person, roleOf } from './lead-words.js';
import { SPACE, type Space, TIGHT } from './limits.js';
import { ACTIONS } from './names.js';
import { codeBlock, escaped, number, plural, quotation } from './text.js';

/** Something for the owner to do, with the words to send where there are any. */
export function taskCard(facts: TaskFacts, reader: Reader): Message {
  const open = facts.status === 'open';
  const news = open ? hotWords(facts).map((words) => `${words} `) : [];
  const text = `${news.join('')}${STANDING[facts.status]}: ${escaped(facts.title, SPACE.reason)} · ${nameAndCompany(facts.lead)}`;
  return {
    text,
    blocks: open
      ? openTask(facts, reader)
      : [section([heading(facts), closing(facts, reader), following(facts, reader)])],
  };
}

export const TASKS_IN_A_MESSAGE = 40;

/** Several tasks in one message, the longest due first. */
export function taskDigest(all: TaskFacts[], reader: Reader): Message {
  const shown = all.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).slice(0, TASKS_IN_A_MESSAGE);
  const open = all.filter((task) => task.status === 'open').length;
  const text =
    open === 0 ? `${plural(all.length, 'task')}, all dealt with` : `${plural(open, 'task')} for you`;
  const more =
    all.length > shown.length
      ? [context([`and ${number(all.length - shown.length)} more: \`/lead mine\``])]
      : [];
  return { text, blocks: [section([`📋 *${text}*`]), ...shown.map((task) => row(task, reader)), ...more] };
}

/** A task that was just dealt with, in a line: whose lead it was about, and what comes next. */
export function doneLine(facts: TaskFacts, reader: Reader): string {
  const next = following(facts, reader);
  return `✅ Done: ${escaped(facts.title, SPACE.detail)} · ${nameAndCompany(facts.lead)}.${next === null ? '' : ` ${next}.`}`;
}

const STANDING: Record<TaskFacts['status'], string> = {
  open: 'To do',
  paused: 'Put aside while its track is paused',
  done: 'Done',
  skipped: 'Skipped',
  passed: 'Passed on',
  cancelled: 'Not needed any more',
};

function openTask(facts: TaskFacts, reader: Reader): KnownBlock[] {
  return [
    section([
      ...hotWords(facts),
      heading(facts),
      dotted([nameOf(facts.lead), ...roleOf(facts.lead), ...contactOf(facts.lead, reader)]),
    ]),
    ...readyToSend(facts, reader),
    actions(taskButtons(facts)),
    context([dotted([`Due ${moment(facts.dueAt, reader)}`, ...askedBy(facts), ...place(facts)])]),
  ];
}

const taskButtons = ({ taskId, title }: TaskFacts): Button[] => [
  button('Done', ACTIONS.taskDone, taskId, { primary: true, label: `Done: ${title}` }),
  button('Skip', ACTIONS.taskSkip, taskId, { label: `Skip: ${title}` }),
  button('Snooze', ACTIONS.taskSnooze, taskId, { label: `Snooze: ${title}` }),
  button('Reassign', ACTIONS.taskReassign, taskId, { label: `Give to somebody else: ${title}` }),
];

/** A task for the same day brings the news of its lead along, so that nobody hears of it twice. */
const hotWords = ({ kind, lead, woke = false }: TaskFacts): string[] =>
  kind === 'same_day'
    ? [`🔥 ${woke ? 'It woke early: ready' : 'Ready'} for sales, with ${plural(total(lead), 'point')}.`]
    : [];

const heading = ({ title }: TaskFacts): string => `📋 *${escaped(title, SPACE.reason)}*`;

function readyToSend({ draft }: TaskFacts, reader: Reader): KnownBlock[] {
  if (draft === null) return [];
  return [
    section([`*Ready to copy* · subject: ${escaped(draft.subject, 200)}`]),
    section([reader.slackDates ? codeBlock(draft.body, SPACE.draft) : quotation(draft.body, SPACE.draft)]),
  ];
}

function place({ track }: TaskFacts): string[] {
  if (track === null) return [];
  const starter = track.startedBy === null ? [] : [`started by ${person(track.startedBy)}`];
  return [`Step ${track.step} of ${track.steps}`, escaped(track.name, SPACE.detail), ...starter];
}

const askedBy = ({ from }: TaskFacts): string[] => (from ? [`asked by ${person(from)}`] : []);

/** What comes next for the lead, or that nothing does. */
function following({ status, next }: TaskFacts, reader: Reader): string | null {
  if (next === undefined || (status !== 'done' && status !== 'skipped')) return null;
  return next === null
    ? 'Nothing else is planned for this lead. A next step: `/lead task`'
    : `Next: ${escaped(next.title, SPACE.detail)}, ${moment(next.at, reader)}`;
}

function closing(facts: TaskFacts, reader: Reader): string {
  const at = facts.closedAt === null ? null : moment(facts.closedAt, reader);
  return dotted([ended(facts, SPACE), at, nameAndCompany(facts.lead)]);
}

/** "Done by Ravi", "Not needed any more: Jane replied" */
function ended({ status, closedBy, closedWhy, passedTo }: TaskFacts, space: Space): string {
  if (status === 'passed' && passedTo)
    return `Passed on to ${person(passedTo)}${closedBy === null ? '' : ` by ${person(closedBy)}`}`;
  const who = closedBy === null ? '' : ` by ${person(closedBy)}`;
  return `${STANDING[status]}${who}${closedWhy === null ? '' : `: ${escaped(closedWhy, space.reason)}`}`;
}

function row(task: TaskFacts, reader: Reader): KnownBlock {
  const title = `*${escaped(task.title, TIGHT.reason)}*`;
  const whom = nameAndCompany(task.lead, TIGHT);
  if (task.status !== 'open') return section([title, `${ended(task, TIGHT)} · ${whom}`]);
  const line = dotted([whom, `due ${moment(task.dueAt, reader)}`]);
  return section(
    [title, line],
    button('Open', ACTIONS.taskOpen, task.taskId, { label: `Open: ${task.title}` }),
  );
}
