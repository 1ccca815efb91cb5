import type { KnownBlock } from '@slack/types';
import {
  type DaySection,
  type HomePage,
  type Paged,
  ROWS_ALONE,
  type TeamSection,
} from '../../domain/home.js';
import { actions, button, context, section } from '../blocks.js';
import { ACTIONS } from '../names.js';
import { number } from '../text.js';
import { pageValue } from './press.js';
import { type Row, rowBlocks } from './rows.js';

/** A list of the Home: its name with its sign, what so many of it are called, and what would fill it. */
export type ListWords = { sign: string; title: string; short: string; empty: string };

/** A list made ready: its rows, and how many there are in all. */
export type Listed = {
  name: DaySection | TeamSection;
  words: ListWords;
  page: Paged<unknown>;
  rows: Row[];
};

const heading = ({ words: { sign, title }, page: { count } }: Listed): KnownBlock =>
  section([`${sign} *${title}*  ·  ${number(count)}`]);

/** A list among others: the first rows, and a way to all of them. `page` is the one they stand on. */
function listAmong(list: Listed, page: HomePage): KnownBlock[] {
  const { count, rows } = list.page;
  const whole = pageValue({ ...page, section: list.name, from: 0 });
  return [
    { type: 'divider' },
    heading(list),
    ...list.rows.flatMap(rowBlocks),
    ...(count > rows.length ? [actions([button(`Show all ${number(count)}`, ACTIONS.homeOpen, whole)])] : []),
  ];
}

/** A list on a page of its own, with the way on and the way back. */
export function listAlone(list: Listed, page: HomePage, back: string): KnownBlock[] {
  const { from, count, rows } = list.page;
  const to = from + rows.length;
  const turn = (text: string, action: typeof ACTIONS.homeEarlier | typeof ACTIONS.homeLater, at: number) =>
    button(text, action, pageValue({ ...page, from: at }));
  const turns = [
    ...(from > 0 ? [turn('‹ Earlier', ACTIONS.homeEarlier, Math.max(0, from - ROWS_ALONE))] : []),
    ...(to < count ? [turn('Next ›', ACTIONS.homeLater, to)] : []),
  ];
  const home = button(`‹ ${back}`, ACTIONS.homeBack, pageValue({ ...page, section: null, from: 0 }));
  const none = list.rows.length === 0 ? [context([list.words.empty])] : [];
  return [
    actions([home]),
    heading(list),
    ...none,
    ...list.rows.flatMap(rowBlocks),
    ...(turns.length === 0
      ? []
      : [context([`${number(from + 1)}–${number(to)} of ${number(count)}`]), actions(turns)]),
  ];
}

/** Lists that hold something one after the other; at the end, small, the others and what would fill them. */
export function allLists(lists: Listed[], page: HomePage): KnownBlock[] {
  const filled = lists.filter(({ rows }) => rows.length > 0);
  const empty = lists.filter(({ rows }) => rows.length === 0);
  const small = context(empty.map(({ words: { sign, title, empty: why } }) => `${sign} *${title}*: ${why}`));
  return [
    ...filled.flatMap((list) => listAmong(list, page)),
    ...(empty.length === 0 ? [] : [{ type: 'divider' as const }, small]),
  ];
}

/** "*2* to claim  ·  *1* overdue"; null where all are empty. */
export function counted(lists: Listed[]): string | null {
  const some = lists.filter(({ page: { count } }) => count > 0);
  const parts = some.map(({ words: { short }, page }) => `*${number(page.count)}* ${short}`);
  return parts.length === 0 ? null : parts.join('  ·  ');
}
