import type { Button } from '@slack/types';
import type { NoticeFacts } from '../domain/facts.js';
import type { Lead } from '../domain/lead.js';
import { isPeopleNotice } from '../domain/people-facts.js';
import { actions, button, type Message, section } from './blocks.js';
import { day, dayAhead, type Reader, yourTime } from './dates.js';
import { deedWords } from './deed-words.js';
import { logButton, passButton, showButton, snoozeButton } from './lead-buttons.js';
import { happened, nameAndCompany, person } from './lead-words.js';
import { SPACE, type Space } from './limits.js';
import { ACTIONS } from './names.js';
import { passedButtons, passedText } from './passed-notice.js';
import { peopleNotice, peopleNoticeText } from './people/people-notices.js';
import { cure, place } from './place-words.js';
import { whatDidNotCome } from './snooze-words.js';
import { escaped, plural } from './text.js';
import { undoneText } from './undo.js';
import { isWatchNotice, watchButtons, watchText } from './watch-notice.js';

/** A short private word about something a person should know. */
export function notice(facts: NoticeFacts, reader: Reader): Message {
  if (isPeopleNotice(facts)) return peopleNotice(facts, reader);
  const text = noticeText(facts, reader);
  const buttons =
    facts.about === 'undeliverable'
      ? []
      : facts.about === 'passed'
        ? passedButtons(facts)
        : isWatchNotice(facts)
          ? watchButtons(facts)
          : [...taskOf(facts), ...BUTTONS[facts.about](facts.lead)];
  return { text, blocks: [section([text]), ...(buttons.length === 0 ? [] : [actions(buttons)])] };
}

/** The task a notice is about, to be dealt with right there; managers only look. */
function taskOf(facts: NoticeFacts): Button[] {
  const isTask = facts.about === 'task_given' || facts.about === 'task_missed';
  if (!isTask || (facts.about === 'task_missed' && facts.toManagers)) return [];
  return [button('Open', ACTIONS.taskOpen, facts.taskId, { primary: true, label: `Open: ${facts.title}` })];
}

/** Letters of what a lead wrote back: a word that pops up is read at a glance, and the whole is behind Show. */
const REPLY = 200;

/** The same without its buttons, in as much space as there is. */
export function noticeText(facts: NoticeFacts, reader: Reader, space: Space = SPACE): string {
  const told = wordsOf(facts, reader, space);
  return facts.coverFor === undefined ? told : `${told} You cover for ${person(facts.coverFor)}.`;
}

function wordsOf(facts: NoticeFacts, reader: Reader, space: Space): string {
  if (isPeopleNotice(facts)) return peopleNoticeText(facts, reader);
  switch (facts.about) {
    case 'undeliverable':
      return `⚠️ I can't post to ${place(facts.place)} (${escaped(facts.error, 80)}): ${plural(facts.waiting, 'message waits', 'messages wait')}. ${cure(facts.error)}`;
    case 'awake':
      return awakeText(facts, reader, space);
    case 'ready':
      return `🔥 ${nameAndCompany(facts.lead, space)}, a lead of yours, is ready for sales with ${plural(facts.total, 'point')}.`;
    case 'ready_alone':
      return `🔥 ${nameAndCompany(facts.lead, space)} is ready for sales with ${plural(facts.total, 'point')}, and its owner ${person(facts.owner)} is away until ${yourTime(facts.until, reader)} without a cover. Who takes it?`;
    case 'asked':
    case 'watched':
      return watchText(facts, space);
    case 'passed':
      return passedText(facts, space);
    case 'at_risk':
      return `⏳ ${nameAndCompany(facts.lead, space)} has gone quiet: it goes cold on ${dayAhead(facts.coldAt, reader)}. It has ${plural(facts.total, 'point')}.`;
    case 'rewarmed':
      return `☀️ ${nameAndCompany(facts.lead, space)} is back after ${plural(facts.quietDays, 'quiet day')}: ${happened(facts.by, space.detail)} · ${day(facts.by.at, reader)}.`;
    case 'replied':
      return `💬 ${nameAndCompany(facts.lead, space)} wrote back: ${happened(facts.reply, Math.min(space.question, REPLY))}`;
    case 'acted_for':
      return `👋 ${person(facts.by)}, as a manager, did this with ${nameAndCompany(facts.lead, space)}, a lead of yours: ${deedWords(facts.what)}.`;
    case 'undone':
      return undoneText(facts, space);
    case 'task_given':
      return `📋 ${person(facts.by)} gave you a task for ${nameAndCompany(facts.lead, space)}: ${escaped(facts.title, space.reason)}. It is due ${yourTime(facts.dueAt, reader)}, and I remind you then.`;
    case 'task_missed':
      return missedText(facts, reader, space);
    case 'too_automated':
      return `🤝 ${nameAndCompany(facts.lead, space)} got ${plural(facts.count, 'automated mail')} in a row and no word from a person${facts.since === null ? '' : ` since ${day(facts.since, reader)}`}. A quick call or two lines of your own would stand out now.`;
    case 'track_ended':
      return `🏁 “${escaped(facts.track, space.detail)}” is over for ${nameAndCompany(facts.lead, space)}: ${escaped(facts.reason, space.reason)}.`;
  }
}

