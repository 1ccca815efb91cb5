import { activityType, isActivityKind } from '../domain/activity.js';
import type { ToldDeed } from '../domain/line-facts.js';
import { readWakeOn } from '../domain/snooze.js';
import { lasting, type Reader, yourTime } from './dates.js';
import { lostBecause, person } from './lead-words.js';
import { SPACE, type Space } from './limits.js';
import { orOnce } from './snooze-words.js';
import { escaped, lowerFirst, number } from './text.js';

type Facts = ToldDeed['facts'];
/** `did`: to go after the name of who did it; `was`: to stand alone. `of`: whose doing it is, as it is worded. */
type Words = { sign: string; did: string; was: string; of: 'person' | 'lead' };
type Wording = (facts: Facts, reader: Reader, space: Space) => Words;

/** A deed in a line: "🙋 @Ravi claimed it, 12 minutes after it came in". Takes its people and dates from the facts. */
export function deedLine(deed: ToldDeed, reader: Reader, space: Space = SPACE): string {
  const { sign, did, was, of } = wording(deed.verb)(deed.facts, reader, space);
  if (deed.by === null) return `${sign} ${was}`;
  return `${sign} ${person(deed.by)}${of === 'lead' ? ':' : ''} ${did}`;
}

const wording = (verb: string): Wording =>
  (Object.hasOwn(WORDINGS, verb) ? WORDINGS[verb] : undefined) ?? plainly(verb);

/** Both ways in the same words: "claimed it", "Claimed it". */
const either = (sign: string, words: string): Words => ({
  sign,
  did: words,
  was: upperFirst(words),
  of: 'person',
});
/** What the lead did, or what became of it: whoever did it is said behind it. */
const itself = (sign: string, words: string): Words => ({
  sign,
  did: words,
  was: upperFirst(words),
  of: 'lead',
});

const WORDINGS: Record<string, Wording> = {
  'lead.created': () => either('🌱', 'added the lead'),
  'lead.edited': () => either('✏️', 'changed what is known of it'),
  'lead.mql': ({ total, line }) => itself('📈', `reached ${lineOf(line)}${withPoints(total)}`),
  'lead.left_mql': ({ total, line }) => itself('📉', `fell below ${lineOf(line)}${withPoints(total)}`),
  'lead.sql': ({ total }) => itself('📈', `reached SQL${withPoints(total)}`),
  'lead.left_sql': ({ total }) => itself('📉', `fell from SQL to MQL${withPoints(total)}`),
  'lead.ready': () => itself('🔥', 'became ready for sales'),
  'lead.cold': ({ quietDays }) =>
    itself('❄️', `went cold${typeof quietDays === 'number' ? ` after ${number(quietDays)} quiet days` : ''}`),
  'lead.rewarmed': ({ kind }, _, space) => itself('☀️', `came back to life${activity(kind, space)}`),
  'lead.revived': () => itself('☀️', 'came back by itself after it was let go'),
  'lead.let_go': () => either('🍃', 'let it go'),
  'lead.snoozed': ({ until, on, reason }, reader, space) =>
    either(
      '💤',
      `snoozed it${untilOf(until, reader)}${orOnce(readWakeOn(on))}${said(': ', reason, space.reason)}`,
    ),
  'lead.woken': ({ by, kind }, _, space) =>
    by === 'hand'
      ? either('⏰', 'woke it')
      : itself('⏰', `woke ${WOKEN[String(by)] ?? 'from its rest'}${activity(kind, space)}`),
  'lead.suppressed': () => itself('🚫', 'unsubscribed: it is not to be written to'),
  'lead.logged': ({ kind, outcome, note }, _, space) =>
    either(
      '📝',
      `logged${activity(kind, space)}${said(', ', typeof outcome === 'string' ? lowerFirst(outcome) : outcome, space.detail)}${said(' — ', note, space.reason)}`,
    ),
  'lead.claimed': () => either('🙋', 'claimed it'),
  'lead.won': () => either('🏆', 'marked it as won'),
  'lead.lost': ({ reason }) =>
    either('🚪', `marked it as lost${typeof reason === 'string' ? `: ${lostBecause(reason)}` : ''}`),
  'lead.funnel': ({ from, to }, _, space) =>
    either(
      '🧭',
      `moved it from ${escaped(String(from), space.detail)} to ${escaped(String(to), space.detail)}`,
    ),
  'lead.tagged': ({ added, removed }, _, space) => either('🏷️', tags(added, removed, space)),
  'lead.passed': ({ to, note }, _, space) =>
    either(
      '🤝',
      `passed it${typeof to === 'string' ? ` to ${person(to)}` : ' on'}${said(': ', note, space.reason)}`,
    ),
  'lead.unowned': () => itself('👤', 'lost its owner, who has left'),
  'handoff.claimed': ({ waitedMinutes }) =>
    either(
      '🙋',
      `claimed it${typeof waitedMinutes === 'number' ? `, ${lasting(waitedMinutes * 60_000)} after it came in` : ''}`,
    ),
  'handoff.returned': ({ reason }, _, space) =>
    either('🌱', `returned it to nurture${said(': ', reason, space.reason)}`),
  'handoff.closed': () => itself('✅', 'its handoff was closed'),
  'track.started': ({ track }, _, space) => either('▶️', `started the track${said(' ', track, space.detail)}`),
  'track.ended': ({ track, reason }, _, space) =>
    itself('🏁', `its track${said(' ', track, space.detail)} ended${said(': ', reason, space.reason)}`),
  'task.created': ({ track, step, dueAt }, reader, space) =>
    typeof track === 'string'
      ? itself('📋', `step ${String(step)} of ${escaped(track, space.detail)} was handed out`)
      : either(
          '📋',
          `planned a next step${typeof dueAt === 'string' ? ` for ${yourTime(new Date(dueAt), reader)}` : ''}`,
        ),
  'task.done': ({ title }, _, space) => either('✅', `finished a task${said(': ', title, space.detail)}`),
  'task.skipped': ({ title }, _, space) => either('⏭️', `skipped a task${said(': ', title, space.detail)}`),
  'task.snoozed': () => either('💤', 'put off a task'),
  'lead.undone': ({ what }) => either('↩️', `took it back: ${deedWords(String(what))}`),
  undone: (facts, reader, space) => {
    const { sign, did, was, of } = wording(String(facts.was))(facts, reader, space);
    return { sign, did: `${did} (taken back)`, was: `${was} (taken back)`, of };
  },
};

