import type { KnownBlock } from '@slack/types';
import type { DayFacts } from '../../domain/home.js';
import { context, type Message, section } from '../blocks.js';
import { dateIn, dayInWords, type Reader } from '../dates.js';
import { number } from '../text.js';
import { dayLists, summary } from './day.js';
import type { Listed } from './lists.js';
import { shortRow } from './rows.js';

/** Rows of each list in a message: the rest stands on the Home tab. */
export const ROWS_IN_A_MESSAGE = 3;

/** A rep's day as a message: the first of each list, with one button each. */
export function dayMessage(facts: DayFacts, reader: Reader): Message {
  const lists = dayLists(facts, reader).filter(({ rows }) => rows.length > 0);
  const title = `My day · ${dayInWords(dateIn(reader.now, reader.zone))}`;
  const text = `${title}: ${summary(lists).replaceAll('*', '')}`;
  const start = facts.isNew
    ? 'Claim a lead, and what it needs stands here: `/lead hot` shows who is warm.'
    : summary(lists);
  return {
    text,
    blocks: [
      section([`*${title}*`, start]),
      ...lists.flatMap(some),
      context(['All of it, and whatever else can be done with each: the *Home* tab of this app']),
    ],
  };
}

function some({ words: { sign, title }, page: { count }, rows }: Listed): KnownBlock[] {
  const more = count - Math.min(rows.length, ROWS_IN_A_MESSAGE);
  return [
    section([`${sign} *${title}*  ·  ${number(count)}`]),
    ...rows.slice(0, ROWS_IN_A_MESSAGE).map(shortRow),
    ...(more > 0 ? [context([`and ${number(more)} more`])] : []),
  ];
}
