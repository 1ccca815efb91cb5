import type { ModalView } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { context } from '../blocks.js';
import { whoLine } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import {
  chosen,
  input,
  modal,
  type Origin,
  option,
  type Read,
  type StateValues,
  select,
  textInput,
  written,
} from './form.js';

/** Why a handoff is sent back. `other` needs words. */
export const NOT_READY_REASONS = Object.freeze({
  no_budget: 'No budget',
  bad_timing: 'Not now, later perhaps',
  no_need: 'No need for it',
  wrong_person: 'Wrong person',
  just_looking: 'Only gathering information',
  bad_fit: 'Not our kind of customer',
  other: 'Something else',
} as const);

export type NotReadyReason = keyof typeof NOT_READY_REASONS;
/** `words` is the reason as people read it: the choice, and the note after it. */
export type NotReadyForm = { reason: NotReadyReason; note: string | null; words: string };

/** "Why isn't it ready?" The reason is asked for, since without it nobody learns. */
export function notReadyModal(lead: Lead, origin: Origin): ModalView {
  const reasons = Object.entries(NOT_READY_REASONS).map(([value, text]) => option(text, value));
  return modal(CALLBACKS.notReady, 'Not ready', 'Return to nurture', origin, [
    context([whoLine(lead)]),
    input(
      { id: INPUTS.reason, label: 'Why is it not ready?' },
      select(INPUTS.reason, 'Pick the main reason', reasons),
    ),
    input(
      {
        id: INPUTS.note,
        label: 'In your words',
        optional: true,
        hint: 'Marketing reads this, and so does whoever gets the lead next.',
      },
      textInput(INPUTS.note, { placeholder: 'Budget is frozen until spring', multiline: true, max: 1_000 }),
    ),
  ]);
}

/** Reads what `notReadyModal` asked. */
export function readNotReadyModal(values: StateValues): Read<NotReadyForm> {
  const reason = chosen(values, INPUTS.reason);
  const note = written(values, INPUTS.note);
  if (reason === null || !isReason(reason))
    return { ok: false, errors: { [INPUTS.reason]: 'Pick a reason' } };
  if (reason === 'other' && note === null)
    return { ok: false, errors: { [INPUTS.note]: 'Say in a few words what it is' } };
  return { ok: true, value: { reason, note, words: inWords(reason, note) } };
}

const isReason = (text: string): text is NotReadyReason => Object.hasOwn(NOT_READY_REASONS, text);

function inWords(reason: NotReadyReason, note: string | null): string {
  if (reason === 'other' && note !== null) return note;
  return note === null ? NOT_READY_REASONS[reason] : `${NOT_READY_REASONS[reason]}: ${note}`;
}
