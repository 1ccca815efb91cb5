import type { ModalView } from '@slack/types';
import type { Lead } from '../../domain/lead.js';
import { CALLBACKS } from '../names.js';
import { modal, type Origin, option, type Read, type StateValues } from './form.js';
import { readWhy, whyInputs } from './why-inputs.js';

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
export const notReadyModal = (lead: Lead, origin: Origin): ModalView =>
  modal(
    CALLBACKS.notReady,
    'Not ready',
    'Return to nurture',
    origin,
    whyInputs(lead, {
      label: 'Why is it not ready?',
      reasons: Object.entries(NOT_READY_REASONS).map(([value, text]) => option(text, value)),
      hint: 'Marketing reads this, and so does whoever gets the lead next.',
      placeholder: 'Budget is frozen until spring',
      max: 1_000,
    }),
  );

/** Reads what `notReadyModal` asked. */
export function readNotReadyModal(values: StateValues): Read<NotReadyForm> {
  const read = readWhy(values, isReason);
  if (!read.ok) return read;
  const { reason, note } = read.value;
  return { ok: true, value: { reason, note, words: inWords(reason, note) } };
}

const isReason = (text: string): text is NotReadyReason => Object.hasOwn(NOT_READY_REASONS, text);

function inWords(reason: NotReadyReason, note: string | null): string {
  if (reason === 'other' && note !== null) return note;
  return note === null ? NOT_READY_REASONS[reason] : `${NOT_READY_REASONS[reason]}: ${note}`;
}
