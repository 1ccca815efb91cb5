import type { Button, KnownBlock } from '@slack/types';
import { activityType, type Family, isActivityKind } from '../domain/activity.js';
import type { ScoreMove } from '../domain/scoring/score-moves.js';
import type { Moment, TimelineFacts } from '../domain/timeline.js';
import { actions, button, context, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { deedLine } from './deed-words.js';
import { dotted, happened, nameAndCompany, person, typed } from './lead-words.js';
import { TIGHT } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, number, points } from './text.js';

/** Which page of whose journey: `from` newer moments come before it. */
export type TimelinePage = { from: number; lead: string };

export const pageValue = ({ from, lead }: TimelinePage): string => `${from} ${lead}`;

/** Reads the value of a page's button; null for anything else. */
export function readTimelinePage(value: string): TimelinePage | null {
  const [, from, lead] = /^(\d{1,7}) ([\w-]{1,60})$/.exec(value) ?? [];
  return from === undefined || lead === undefined ? null : { from: Number(from), lead };
}

const LINES_IN_A_SECTION = 5;

/** A lead's journey, a page of it, oldest first as it happened (S13). */
export function timelineView(facts: TimelineFacts, page: number, reader: Reader): Message {
  const { lead, moments, from, count } = facts;
  const last = count - from;
  const first = last - moments.length + 1;
  const text = `The journey of ${nameAndCompany(lead)}: ${number(first)} to ${number(last)} of ${number(count)}`;
  if (moments.length === 0) {
    const none = `Nothing is recorded yet of ${nameAndCompany(lead)}. Log what you did: ${typed('log', lead)}`;
    return { text: none, blocks: [section([none])] };
  }
  const lines = moments.map((moment) => momentLine(moment, reader));
  const groups = Array.from({ length: Math.ceil(lines.length / LINES_IN_A_SECTION) }, (_, at) =>
    section(lines.slice(at * LINES_IN_A_SECTION, (at + 1) * LINES_IN_A_SECTION)),
  );
  const legend = dotted([
    'Points are as they were given, by the rules of today',
    `Every point: ${typed('why', lead)}`,
  ]);
  return { text, blocks: [section([`🧭 *${text}*`]), ...groups, ...turning(facts, page), context([legend])] };
}

function momentLine(moment: Moment, reader: Reader): string {
  if (moment.of === 'deed')
    return `${yourTime(moment.deed.at, reader)} · ${deedLine(moment.deed, reader, TIGHT)}`;
  if (moment.of === 'silence')
    return dotted([
      yourTime(moment.at, reader),
      `🤫 ${escaped(moment.label, TIGHT.detail)}`,
      scoreWords(moment.score),
    ]);
  const { kind, what, origin, by, score, unheard } = moment;
  return dotted([
    yourTime(what.at, reader),
    `${signOf(kind)} ${happened(what, TIGHT.detail)}`,
    score === null ? null : scoreWords(score),
    UNHEARD[unheard],
    by === null ? null : person(by),
    ORIGINS[origin],
  ]);
}

/** "+30 for who they are, +40 to 70": what one event tells of both parts stands apart (S15). */
function scoreWords({ by, fit, to }: ScoreMove): string {
  const did = by - fit;
  const parts = [
    ...(fit === 0 ? [] : [`*${points(fit)}* for who they are`]),
    ...(did === 0 && fit !== 0 ? [] : [`*${points(did)}*`]),
  ];
  return `${parts.join(', ')} to ${number(to)}`;
}

const UNHEARD = { no: null, so_far: '_no reaction yet_', yes: '_no reaction_' };
const ORIGINS = { webhook: 'webhook', import: 'import', slack: 'Slack', playbook: 'playbook' };
const SIGNS: Record<Family, string> = {
  email: '✉️',
  page: '👀',
  content: '📄',
  event: '🎟️',
  form: '📋',
  product: '🧩',
  touch: '📞',
  system: '⚙️',
};

const signOf = (kind: string): string => (isActivityKind(kind) ? SIGNS[activityType(kind).family] : '•');

/** Back in time to the left, on to the right, as the page reads. */
function turning({ lead, moments, from, count }: TimelineFacts, page: number): KnownBlock[] {
  const to = (
    words: string,
    action: typeof ACTIONS.timelineEarlier | typeof ACTIONS.timelineLater,
    at: number,
  ): Button => button(words, action, pageValue({ from: at, lead: lead.id }));
  const buttons = [
    ...(from + moments.length < count ? [to('◀ Earlier', ACTIONS.timelineEarlier, from + page)] : []),
    ...(from > 0 ? [to('Later ▶', ACTIONS.timelineLater, Math.max(0, from - page))] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}
