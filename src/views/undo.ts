import type { KnownBlock } from '@slack/types';
import type { Lead } from '../domain/lead.js';
import { actions, button, type Message, section } from './blocks.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE, type Space } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped } from './text.js';

/** An answer with a way back: Undo beside its buttons. `requestKey` names the request that did it. */
export function withUndo(message: Message, requestKey: string): Message {
  const undo = button('Undo', ACTIONS.undo, requestKey, { label: 'Undo what was just done' });
  const last = message.blocks.at(-1);
  const blocks: KnownBlock[] =
    last?.type === 'actions' && last.elements.length < 5
      ? [...message.blocks.slice(0, -1), { ...last, elements: [...last.elements, undo] }]
      : [...message.blocks, actions([undo])];
  return { ...message, blocks };
}

/** The answer to an undoing: what is as it was. `what` is the verb of the deed. */
export function undoneView({ what, lead }: { what: string; lead: Lead | null }): Message {
  const about = lead === null ? '' : ` ${nameAndCompany(lead)} is as it was before.`;
  const text = `↩️ Undone: ${deedWords(what)}.${about}`;
  return {
    text,
    blocks: [section([text]), ...(lead === null ? [] : [actions([button('Show', ACTIONS.show, lead.id)])])],
  };
}

/** To somebody whom the deed had concerned. */
export const undoneText = (
  { what, lead, by }: { what: string; lead: Lead; by: string },
  space: Space = SPACE,
): string => `↩️ ${person(by)} undid this about ${nameAndCompany(lead, space)}: ${deedWords(what)}.`;

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
  'person.back': 'came back',
  'task.covered': 'handed a task to whoever covers',
  'task.came_back': 'got a task back',
  'lead.undone': 'undid something',
};
