import type { KnownBlock } from '@slack/types';
import type { RulesFacts } from '../domain/rules-facts.js';
import { button, context, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { fromJson, isRecord } from './json.js';
import { type ListFacts, ROWS_IN_A_LIST, rows } from './lead-list.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { readFrom, showMore } from './paged.js';
import { escaped, number, plural } from './text.js';

/** Where a segment's list goes on: the value of its "Show more" button. */
export type SegmentPage = { segment: string; from: number };

export type SegmentFacts = {
  segment: { id: string; label: string };
  /** This page's leads. */
  rows: ListFacts['rows'];
  /** How many came on pages before this one, and how many there are in all. */
  from: number;
  count: number;
};

const SHOWN = 30;

type Counted = Pick<RulesFacts, 'segments' | 'countedAt'>;

/** Says when leads were counted, where it was not now. */
export const countedWords = (countedAt: Date | null, reader: Reader): string[] =>
  countedAt === null ? [] : [`counted ${yourTime(countedAt, reader)}`];

/** The answer to `/lead segment`: which there are, and how many leads are in each. */
export function segmentsView({ segments: all, countedAt }: Counted, reader: Reader): Message {
  if (all.length === 0) return { text: NO_SEGMENTS, blocks: [section([NO_SEGMENTS])] };
  const counted = countedWords(countedAt, reader).map((words) => `, ${words}`);
  const text = `${plural(all.length, 'segment')}, with the leads that are in each${countedAt === null ? ' now' : counted.join('')}`;
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...all
        .slice(0, SHOWN)
        .map(({ id, label, count }) =>
          section(
            [`*${escaped(label, SPACE.reason)}* · ${plural(count, 'lead')}`],
            button('Show', ACTIONS.segmentShow, id, { label: `Show ${label}` }),
          ),
        ),
      context([
        ...(all.length > SHOWN
          ? [`and ${number(all.length - SHOWN)} more: \`/lead segment\` and the name`]
          : []),
        'Segments are part of the rules: a manager changes them in the file, `/lead rules download`',
      ]),
    ],
  };
}

const NO_SEGMENTS =
  'The rules name no segments yet. A manager adds them in the file: `/lead rules download`, then `/lead rules upload`';

/** The answer to `/lead segment` with a name: who is in it. */
export function segmentList(facts: SegmentFacts, reader: Reader): Message {
  const { segment, count } = facts;
  const label = escaped(segment.label, SPACE.reason);
  if (count === 0) {
    const text = `No lead is in “${label}” now. All segments: \`/lead segment\``;
    return { text, blocks: [section([text])] };
  }
  const text = `${plural(count, 'lead')} in “${label}”`;
  return { text, blocks: [section([`*${text}*`]), ...rows(facts.rows, 'find', reader), ...more(facts)] };
}

/** Reads the value of a segment's "Show more" button; null for anything else. */
export function readSegmentPage(value: string): SegmentPage | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.segment !== 'string') return null;
  const from = readFrom(read.from);
  return from === null ? null : { segment: read.segment, from };
}

function more({ segment, rows: page, from, count }: SegmentFacts): KnownBlock[] {
  const shown = from + Math.min(page.length, ROWS_IN_A_LIST);
  const next: SegmentPage = { segment: segment.id, from: shown };
  return showMore({ from, shown, count }, ACTIONS.segmentMore, JSON.stringify(next));
}
