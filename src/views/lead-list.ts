import type { KnownBlock } from '@slack/types';
import { type Lead, total } from '../domain/lead.js';
import { button, type Message, section } from './blocks.js';
import { ago, between, type Reader, yourTime } from './dates.js';
import { fromJson, isRecord } from './json.js';
import { showButton } from './lead-buttons.js';
import { dotted, lastActive, ownerOf, person, stageOf, whoLine } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { readFrom, showMore } from './paged.js';
import { pointsToGo } from './standing-words.js';
import { clip, escaped, number, plural } from './text.js';

export type ListName = 'mine' | 'hot' | 'cold' | 'find';

/** Where a list goes on: the value of its "Show more" button. */
export type ListPage = { list: ListName; asked: string | null; from: number };

export type ListFacts = {
  list: ListName;
  /** What was searched for, with `find`. */
  asked: string | null;
  /** This page's leads; `why` says why each is here, null leaves that to the view. */
  rows: { lead: Lead; why: string | null /** The track it is in. */; track?: string | null }[];
  /** How many came on pages before this one, and how many there are in all. */
  from: number;
  count: number;
  /** Whose leads, where somebody covers for them; and for whom else they cover. */
  whose?: string;
  covers?: { id: string; leads: number }[];
};

/** Rows a page holds, and the most that may be asked for: `/lead hot 25`. */
export const ROWS_IN_A_LIST = 10;
export const MOST_ROWS_IN_A_LIST = 25;

/** A search tells of so many at most. */
const MOST_FOUND = 100;

/** The answer to `/lead mine`, `hot`, `cold` and `find`. */
export function leadList(facts: ListFacts, reader: Reader): Message {
  if (facts.count === 0)
    return {
      text: EMPTY[facts.list](facts),
      blocks: [section([EMPTY[facts.list](facts)]), ...covering(facts)],
    };
  const text = TITLES[facts.list](facts);
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...rows(facts.rows, facts.list, reader),
      ...more(facts),
      ...covering(facts),
    ],
  };
}

/** The leads of a page, a row each; `list` says what is told of them. */
export const rows = (page: ListFacts['rows'], list: ListName, reader: Reader): KnownBlock[] =>
  page.slice(0, MOST_ROWS_IN_A_LIST).map((each) => row(each, list, reader));

/** Reads the value of a "Show more" button; null for anything else. */
export function readListPage(value: string): ListPage | null {
  const read = fromJson(value);
  if (!isRecord(read)) return null;
  const { list, asked } = read;
  const from = readFrom(read.from);
  if (!isListName(list) || from === null) return null;
  return { list, asked: typeof asked === 'string' ? asked : null, from };
}

const searched = (facts: ListFacts): string => `“${escaped(facts.asked ?? '', SPACE.detail)}”`;

const TITLES: Record<ListName, (facts: ListFacts) => string> = {
  mine: ({ count, whose }) =>
    whose === undefined
      ? `${plural(count, 'lead')} of yours`
      : `${plural(count, 'lead')} of ${person(whose)}, for whom you cover`,
  hot: ({ count }) => `${plural(count, 'hot lead')}, the hottest first`,
  cold: ({ count }) => `${plural(count, 'cold lead')}, the most at stake first`,
  find: (facts) =>
    facts.count < MOST_FOUND
      ? `${plural(facts.count, 'lead')} for ${searched(facts)}`
      : `${MOST_FOUND} leads and more for ${searched(facts)}: another word finds fewer`,
};

const isListName = (list: unknown): list is ListName =>
  typeof list === 'string' && Object.hasOwn(TITLES, list);

const NONE_MINE = 'You own no leads yet. `/lead hot` shows who is waiting for somebody like you.';

const EMPTY: Record<ListName, (facts: ListFacts) => string> = {
  mine: ({ whose }) =>
    whose === undefined ? NONE_MINE : `${person(whose)}, for whom you cover, owns no leads.`,
  hot: () => 'No lead is hot right now. `/lead cold` shows who could do with a kind word.',
  cold: () => 'No lead is cold. Well kept! `/lead hot` shows who is warmest.',
  find: (facts) =>
    `No lead matches ${searched(facts)}. Part of a name, a company or an address is enough; or add it: \`/lead add jane@acme.com\``,
};

function row({ lead, why, track }: ListFacts['rows'][number], list: ListName, reader: Reader): KnownBlock {
  const who = dotted([whoLine(lead), `${number(total(lead))} points`]);
  const reason = why === null ? WHY[list](lead, reader) : escaped(why, SPACE.reason);
  const at = track ? ` · ▶️ in “${escaped(track, SPACE.name)}”` : '';
  return section([who, `${reason}${at}`], showButton(lead));
}

const WHY: Record<ListName, (lead: Lead, reader: Reader) => string> = {
  mine: (lead, reader) => state(lead, reader) ?? lastActive(lead, reader),
  hot: (lead, reader) => dotted([toGo(lead), lastActive(lead, reader), `owner ${ownerOf(lead)}`]),
  cold: (lead, reader) =>
    dotted([
      `quiet for ${between(lead.quietSince, reader.now)}`,
      `owner ${ownerOf(lead)}`,
      ...rests(lead, reader),
    ]),
  find: (lead, reader) =>
    dotted([stageOf(lead), state(lead, reader) ?? lastActive(lead, reader), `owner ${ownerOf(lead)}`]),
};

const rests = (lead: Lead, reader: Reader): string[] =>
  lead.snoozedUntil !== null && lead.snoozedUntil > reader.now
    ? [`💤 until ${yourTime(lead.snoozedUntil, reader)}`]
    : [];

function state(lead: Lead, reader: Reader): string | null {
  if (lead.suppressedAt !== null) return 'not to be written to';
  if (lead.snoozedUntil !== null && lead.snoozedUntil > reader.now)
    return `snoozed until ${yourTime(lead.snoozedUntil, reader)}`;
  if (lead.letGoAt !== null) return `let go ${ago(lead.letGoAt, reader)}`;
  return lead.coldAt === null ? null : `cold: quiet for ${between(lead.quietSince, reader.now)}`;
}

function toGo(lead: Lead): string {
  const missing = pointsToGo(lead);
  if (missing !== null) return `${plural(missing, 'point')} from ready`;
  return Number.isFinite(lead.readyLine) ? 'ready for sales' : 'no line set for sales';
}

const MOST_COVERED = 3;

/** For whom somebody covers, and a way to their leads. */
function covering({ covers = [], from }: ListFacts): KnownBlock[] {
  if (from > 0) return [];
  return covers.slice(0, MOST_COVERED).map(({ id, leads }) =>
    section(
      [`🤝 You cover for ${person(id)}: ${plural(leads, 'lead')}`],
      button('Show them', ACTIONS.listMore, JSON.stringify({ list: 'mine', asked: id, from: 0 }), {
        label: 'Show the leads you cover for',
      }),
    ),
  );
}

function more({ list, asked, from, rows, count }: ListFacts): KnownBlock[] {
  const shown = from + Math.min(rows.length, MOST_ROWS_IN_A_LIST);
  const next: ListPage = { list, asked: asked === null ? null : clip(asked, 300), from: shown };
  const told = `, and ${number(count - shown)} more`;
  return showMore({ from, shown, count }, ACTIONS.listMore, JSON.stringify(next), told);
}