type Missed = Extract<NoticeFacts, { about: 'task_missed' }>;

function missedText(
  { lead, title, dueAt, assigneeId, toManagers }: Missed,
  reader: Reader,
  space: Space,
): string {
  const what = `${nameAndCompany(lead, space)}: ${escaped(title, space.reason)}`;
  return toManagers
    ? `⏰ A hot lead was not answered in time, due ${yourTime(dueAt, reader)} with ${person(assigneeId)}: ${what}.`
    : `⏰ A hot lead still waits for your answer, due ${yourTime(dueAt, reader)}: ${what}. Answer first thing, or say that it is done; your managers know of it.`;
}

type Awake = Extract<NoticeFacts, { about: 'awake' }>;

/** What woke it, in the words of what it was waited for. */
function awakeText({ lead, wokenBy, by, on, total }: Awake, reader: Reader, space: Space): string {
  const who = nameAndCompany(lead, space);
  const has = `with ${plural(total, 'point')}`;
  const did = by ? `: ${happened(by, space.detail)} · ${day(by.at, reader)}` : '';
  switch (wokenBy) {
    case 'ready':
      return `🔥 ${who} woke early: it is ready for sales now, ${has}.`;
    case 'reply':
      return `📬 ${who} is awake, because they replied${did}. It is there ${has}.`;
    case 'pricing':
      return `👀 ${who} is awake, because they looked at the prices${did}. It is there ${has}.`;
    case 'score':
      return `📈 ${who} is awake, because it has reached ${plural(on?.score ?? total, 'point')}, ${has}${did}.`;
    case 'time':
      return `⏰ The rest is over${whatDidNotCome(on)}: ${who} is awake again, ${has}. What next?`;
  }
}

const BUTTONS: Record<
  | 'awake'
  | 'at_risk'
  | 'ready'
  | 'ready_alone'
  | 'rewarmed'
  | 'track_ended'
  | 'undone'
  | 'acted_for'
  | 'replied'
  | 'task_given'
  | 'task_missed'
  | 'too_automated',
  (lead: Lead) => Button[]
> = {
  awake: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
  at_risk: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
  ready: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
  ready_alone: (lead) => [passButton(lead), showButton(lead)],
  rewarmed: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
  replied: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
  track_ended: (lead) => [showButton(lead), logButton(lead)],
  undone: (lead) => [showButton(lead), logButton(lead)],
  acted_for: (lead) => [showButton(lead), logButton(lead)],
  task_given: (lead) => [showButton(lead)],
  task_missed: (lead) => [showButton(lead)],
  too_automated: (lead) => [showButton(lead), logButton(lead), snoozeButton(lead)],
};
