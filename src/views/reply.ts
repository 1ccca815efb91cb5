import type { Button } from '@slack/types';
import type { LeadRef } from '../domain/lead.js';
import { isConditional, type WakeOn } from '../domain/snooze.js';
import { actions, button, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { followUpButtons } from './follow-up.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { orOnce } from './snooze-words.js';
import { escaped, plural, points, quote } from './text.js';

/** What a use case did, for the one who asked. */
export type Reply =
  | {
      kind: 'logged';
      lead: LeadRef;
      what: string;
      gained: number;
      next: { title: string; at: Date } | null;
      /** The touch it comes too soon after (S130). */
      tooSoon?: { what: string; at: Date; by: string | null } | null;
      /** Which request logged it, where a follow-up date is to be asked for (S54). */
      asksNext?: string | null;
    }
  /** `assumed`: nobody named an end, so that the longest stands. */
  | { kind: 'snoozed'; lead: LeadRef; until: Date; on?: WakeOn; assumed?: boolean }
  | { kind: 'woken'; lead: LeadRef }
  | { kind: 'claimed'; lead: LeadRef }
  | { kind: 'added'; lead: LeadRef }
  | { kind: 'updated'; lead: LeadRef }
  | {
      kind: 'track_started';
      lead: LeadRef;
      track: string;
      steps: number;
      assignee: string;
      tookOver?: boolean;
    }
  | { kind: 'returned'; lead: LeadRef; reason: string; readyLine: number }
  | { kind: 'let_go'; lead: LeadRef }
  | { kind: 'task_done'; title: string; next: { title: string; at: Date } | null }
  | { kind: 'task_skipped'; title: string; next: { title: string; at: Date } | null }
  | { kind: 'task_snoozed'; title: string; until: Date }
  | { kind: 'task_passed'; lead: LeadRef; title: string; at: Date; to: string }
  | { kind: 'planned'; lead: LeadRef; title: string; at: Date; assignee: string }
  | { kind: 'unchanged'; what: string; lead?: LeadRef };

/** One line that says what is now so, and the next thing worth doing where there is one. */
export function reply(made: Reply, reader: Reader): Message {
  const text = words(made, reader);
  const buttons = worthDoing(made);
  return { text, blocks: [section([text]), ...(buttons.length === 0 ? [] : [actions(buttons)])] };
}

/** Something broke on our side; `reference` finds it in the log, and what was `typed` is handed back. */
export function apology(reference: string, typed: string[] = []): Message {
  const text = `That didn't work, and it is our fault, not yours. Nothing was changed. Please try again; if it stays so, tell whoever runs Kindling this reference: \`${escaped(reference, 80)}\``;
  const kept = typed.filter((words) => words !== '').map((words) => quote(words, SPACE.note));
  const blocks = [section([text]), ...(kept.length === 0 ? [] : [section(['*What you typed*', ...kept])])];
  return { text, blocks };
}

function words(made: Reply, reader: Reader): string {
  switch (made.kind) {
    case 'logged':
      return `✅ Logged for ${nameAndCompany(made.lead)}: ${escaped(made.what, SPACE.detail)}.${score(made.lead, made.gained)}${follows(made.next, reader)}${soon(made.tooSoon, reader)}${made.asksNext ? ' *When do you follow up?*' : ''}`;
    case 'snoozed':
      return `💤 ${nameAndCompany(made.lead)} rests until ${yourTime(made.until, reader)}${orOnce(made.on)}. ${made.assumed ? 'You named no day, so that is the longest. ' : ''}I'll tell you when it wakes${made.on && isConditional(made.on) ? ', and by what' : ''}.`;
    case 'woken':
      return `⏰ ${nameAndCompany(made.lead)} is awake again, with ${plural(made.lead.total, 'point')}. Its tasks and alerts come as usual.`;
    case 'claimed':
      return `🙋 ${nameAndCompany(made.lead)} is yours, ${plural(made.lead.total, 'point')}. Good luck!`;
    case 'added':
      return `✅ Added ${nameAndCompany(made.lead)}, with ${plural(made.lead.total, 'point')} to begin with.`;
    case 'updated':
      return `✅ Updated ${nameAndCompany(made.lead)}: what was new is noted.`;
    case 'track_started':
      return `▶️ “${escaped(made.track, SPACE.detail)}” started for ${nameAndCompany(made.lead)}: ${plural(made.steps, 'step')}, as tasks to ${person(made.assignee)}. Any answer ends it.${made.tookOver ? ' It was nobody’s: it is yours now.' : ''}`;
    case 'returned':
      return `🌱 ${nameAndCompany(made.lead)} goes back to nurture: ${escaped(made.reason, SPACE.reason)}. It comes again from ${plural(made.readyLine, 'point')} on. Who else waits: \`/lead hot\``;
    case 'let_go':
      return `🍃 ${nameAndCompany(made.lead)} is let go. Any sign of life brings it back.`;
    default:
      return taskWords(made, reader);
  }
}

function taskWords(
  made: Extract<Reply, { title: string } | { what: string; kind: 'unchanged' }>,
  reader: Reader,
): string {
  switch (made.kind) {
    case 'task_done':
      return `✅ Done: ${escaped(made.title, SPACE.detail)}.${follows(made.next, reader, ELSE)}`;
    case 'task_skipped':
      return `⏭️ Skipped: ${escaped(made.title, SPACE.detail)}.${follows(made.next, reader, ELSE)}`;
    case 'task_snoozed':
      return `💤 ${escaped(made.title, SPACE.detail)} comes back ${yourTime(made.until, reader)}.`;
    case 'planned':
      return `📋 Planned for ${nameAndCompany(made.lead)}: ${escaped(made.title, SPACE.detail)}, ${yourTime(made.at, reader)}, by ${person(made.assignee)}, who is reminded then. All of yours: \`/lead tasks\``;
    case 'task_passed':
      return `🤝 ${escaped(made.title, SPACE.detail)} is ${person(made.to)}'s now, due ${yourTime(made.at, reader)}. They are told.`;
    case 'unchanged':
      return `Nothing to change: ${escaped(made.what, SPACE.question)}`;
  }
}

function soon(
  touch: { what: string; at: Date; by: string | null } | null | undefined,
  reader: Reader,
): string {
  if (!touch) return '';
  const who = touch.by === null ? '' : ` by ${person(touch.by)}`;
  return ` ⚠️ That is soon after the last touch: ${escaped(touch.what, SPACE.detail)}${who}, ${yourTime(touch.at, reader)}, and they have not answered yet.`;
}

const ELSE = ' What else is yours: `/lead mine`';

const score = (lead: LeadRef, gained: number): string =>
  gained === 0 ? '' : ` ${points(gained)}, now ${plural(lead.total, 'point')}.`;

const follows = (next: { title: string; at: Date } | null, reader: Reader, otherwise = ''): string =>
  next === null ? otherwise : ` Next: ${escaped(next.title, SPACE.detail)}, ${yourTime(next.at, reader)}.`;

/** What is worth doing next, one click away. */
function worthDoing(made: Reply): Button[] {
  if (!('lead' in made) || made.lead === undefined) return [];
  const { id } = made.lead;
  const show = button('Show', ACTIONS.show, id);
  const log = button('Log', ACTIONS.log, id);
  switch (made.kind) {
    case 'snoozed':
      return [button('Wake', ACTIONS.wake, id)];
    case 'woken':
      return [show, log];
    case 'claimed':
      return [show, log, button('Pass on', ACTIONS.passLead, id)];
    case 'added':
      return [show, log, button('Edit', ACTIONS.editLead, id)];
    case 'updated':
      return [show, button('Edit', ACTIONS.editLead, id)];
    case 'track_started':
      return [show, button('Pause', ACTIONS.trackPause, id)];
    case 'logged':
      if (made.asksNext) return followUpButtons(id, made.asksNext);
      return [show, ...(made.next === null ? [button('Snooze', ACTIONS.snooze, id)] : [])];
    case 'unchanged':
      return [show, log];
    default:
      return [show];
  }
}
