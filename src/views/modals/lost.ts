import type { ModalView } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { LOST_REASONS, type LostReason } from '../../domain/lost-reason.js';
import { CALLBACKS } from '../names.js';
import { modal, type Origin, option, type Read, type StateValues } from './form.js';
import { readWhy, whyInputs } from './why-inputs.js';

const REASON_WORDS: Record<LostReason, string> = {
  competitor: 'Went with a competitor',
  timing: 'Not the right time',
  budget: 'No budget, or too expensive',
  other: 'Something else',
};

/** "Why is the deal off?" The reason decides how to come back to them. */
export const lostModal = (lead: Lead, origin: Origin): ModalView =>
  modal(
    CALLBACKS.lost,
    'Deal lost',
    'Close as lost',
    origin,
    whyInputs(lead, {
      label: 'Why is the deal off?',
      reasons: LOST_REASONS.map((value) => option(REASON_WORDS[value], value)),
      hint: 'Whoever comes back to them one day reads this.',
      placeholder: 'Frozen until spring',
      max: 400,
    }),
  );

/** Reads what `lostModal` asked: the reason first, then the words. */
export function readLostModal(values: StateValues): Read<string> {
  const read = readWhy(values, isReason);
  if (!read.ok) return read;
  const { reason, note } = read.value;
  return { ok: true, value: note === null ? reason : `${reason}: ${note}` };
}

const isReason = (text: string): text is LostReason => LOST_REASONS.some((each) => each === text);
