import type { KnownBlock } from '@slack/types';
import {
  DAY_SECTIONS,
  type DayFacts,
  type DaySection,
  type HomePage,
  type Paged,
} from '../../domain/home.js';
import { section } from '../blocks.js';
import type { Reader } from '../dates.js';
import { person } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { lowerFirst } from '../text.js';
import { DAY_ROWS, type DayRow } from './day-rows.js';
import { firstDay } from './first-day.js';
import { allLists, counted, type Listed, type ListWords, listAlone } from './lists.js';
import { showing } from './rows.js';

const WORDS: Record<DaySection, ListWords> = {
  claim: {
    sign: '🔥',
    title: 'To claim',
    short: 'to claim',
    empty: 'nobody waits. Who gets ready for sales comes here at once',
  },
  overdue: { sign: '⏰', title: 'Overdue', short: 'overdue', empty: 'nothing is left from the days before' },
  due: {
    sign: '📋',
    title: 'Due today',
    short: 'due today',
    empty: 'nothing planned. A next step that you log with a call comes here on its day',
  },
  hot: {
    sign: '📈',
    title: 'Hot leads',
    short: 'hot',
    empty: 'none of yours is near ready. Their deeds bring them here',
  },
  cooling: {
    sign: '⏳',
    title: 'Going cold this week',
    short: 'going cold this week',
    empty: 'nobody. Who falls silent, or drops a stage, comes here a week before',
  },
  covered: {
    sign: '🤝',
    title: 'While you cover',
    short: 'of those you cover for',
    empty: 'nothing comes up with the leads of those you cover for until they are back',
  },
  snoozed: {
    sign: '💤',
    title: 'Snoozed',
    short: 'snoozed',
    empty: 'nobody rests. `/lead snooze acme 3d` lets one rest',
  },
};

/** A day as blocks: all its lists, and the ways from there, or the one list that is open. */
export function dayBlocks(facts: DayFacts, page: HomePage, reader: Reader, ways: KnownBlock[]): KnownBlock[] {
  const own = page.rep === null;
  const lists = dayLists(facts, reader).map((list) => (own ? list : lookOnly(list)));
  const [open] = lists;
  if (page.section !== null && open !== undefined) return listAlone(open, page, own ? 'My day' : 'Their day');
  if (facts.isNew && own) return [...firstDay(), ...ways];
  return [
    section([own ? summary(lists) : `*The day of ${person(facts.of)}*: ${lowerFirst(summary(lists))}`]),
    ...ways,
    ...allLists(lists, page),
  ];
}

/** What the day holds, in a line. */
export const summary = (lists: Listed[]): string => counted(lists) ?? 'Nothing presses today';

/** The lists that were read, in the order in which they press. */
export const dayLists = (facts: DayFacts, reader: Reader): Listed[] =>
  DAY_SECTIONS.flatMap((name) => listed(name, facts, reader));

function listed<K extends DaySection>(name: K, facts: DayFacts, reader: Reader): Listed[] {
  const page = facts[name] as Paged<DayRow<K>> | undefined;
  if (page === undefined) return [];
  const rowOf = DAY_ROWS[name];
  return [{ name, words: WORDS[name], page, rows: page.rows.map((row) => rowOf(row, reader)) }];
}

/** What is somebody else's to do, a manager may look at and give to another. */
const lookOnly = (list: Listed): Listed => ({
  ...list,
  rows: list.rows.map((row) => ({
    ...row,
    choices: row.choices
      .filter(({ action }) => action === ACTIONS.show || action === ACTIONS.passLead)
      .map((choice) => (choice.action === ACTIONS.show ? showing(choice.value) : choice)),
  })),
});
