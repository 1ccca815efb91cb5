import type { ModalView } from '@slack/types';
import { CALLBACKS } from '../names.js';
import { modal, type Origin, type Read, type StateValues } from './form.js';
import { LEAD_MISSING, leadField, pickedLead } from './lead-field.js';

/** "Which lead?" It becomes the lead's own view. */
export const findLeadModal = (origin: Origin): ModalView =>
  modal(CALLBACKS.find, 'Find a lead', 'Show', origin, [leadField()]);

/** Reads what `findLeadModal` asked: a lead's id. */
export function readFindLeadModal(values: StateValues): Read<string> {
  const lead = pickedLead(values);
  return lead === null ? { ok: false, errors: LEAD_MISSING } : { ok: true, value: lead };
}
