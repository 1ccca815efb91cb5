import type { ContextBlock, InputBlock, PlainTextOption } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { context } from '../blocks.js';
import { whoLine } from '../lead-words.js';
import { INPUTS } from '../names.js';
import { chosen, input, type Read, type StateValues, select, textInput, written } from './form.js';

/** "Why?" of a form that ends something about a lead: the main reason to pick, and words where there are more. */
export const whyInputs = (
  lead: Lead,
  asked: { label: string; reasons: PlainTextOption[]; hint: string; placeholder: string; max: number },
): (ContextBlock | InputBlock)[] => [
  context([whoLine(lead)]),
  input(
    { id: INPUTS.reason, label: asked.label },
    select(INPUTS.reason, 'Pick the main reason', asked.reasons),
  ),
  input(
    { id: INPUTS.note, label: 'In your words', optional: true, hint: asked.hint },
    textInput(INPUTS.note, { placeholder: asked.placeholder, multiline: true, max: asked.max }),
  ),
];

/** Reads the two. `other` needs words. */
export function readWhy<R extends string>(
  values: StateValues,
  isReason: (text: string) => text is R,
): Read<{ reason: R; note: string | null }> {
  const reason = chosen(values, INPUTS.reason);
  const note = written(values, INPUTS.note);
  if (reason === null || !isReason(reason))
    return { ok: false, errors: { [INPUTS.reason]: 'Pick a reason' } };
  if (reason === 'other' && note === null)
    return { ok: false, errors: { [INPUTS.note]: 'Say in a few words what it is' } };
  return { ok: true, value: { reason, note } };
}
