import type { Button, HomeView, KnownBlock } from '@slack/types';
import { type DayFacts, type HomePage, MY_DAY, type TeamFacts, THE_TEAM } from '../../domain/home.js';
import { actions, button, header, type Message } from '../blocks.js';
import { dateIn, dayInWords, type Reader } from '../dates.js';
import { isRecord } from '../json.js';
import type { ListPage } from '../lead-list.js';
import { LIMITS } from '../limits.js';
import { ACTIONS } from '../names.js';
import { noSeat } from '../people/no-seat.js';
import { dayBlocks } from './day.js';
import { pageValue } from './press.js';
import { teamBlocks } from './team.js';

/** All that stands on somebody's Home. `note` is the answer to their last press. */
export type HomeWords = {
  page: HomePage;
  isManager: boolean;
  note: Message | null;
  body:
    | { kind: 'day'; facts: DayFacts }
    | { kind: 'team'; facts: TeamFacts }
    | { kind: 'stranger'; managers: string[] };
};

/** Somebody's Home tab. */
export function homeView(words: HomeWords, reader: Reader): HomeView {
  const { body } = words;
  const blocks = body.kind === 'stranger' ? stranger(body.managers) : tab(words, body, reader);
  return {
    type: 'home',
    private_metadata: pageValue(words.page),
    blocks: blocks.slice(0, LIMITS.blocksInHome),
  };
}

function tab(
  { page, isManager, note }: HomeWords,
  body: Exclude<HomeWords['body'], { kind: 'stranger' }>,
  reader: Reader,
): KnownBlock[] {
  const date = dayInWords(dateIn(reader.now, reader.zone));
  const title = page.tab === 'team' ? 'Team' : page.rep === null ? 'My day' : 'Team';
  const isFirst = body.kind === 'day' && body.facts.isNew && page.rep === null;
  const all = waysFrom(page, isManager);
  // The first day has the others as things to try.
  const shown = isFirst
    ? all.filter(({ action_id }) => action_id === ACTIONS.homeTab || action_id === ACTIONS.settingsForm)
    : all;
  const ways = shown.length === 0 ? [] : [actions(shown)];
  return [
    ...(note === null ? [] : [...note.blocks, { type: 'divider' as const }]),
    header(`${title} · ${date}`),
    ...(body.kind === 'team'
      ? teamBlocks(body.facts, page, reader, ways)
      : dayBlocks(body.facts, page, reader, ways)),
  ];
}

const MINE: ListPage = { list: 'mine', asked: null, from: 0 };

/** Where to go from here. */
function waysFrom(page: HomePage, isManager: boolean): Button[] {
  const isOwn = page.tab === 'day' && page.rep === null;
  const other = isOwn
    ? button('Team', ACTIONS.homeTab, pageValue(THE_TEAM))
    : button('My day', ACTIONS.homeTab, pageValue(MY_DAY));
  const back = page.rep === null ? [] : [button('‹ Team', ACTIONS.homeBack, pageValue(THE_TEAM))];
  return [
    ...back,
    ...(isManager ? [other] : []),
    button('My leads', ACTIONS.listMore, JSON.stringify(MINE)),
    button('Find a lead', ACTIONS.homeFind, 'home'),
    button('Add a lead', ACTIONS.homeAdd, 'home'),
    button('Settings', ACTIONS.settingsForm, 'mine'),
  ];
}

/** To somebody who does not work with leads here: kind words, and nothing of anybody's. */
const stranger = (managers: string[]): KnownBlock[] => [header('Kindling'), ...noSeat(managers).blocks];

/** How many blocks an answer may have to stand on top of the Home; a longer one has a form of its own. */
const SHORT = 3;

/** Whether an answer is short enough to stand on top of the Home. */
export const isShort = ({ blocks }: Message): boolean => blocks.length <= SHORT;

/** An answer as it was noted; null for anything else. */
export function readNote(note: unknown): Message | null {
  if (!isRecord(note) || typeof note.text !== 'string' || !Array.isArray(note.blocks)) return null;
  return { text: note.text, blocks: note.blocks as KnownBlock[] };
}
