import type { HomeView } from '@slack/types';
import { type DayFacts, MY_DAY, type Sleeper, type TeamFacts, THE_TEAM } from '../../src/domain/home.js';
import type { Lead } from '../../src/domain/lead.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { dayMessage } from '../../src/views/home/day-message.js';
import { homeView } from '../../src/views/home/home.js';
import { hoursAgo } from './given.js';

const some = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** A day on which every list is longer than what is shown of it, with `words` in every place from outside. */
function daySaying(words: string, lead: Lead, rows = 5): DayFacts {
  const page = <T>(row: T) => ({ rows: some(rows, () => row), from: 0, count: 12_345 });
  const task = { taskId: 'task-1', title: words, dueAt: hoursAgo(30), lead };
  return {
    of: words,
    isNew: false,
    claim: page({ handoffId: 'handoff-1', lead, since: hoursAgo(2), rule: words }),
    overdue: page(task),
    due: page({ ...task, dueAt: hoursAgo(-2) }),
    hot: page(lead),
    cooling: page({
      lead,
      loss: { what: 'falls' as const, at: hoursAgo(-50), to: 'mql' as const, total: 70 },
    }),
    covered: {
      rows: some(rows, (at) => ({
        lead,
        at: hoursAgo(-40),
        of: words,
        task: at % 2 === 0 ? null : { taskId: 'task-1', title: words },
      })),
      from: 0,
      count: 12_345,
    },
    snoozed: page(sleeper(words, lead)),
  };
}

const sleeper = (words: string, lead: Lead): Sleeper => ({
  lead,
  until: hoursAgo(-90),
  by: words,
  run: 4,
  wakeOn: { reply: true, pricing: true, score: 1_000 },
  reason: words,
});

function teamSaying(words: string, lead: Lead, rows = 5): TeamFacts {
  const page = <T>(row: T) => ({ rows: some(rows, () => row), from: 0, count: 12_345 });
  const handoff = { handoffId: 'handoff-1', lead, since: hoursAgo(2), rule: words };
  return {
    sla: { firstMinutes: 5, escalateMinutes: 10 },
    late: 12_000,
    waiting: page({ ...handoff, sla: 'escalated' as const }),
    reps: page({
      id: 'U02REP',
      open: 2_000,
      toClaim: 12,
      overdue: 130,
      cooling: 44,
      claimMinutes: 2_900,
      away: { until: hoursAgo(-60), cover: words },
    }),
    unowned: page(lead),
    snoozers: page(sleeper(words, lead)),
    neglected: page({ lead, touchedAt: hoursAgo(900) }),
  };
}

export const EMPTY_DAY: DayFacts = {
  of: 'U01REP',
  isNew: false,
  claim: { rows: [], from: 0, count: 0 },
  overdue: { rows: [], from: 0, count: 0 },
  due: { rows: [], from: 0, count: 0 },
  hot: { rows: [], from: 0, count: 0 },
  cooling: { rows: [], from: 0, count: 0 },
  snoozed: { rows: [], from: 0, count: 0 },
};

const EMPTY_TEAM: TeamFacts = {
  sla: { firstMinutes: 5, escalateMinutes: 10 },
  late: 0,
  waiting: { rows: [], from: 0, count: 0 },
  reps: { rows: [], from: 0, count: 0 },
  unowned: { rows: [], from: 0, count: 0 },
  snoozers: { rows: [], from: 0, count: 0 },
  neglected: { rows: [], from: 0, count: 0 },
};

/** Every Home there is. */
export function homes(words: string, lead: Lead, reader: Reader): Record<string, HomeView> {
  const note: Message = {
    text: words,
    blocks: some(3, () => ({
      type: 'section' as const,
      text: { type: 'mrkdwn' as const, text: 'x'.repeat(2_900) },
    })),
  };
  const day = (facts: DayFacts) => ({
    page: MY_DAY,
    isManager: true,
    note,
    body: { kind: 'day' as const, facts },
  });
  const whole = daySaying(words, lead);
  const alone = { of: words, isNew: false, hot: { rows: some(15, () => lead), from: 15, count: 12_345 } };
  const team = {
    page: THE_TEAM,
    isManager: true,
    note,
    body: { kind: 'team' as const, facts: teamSaying(words, lead) },
  };
  const { waiting } = teamSaying(words, lead, 15);
  const longWait = { ...EMPTY_TEAM, waiting: { from: 30, count: 12_345, rows: waiting?.rows ?? [] } };
  const all = {
    day: day(whole),
    'a day of somebody else': { ...day(whole), page: { ...MY_DAY, rep: 'U02REP' } },
    'a rep’s day': { ...day(whole), isManager: false, note: null },
    'an empty day': day(EMPTY_DAY),
    'a first day': day({ ...EMPTY_DAY, isNew: true }),
    'one list': { ...day(alone), page: { ...MY_DAY, section: 'hot' as const, from: 15 } },
    'one empty list': {
      ...day({ of: words, isNew: false, hot: { rows: [], from: 0, count: 0 } }),
      page: { ...MY_DAY, section: 'hot' as const },
    },
    team,
    'an empty team': { ...team, body: { kind: 'team' as const, facts: EMPTY_TEAM } },
    'one list of the team': {
      ...team,
      page: { ...THE_TEAM, section: 'waiting' as const, from: 30 },
      body: { kind: 'team' as const, facts: { sla: EMPTY_TEAM.sla, late: 9, waiting: longWait.waiting } },
    },
    stranger: { ...day(whole), body: { kind: 'stranger' as const, managers: some(9, () => words) } },
  };
  return Object.fromEntries(Object.entries(all).map(([name, each]) => [name, homeView(each, reader)]));
}

export const dayMessages = (words: string, lead: Lead, reader: Reader): Record<string, Message> => ({
  'my day': dayMessage(daySaying(words, lead), reader),
  'my empty day': dayMessage(EMPTY_DAY, reader),
  'my first day': dayMessage({ ...EMPTY_DAY, isNew: true }, reader),
});
