import type { KnownBlock } from '@slack/types';
import type { Lead } from '../domain/lead.js';
import { actions, button, type Message, section } from './blocks.js';
import { deedWords } from './deed-words.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE, type Space } from './limits.js';
import { ACTIONS } from './names.js';

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
