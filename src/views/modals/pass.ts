import type { ModalView } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { context } from '../blocks.js';
import { whoLine } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import {
  input,
  modal,
  type Origin,
  pickedUser,
  type Read,
  type StateValues,
  textInput,
  userPicker,
  written,
} from './form.js';

const PASS_NOTE_LIMIT = 500;

/** "To whom?" */
export function passModal(lead: Lead, origin: Origin): ModalView {
  return modal(CALLBACKS.pass, 'Pass on', 'Pass on', origin, [
    context([whoLine(lead)]),
    input(
      { id: INPUTS.person, label: 'To whom?', hint: 'Open tasks and a running track go along.' },
      userPicker(INPUTS.person),
    ),
    input(
      { id: INPUTS.note, label: 'A word for them', optional: true },
      textInput(INPUTS.note, {
        placeholder: 'Asked for a call after the fair',
        multiline: true,
        max: PASS_NOTE_LIMIT,
      }),
    ),
  ]);
}

export type PassForm = { to: string; note: string | null };

/** Reads what `passModal` asked. */
export function readPassModal(values: StateValues): Read<PassForm> {
  const to = pickedUser(values, INPUTS.person);
  if (to === null) return { ok: false, errors: { [INPUTS.person]: 'Pick a person' } };
  return { ok: true, value: { to, note: written(values, INPUTS.note) } };
}
