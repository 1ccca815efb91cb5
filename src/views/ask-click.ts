import { actions, button, type Message, section } from './blocks.js';
import { fromJson, isRecord } from './json.js';
import { LIMITS } from './limits.js';
import { ACTIONS } from './names.js';

/** The value of a button that opens the form a command asks for: the command, and the lead where that is settled. */
export type FormWish = { command: string; lead: string | null };

const TOO_LONG =
  'That takes a form, and I can open one only by a click. Type it after `/lead`, and it opens at once.';

/** "Open the form": words in a conversation can't open one, a click can. */
export function askForClick(command: string, lead: string | null): Message & { aside: true } {
  const wish: FormWish = { command, lead };
  const value = JSON.stringify(wish);
  if (value.length > LIMITS.buttonValue)
    return { text: TOO_LONG, blocks: [section([TOO_LONG])], aside: true };
  const text = 'That takes a form. It opens by a click:';
  return {
    text,
    blocks: [section([text]), actions([button('Open the form', ACTIONS.openForm, value)])],
    aside: true,
  };
}

/** Reads the value of that button; null for anything else. */
export function readFormWish(value: string): FormWish | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.command !== 'string') return null;
  return { command: read.command, lead: typeof read.lead === 'string' ? read.lead : null };
}