const WOKEN: Record<string, string> = {
  time: 'as planned',
  ready: 'early: it is ready for sales',
  reply: 'because they replied',
  pricing: 'because they looked at the prices',
  score: 'because it reached the score that was waited for',
};

/** A deed that has no words of its own here. */
const plainly =
  (verb: string): Wording =>
  () =>
    either('•', deedWords(verb));

const lineOf = (line: unknown): string => (line === 'sql' ? 'SQL' : 'MQL');

const withPoints = (total: unknown): string =>
  typeof total === 'number' ? ` with ${number(total)} points` : '';

const activity = (kind: unknown, space: Space): string => {
  if (typeof kind !== 'string') return '';
  return `: ${isActivityKind(kind) ? lowerFirst(activityType(kind).label) : escaped(kind, space.detail)}`;
};

const said = (before: string, text: unknown, limit: number): string =>
  typeof text === 'string' && text !== '' ? `${before}${escaped(text, limit)}` : '';

const untilOf = (until: unknown, reader: Reader): string =>
  typeof until === 'string' ? ` until ${yourTime(new Date(until), reader)}` : '';

function tags(added: unknown, removed: unknown, space: Space): string {
  const list = (all: unknown): string =>
    Array.isArray(all)
      ? all
          .map((tag) => escaped(String(tag), 50))
          .join(', ')
          .slice(0, space.reason)
      : '';
  const parts = [
    ...(list(added) === '' ? [] : [`tagged it ${list(added)}`]),
    ...(list(removed) === '' ? [] : [`took off ${list(removed)}`]),
  ];
  return parts.join(' and ') || 'changed its tags';
}

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A deed of the history as people call it. */
export const deedWords = (verb: string): string =>
  Object.hasOwn(WORDS, verb) ? (WORDS[verb] ?? '') : escaped(verb.replaceAll(/[._]/g, ' '), 60);

const WORDS: Record<string, string> = {
  'lead.created': 'added the lead',
  'lead.edited': 'changed who they are',
  'lead.logged': 'logged something',
  'lead.snoozed': 'snoozed it',
  'lead.woken': 'woke it',
  'lead.claimed': 'claimed it',
  'lead.let_go': 'let it go',
  'lead.won': 'marked it as won',
  'lead.lost': 'marked it as lost',
  'lead.funnel': 'moved its stage',
  'lead.tagged': 'changed its tags',
  'lead.passed': 'passed it on',
  'lead.asked': 'asked its owner about it',
  'lead.watched': 'watched it',
  'lead.unwatched': 'stopped watching it',
  'handoff.claimed': 'claimed it',
  'handoff.returned': 'sent it back as not ready',
  'track.started': 'started a track',
  'track.paused': 'paused its track',
  'track.resumed': 'resumed its track',
  'task.created': 'planned a task',
  'task.done': 'finished a task',
  'task.skipped': 'skipped a task',
  'task.snoozed': 'moved a task',
  'lead.unowned': 'left it without an owner',
  'persona.edited': 'changed a persona',
  'person.role': 'changed a role',
  'person.settings': 'changed their settings',
  'team.settings': 'changed the settings of the team',
  'person.away': 'went away',
  'person.away_planned': 'planned to be away',
  'person.plan_dropped': 'called an absence off',
  'person.back': 'came back',
  'task.covered': 'handed a task to whoever covers',
  'task.came_back': 'got a task back',
  'lead.undone': 'undid something',
};
