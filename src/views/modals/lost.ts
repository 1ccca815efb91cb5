import type { ModalView } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { LOST_REASONS, type LostReason } from '../../domain/lost-reason.js';
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

const REASON_WORDS: Record<LostReason, string> = {
  competitor: 'Went with a competitor',
  timing: 'Not the right time',
  budget: 'No budget, or too expensive',
  other: 'Something else',
};

/** "Why is the deal off?" The reason decides how to come back to them. */
export function lostModal(lead: Lead, origin: Origin): ModalView {
  const reasons = LOST_REASONS.map((value) => option(REASON_WORDS[value], value));
  return modal(CALLBACKS.lost, 'Deal lost', 'Close as lost', origin, [
    context([whoLine(lead)]),
    input(
      { id: INPUTS.reason, label: 'Why is the deal off?' },
      select(INPUTS.reason, 'Pick the main reason', reasons),
    ),
    input(
      {
        id: INPUTS.note,
        label: 'In your words',
        optional: true,
        hint: 'Whoever comes back to them one day reads this.',
      },
      textInput(INPUTS.note, { placeholder: 'Frozen until spring', multiline: true, max: 400 }),
    ),
  ]);
}

/** Reads what `lostModal` asked: the reason first, then the words. */
export function readLostModal(values: StateValues): Read<string> {
  const reason = chosen(values, INPUTS.reason);
  const note = written(values, INPUTS.note);
  if (!LOST_REASONS.some((each) => each === reason))
    return { ok: false, errors: { [INPUTS.reason]: 'Pick a reason' } };
  if (reason === 'other' && note === null)
    return { ok: false, errors: { [INPUTS.note]: 'Say in a few words what it is' } };
  return { ok: true, value: note === null ? `${reason}` : `${reason}: ${note}` };
}
