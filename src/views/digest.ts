import type { KnownBlock } from '@slack/types';
import type { DigestFacts } from '../domain/facts.js';
import { type Lead, total } from '../domain/lead.js';
import { gapWords, putOffInShort } from './attention-lists.js';
import { context, header, type Message, section } from './blocks.js';
import { between, day, dayInWords, lasting, moment, type Reader } from './dates.js';
import { heldRow } from './held-view.js';
import { nameAndCompany, ownerOf, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { escaped, number } from './text.js';

/** How many lines each list of the digest shows. */
const SHOWN = 5;

/** What managers read with their coffee: what waits, what moved, what slipped, and the week's numbers. */
export function digest(facts: DigestFacts, reader: Reader): Message {
  const title = `Morning digest · ${dayInWords(facts.day)}`;
  const counted = counts(facts);
  return {
    text: `${title}: ${counted.map(([count, what]) => `${number(count)} ${what}`).join(' · ') || NOTHING}`,
    blocks: [
      header(title),
      section([counted.map(([count, what]) => `*${number(count)}* ${what}`).join(' · ') || NOTHING]),
      ...lists(facts, reader),
      ...heldRow(facts.held ?? 0),
      section([week(facts.week)]),
      context([`News since ${moment(facts.since, reader)}`]),
    ],
  };
}

const NOTHING = 'Nothing new since the last digest';

function counts(facts: DigestFacts): [number, string][] {
  const all: [number, string][] = [
    [facts.waiting.length, 'waiting for a rep'],
    [facts.claimed.length, 'claimed'],
    [facts.wentCold.length, 'gone cold'],
    [facts.rewarmed.length, 're-warmed'],
    [facts.returned.length, 'returned'],
    [facts.overdue.length, facts.overdue.length === 1 ? 'task overdue' : 'tasks overdue'],
    [facts.adrift?.count ?? 0, 'without owner, next step or touch'],
    [facts.putOff?.length ?? 0, 'put off again and again'],
    [facts.held ?? 0, 'held back'],
  ];
  return all.filter(([count]) => count > 0);
}

function lists(facts: DigestFacts, reader: Reader): KnownBlock[] {
  return [
    ...list(
      'Waiting for a rep',
      '/lead hot',
      facts.waiting,
      ({ lead, since }) => `${score(lead)} · for ${between(since, reader.now)}`,
    ),
    ...list(
      'Claimed',
      '/lead hot',
      facts.claimed,
      ({ lead, by, afterMinutes }) =>
        `${nameAndCompany(lead)} · by ${person(by)} after ${lasting(afterMinutes * 60_000)}`,
    ),
    ...list(
      'Gone cold',
      '/lead cold',
      facts.wentCold,
      ({ lead }) =>
        `${nameAndCompany(lead)} · owner ${ownerOf(lead)} · value ${lead.value === null ? 'not known' : number(lead.value)}`,
    ),
    ...list(
      'Re-warmed',
      '/lead find',
      facts.rewarmed,
      ({ lead, by, at }) => `${nameAndCompany(lead)} · ${escaped(by, SPACE.detail)} · ${day(at, reader)}`,
    ),
    ...list(
      'Returned to nurture',
      '/lead find',
      facts.returned,
      ({ lead, by, reason }) =>
        `${nameAndCompany(lead)} · by ${person(by)}: ${escaped(reason, SPACE.reason)}`,
    ),
    ...list(
      'Overdue',
      '/lead overdue',
      facts.overdue,
      ({ lead, title, assigneeId, dueAt }) =>
        `${escaped(title, SPACE.detail)} · ${nameAndCompany(lead)} · ${person(assigneeId)}, due ${day(dueAt, reader)}`,
    ),
    ...list(
      'Falling through the cracks',
      '/lead neglected',
      facts.adrift?.rows ?? [],
      (row) => `${nameAndCompany(row.lead)} · owner ${ownerOf(row.lead)} · ${gapWords(row)}`,
      facts.adrift?.count,
    ),
    ...list(
      'Put off again and again',
      '/lead snoozed',
      facts.putOff ?? [],
      (row) =>
        `${nameAndCompany(row.lead)} · by ${person(row.by)} until ${day(row.until, reader)} · ${putOffInShort(row)}`,
    ),
  ];
}

const score = (lead: Lead): string => `${nameAndCompany(lead)} · ${number(total(lead))} points`;

/** A named list, or nothing where it is empty; a long one is shortened and says where the rest is. */
function list<T>(
  title: string,
  command: string,
  items: T[],
  line: (item: T) => string,
  count = items.length,
): KnownBlock[] {
  if (items.length === 0) return [];
  const more = count - Math.min(SHOWN, items.length);
  const rest = more > 0 ? [`and ${number(more)} more: \`${command}\``] : [];
  return [section([`*${title}*`, ...items.slice(0, SHOWN).map((item) => `• ${line(item)}`), ...rest])];
}

/** The funnel of seven days, each step with its share of the one before. */
function week({ captured, mql, handoffs, claimed }: DigestFacts['week']): string {
  const steps = [
    `*${number(captured)}* captured`,
    `*${number(mql)}* became MQL${share(mql, captured)}`,
    `*${number(handoffs)}* handed to sales${share(handoffs, mql)}`,
    `*${number(claimed)}* claimed${share(claimed, handoffs)}`,
  ];
  return `*Seven days*\n${steps.join(' → ')}`;
}

// Leads captured before the week can make a step larger than the one before it: then a share says nothing.
const share = (part: number, whole: number): string =>
  whole === 0 || part > whole ? '' : ` (${Math.round((100 * part) / whole)}%)`;
