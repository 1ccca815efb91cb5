import type { KnownBlock } from '@slack/types';
import type { Adrift, Rested, WatchedRow } from '../domain/attention-facts.js';
import { leadName, total } from '../domain/lead.js';
import { actions, button, type Message, section } from './blocks.js';
import { day, type Reader, yourTime } from './dates.js';
import { fromJson, isRecord } from './json.js';
import { logButton, showButton, wakeButton } from './lead-buttons.js';
import { dotted, ownerOf, person, whoLine } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { grouped, readFrom, showMore } from './paged.js';
import { orOnce } from './snooze-words.js';
import { escaped, number, plural } from './text.js';
import { unwatchButton } from './watch-notice.js';

/** Rows a page holds: each has buttons of its own. */
export const ROWS_OF_ATTENTION = 10;

const LISTS = ['neglected', 'snoozed', 'watching'] as const;

/** Where such a list goes on: the value of its "Show more" button. */
export type AttentionPage = { list: (typeof LISTS)[number]; from: number };

type Page<T> = { rows: T[]; from: number; count: number };
type TeamPage<T> = Page<T> & { byRep: boolean };

/** The answer to `/lead neglected`: who would fall through the cracks, and what is missing (S14). */
export function neglectedList(facts: TeamPage<Adrift> & { maxDays: number }): Message {
  if (facts.count === 0)
    return only('Nobody falls through the cracks: every open lead has an owner, a next step and a touch.');
  const text = `${plural(facts.count, 'open lead needs', 'open leads need')} somebody’s attention`;
  const rule = `An owner, something dated to come, and a touch within ${plural(facts.maxDays, 'day')}: one of these is missing.`;
  return {
    text,
    blocks: [
      section([`🕳️ *${text}*`, rule]),
      ...grouped(onPage(facts), ({ lead }) => ownerOf(lead)).flatMap(([owner, rows]) => [
        ...(facts.byRep ? [section([`*Owner: ${owner}*`])] : []),
        ...rows.flatMap((row) => adrift(row)),
      ]),
      ...more(facts, 'neglected'),
    ],
  };
}

/** What is missing of a lead, in words: "no next step · no touch for 20 days". */
export const gapWords = ({ lead, noNext, quietDays }: Adrift): string =>
  dotted([
    ...(lead.ownerId === null ? ['nobody’s'] : []),
    ...(noNext ? ['no next step'] : []),
    ...(quietDays === null ? [] : [`no touch for ${plural(quietDays, 'day')}`]),
  ]);

function adrift(row: Adrift): KnownBlock[] {
  const { lead } = row;
  const about = leadName(lead);
  const claim = button('Claim', ACTIONS.claimLead, lead.id, { label: `Claim ${about}` });
  const plan = button('Plan a task', ACTIONS.taskPlan, lead.id, { label: `Plan a task for ${about}` });
  return [
    section([dotted([whoLine(lead), `${number(total(lead))} points`]), `⚠️ ${gapWords(row)}`]),
    actions([...(lead.ownerId === null ? [claim] : [plan]), logButton(lead), showButton(lead)]),
  ];
}

/** The answer to `/lead snoozed`: who rests, until when, what wakes them, and how often they were put off. */
export function snoozedList(facts: TeamPage<Rested>, reader: Reader): Message {
  if (facts.count === 0) return only('No lead rests. To put one off: `/lead snooze acme mon or reply`');
  const text = `${plural(facts.count, 'lead rests', 'leads rest')}${facts.byRep ? ', by whoever put them off' : ''}`;
  return {
    text,
    blocks: [
      section([`💤 *${text}*`]),
      ...grouped(onPage(facts), ({ by }) => person(by)).flatMap(([by, rows]) => [
        ...(facts.byRep ? [section([`*${by}*`])] : []),
        ...rows.flatMap((row) => rested(row, reader)),
      ]),
      ...more(facts, 'snoozed'),
    ],
  };
}

/** How often in a row, and why: "3 times in a row · Budget in January". */
export const putOffInShort = ({ run, reason }: Pick<Rested, 'run' | 'reason'>): string =>
  dotted([
    run === 1 ? 'put off once' : `put off ${number(run)} times in a row`,
    ...(reason === null ? [] : [escaped(reason, SPACE.reason)]),
  ]);

function rested(row: Rested, reader: Reader): KnownBlock[] {
  const { lead, until, on, run } = row;
  return [
    section([
      dotted([whoLine(lead), `${number(total(lead))} points`]),
      `until ${yourTime(until, reader)}${orOnce(on)}`,
      `${run >= 3 ? '⚠️ ' : ''}${putOffInShort(row)}`,
    ]),
    actions([wakeButton(lead), showButton(lead)]),
  ];
}

/** The answer to `/lead watching`: somebody else's leads of which a person wants to hear, and until when. */
export function watchingList(facts: Page<WatchedRow>, reader: Reader): Message {
  if (facts.count === 0)
    return only(
      'You watch no lead. Where somebody was quicker with one, *Watch* beside the answer tells you when it is free again: try `/lead claim` on it.',
    );
  const text = `You watch ${plural(facts.count, 'lead')}`;
  return {
    text,
    blocks: [
      section([`👀 *${text}*`, 'I tell you when one is free again or changes hands.']),
      ...onPage(facts).flatMap((row) => watched(row, reader)),
      ...more(facts, 'watching'),
    ],
  };
}

function watched({ lead, until }: WatchedRow, reader: Reader): KnownBlock[] {
  const isFree = lead.ownerId === null;
  const claim = button('Claim', ACTIONS.claimLead, lead.id, {
    primary: true,
    label: `Claim ${leadName(lead)}`,
  });
  return [
    section([
      dotted([whoLine(lead), `${number(total(lead))} points`]),
      dotted([isFree ? '🟢 free' : `owner ${ownerOf(lead)}`, `watched until ${day(until, reader)}`]),
    ]),
    actions([...(isFree ? [claim] : []), showButton(lead), unwatchButton(lead)]),
  ];
}

const only = (text: string): Message => ({ text, blocks: [section([text])] });

const onPage = <T>({ rows }: Page<T>): T[] => rows.slice(0, ROWS_OF_ATTENTION);

function more<T>({ rows, from, count }: Page<T>, list: AttentionPage['list']): KnownBlock[] {
  const shown = from + Math.min(rows.length, ROWS_OF_ATTENTION);
  const next: AttentionPage = { list, from: shown };
  return showMore({ from, shown, count }, ACTIONS.attentionMore, JSON.stringify(next));
}

/** Reads the value of "Show more"; null for anything else. */
export function readAttentionPage(value: string): AttentionPage | null {
  const read = fromJson(value);
  if (!isRecord(read)) return null;
  const list = LISTS.find((one) => one === read.list);
  const from = readFrom(read.from);
  return list === undefined || from === null ? null : { list, from };
}
