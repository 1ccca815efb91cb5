import type { KnownBlock } from '@slack/types';
import {
  type HomePage,
  type Paged,
  TEAM_SECTIONS,
  type TeamFacts,
  type TeamSection,
} from '../../domain/home.js';
import { section } from '../blocks.js';
import type { Reader } from '../dates.js';
import { number } from '../text.js';
import { allLists, counted, type Listed, type ListWords, listAlone } from './lists.js';
import { TEAM_ROWS, type TeamRow } from './team-rows.js';

const WORDS: Record<TeamSection, ListWords> = {
  waiting: {
    sign: '🔥',
    title: 'Waiting for a rep',
    short: 'waiting for a rep',
    empty: 'nobody: everything handed over is claimed',
  },
  reps: {
    sign: '👥',
    title: 'Reps',
    short: 'reps',
    empty: 'nobody has a lead yet. `/lead claim acme` is how it begins',
  },
  unowned: {
    sign: '🧭',
    title: 'Warm and nobody’s',
    short: 'warm and nobody’s',
    empty: 'every warm lead has an owner',
  },
  snoozers: {
    sign: '💤',
    title: 'Snoozed three times or more',
    short: 'snoozed three times or more',
    empty: 'no lead is put off again and again',
  },
  neglected: {
    sign: '🥀',
    title: 'Neglected',
    short: 'neglected',
    empty: 'no warm lead of a rep is left alone',
  },
};

/** The team as blocks: all its lists, and the ways from there, or the one list that is open. */
export function teamBlocks(
  facts: TeamFacts,
  page: HomePage,
  reader: Reader,
  ways: KnownBlock[],
): KnownBlock[] {
  const lists = TEAM_SECTIONS.flatMap((name) => listed(name, facts, reader));
  const [open] = lists;
  if (page.section !== null && open !== undefined) return listAlone(open, page, 'Team');
  return [section([summary(lists, facts)]), ...ways, ...allLists(lists, page)];
}

function summary(lists: Listed[], { late, sla }: TeamFacts): string {
  const all = counted(lists) ?? 'No leads yet';
  return late === 0
    ? all
    : `${all}\n⚠️ *${number(late)}* waiting longer than the ${sla.firstMinutes} min the rules give for a first response`;
}

function listed<K extends TeamSection>(name: K, facts: TeamFacts, reader: Reader): Listed[] {
  const page = facts[name] as Paged<TeamRow<K>> | undefined;
  if (page === undefined) return [];
  const rowOf = TEAM_ROWS[name];
  return [{ name, words: WORDS[name], page, rows: page.rows.map((row) => rowOf(row, reader, facts)) }];
}
