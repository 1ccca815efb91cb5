import type { Button } from '@slack/types';
import { type ActivityKind, activityType } from '../domain/activity.js';
import type { ChipFacts } from '../domain/chip-facts.js';
import { leadName } from '../domain/lead.js';
import { actions, button, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { dotted, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, lowerFirst } from './text.js';

/** What a reply in a card's thread came to, in one line below it, with a way back. Dates are in its author's zone. */
export function chip(facts: ChipFacts, reader: Reader): Message {
  const text = words(facts, { ...reader, zone: facts.zone });
  const undo = button('Undo', ACTIONS.chipUndo, facts.logId, {
    label: `Undo this about ${leadName(facts.lead)}`,
  });
  if (facts.status === 'deleted' || facts.status === 'undone') return { text, blocks: [section([text])] };
  const days = asksWhen(facts) ? followUps(facts) : [];
  if (days.length === 0) return { text, blocks: [section([text], undo)] };
  return { text, blocks: [section([text]), actions([...days, undo])] };
}

const SIGNS: Partial<Record<ActivityKind, string>> = {
  call_logged: '☎️',
  email_logged: '✉️',
  meeting_logged: '🤝',
  note_logged: '📝',
};

function words(facts: ChipFacts, reader: Reader): string {
  const { status, kind, outcome, changedBy } = facts;
  const label = kind === null ? 'Activity' : activityType(kind).label;
  if (status === 'deleted') return '🗑️ The message was deleted: what it had logged is taken back.';
  if (status === 'undone')
    return `↩️ ${changedBy === null ? 'Undone' : `Undone by ${person(changedBy)}`}: nothing is logged.`;
  const what = `${escaped(label, SPACE.detail)} logged${outcome === null ? '' : `: ${escaped(lowerFirst(outcome), SPACE.detail)}`}`;
  if (status === 'kept')
    return `⚠️ Edited since, and I can’t read the new words. This stays: ${dotted([lowerFirst(what), ...next(facts, reader)])}`;
  return `${kind === null ? '✅' : (SIGNS[kind] ?? '✅')} ${dotted([what, ...next(facts, reader)])}`;
}

function next({ next: step, wish, ...facts }: ChipFacts, reader: Reader): string[] {
  if (step !== null) {
    const ends =
      step.passedTo !== null
        ? `passed on to ${person(step.passedTo)}`
        : step.isOver
          ? 'done with'
          : yourTime(step.dueAt, reader);
    return [`next: ${escaped(step.title, SPACE.detail)}, ${ends}`];
  }
  if (wish !== null) return [`I couldn’t read a day in “${escaped(wish, SPACE.detail)}”. When is it?`];
  return asksWhen({ ...facts, next: step, wish }) ? ['when is the next step?'] : [];
}

/** A call or a meeting leads to something (S54); so does what was promised without a day. */
const asksWhen = ({ status, kind, next: step, wish }: ChipFacts): boolean =>
  status === 'logged' &&
  step === null &&
  (wish !== null || kind === 'call_logged' || kind === 'meeting_logged');

const followUps = ({ logId, lead }: ChipFacts): Button[] => {
  const label = (day: string) => ({ label: `Follow up with ${leadName(lead)} ${day}` });
  return [
    button('Tomorrow', ACTIONS.chipTomorrow, logId, label('tomorrow')),
    button('In 3 days', ACTIONS.chipThreeDays, logId, label('in 3 days')),
    button('Next Monday', ACTIONS.chipMonday, logId, label('next Monday')),
  ];
};
