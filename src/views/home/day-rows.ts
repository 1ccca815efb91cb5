import type { DayFacts, DaySection, DayTask, Sleeper } from '../../domain/home.js';
import { type Lead, leadName, total } from '../../domain/lead.js';
import { between, dayAhead, type Reader, yourTime } from '../dates.js';
import { ordinal } from '../handoff-words.js';
import { dotted, lastActive, nameAndCompany, person, stageOf, whoLine } from '../lead-words.js';
import { SPACE, TIGHT } from '../limits.js';
import { ACTIONS } from '../names.js';
import { orOnce } from '../snooze-words.js';
import { aheadWords } from '../standing-words.js';
import { escaped, number } from '../text.js';
import { type Choice, passing, type Row, showing } from './rows.js';

/** What a list of a day holds. */
export type DayRow<K extends DaySection> = NonNullable<DayFacts[K]>['rows'][number];

/** The lists of a day, row by row. */
export const DAY_ROWS: { [K in DaySection]: (row: DayRow<K>, reader: Reader) => Row } = {
  claim: ({ handoffId, lead, since, rule }, reader) => ({
    lines: [scored(lead), dotted([`waiting for ${between(since, reader.now)}`, ...because(rule)])],
    about: leadName(lead),
    choices: [
      { text: 'Claim', action: ACTIONS.claim, value: handoffId, primary: true },
      showing(lead.id),
      { text: 'Not ready', action: ACTIONS.notReady, value: handoffId },
    ],
  }),
  overdue: taskRow,
  due: taskRow,
  hot: (lead, reader) => ({
    lines: [scored(lead), dotted([stageOf(lead), lastActive(lead, reader)])],
    about: leadName(lead),
    choices: [logging(lead), showing(lead.id), snoozing(lead), passing(lead.id)],
  }),
  cooling: ({ lead, loss }, reader) => ({
    lines: [
      scored(lead),
      dotted([`*${aheadWords(loss, reader)}*`, `quiet for ${between(lead.quietSince, reader.now)}`]),
    ],
    about: leadName(lead),
    choices: [
      logging(lead),
      showing(lead.id),
      snoozing(lead),
      passing(lead.id),
      ...(lead.suppressedAt === null
        ? [{ text: 'Start re-engagement', action: ACTIONS.reengage, value: lead.id }]
        : []),
    ],
  }),
  covered: ({ lead, at, of, task }, reader) =>
    task === null
      ? {
          lines: [
            scored(lead),
            dotted([`*goes cold on ${dayAhead(at, reader)}*`, `with ${person(of)}, who is away`]),
          ],
          about: leadName(lead),
          choices: [logging(lead), showing(lead.id), snoozing(lead)],
        }
      : coveredTask(taskRow({ ...task, lead, dueAt: at }, reader), of),
  // Of one's own leads whose nobody else is, it goes without saying who put it off.
  snoozed: (sleeper, reader) =>
    sleeperRow(sleeper.lead.ownerId === null ? { ...sleeper, by: null } : sleeper, reader),
};

/** A lead asleep: until when, what else would wake it, why, and how often in a row it was put off by now. */
export function sleeperRow({ lead, until, by, run, wakeOn, reason }: Sleeper, reader: Reader): Row {
  return {
    lines: [
      scored(lead),
      dotted([
        `until ${yourTime(until, reader)}${orOnce(wakeOn)}`,
        ...(by === null || by === lead.ownerId ? [] : [`by ${person(by)}`]),
        ...(reason === null ? [] : [escaped(reason, SPACE.reason)]),
        ...(run > 1 ? [`*${ordinal(run)} time in a row*`] : []),
      ]),
    ],
    about: leadName(lead),
    choices: [
      { text: 'Wake', action: ACTIONS.wake, value: lead.id },
      showing(lead.id),
      logging(lead),
      { text: 'Another day', action: ACTIONS.snooze, value: lead.id },
    ],
  };
}

/** "*Jane Doe* · VP Operations · Acme · *86* points" */
export const scored = (lead: Lead): string =>
  dotted([whoLine(lead, TIGHT), `*${number(total(lead))}* points`]);

export const because = (rule: string): string[] => (rule === '' ? [] : [escaped(rule, SPACE.reason)]);

const logging = (lead: Lead): Choice => ({ text: 'Log', action: ACTIONS.log, value: lead.id });
const snoozing = (lead: Lead): Choice => ({ text: 'Snooze', action: ACTIONS.snooze, value: lead.id });

const coveredTask = (row: Row, of: string): Row => ({
  ...row,
  lines: [...row.lines, `with ${person(of)}, who is away`],
});

function taskRow({ taskId, title, dueAt, lead }: DayTask, reader: Reader): Row {
  const late = dueAt <= reader.now ? 'was due' : 'due';
  return {
    lines: [
      `*${escaped(title, SPACE.reason)}*`,
      dotted([nameAndCompany(lead, TIGHT), `${late} ${yourTime(dueAt, reader)}`]),
    ],
    about: title,
    choices: [
      { text: 'Done', action: ACTIONS.taskDone, value: taskId },
      { text: 'Open', action: ACTIONS.taskOpen, value: taskId },
      { text: 'Snooze', action: ACTIONS.taskSnooze, value: taskId },
      { text: 'Skip', action: ACTIONS.taskSkip, value: taskId },
      { text: 'Show the lead', action: ACTIONS.show, value: lead.id },
    ],
  };
}
