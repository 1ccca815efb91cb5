import type { ModalView } from '@slack/types';
import type { Profile } from '../../domain/lead.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { input, modal, type Origin, type Read, type StateValues, textInput, written } from './form.js';

export type AddForm = { email: string; profile: Partial<Profile> };

const FIELDS = [
  [INPUTS.name, 'Name', 'Jane Doe', 'name'],
  [INPUTS.title, 'Job title', 'CTO', 'title'],
  [INPUTS.company, 'Company', 'Acme', 'company'],
  [INPUTS.phone, 'Phone', '+1 212 555 0100', 'phone'],
  [INPUTS.source, 'Where do they come from?', 'webinar', 'source'],
] as const;

/** "Who is it?" The address is the one thing needed. */
export const addLeadModal = (origin: Origin): ModalView =>
  modal(CALLBACKS.add, 'Add a lead', 'Add', origin, [
    input(
      {
        id: INPUTS.email,
        label: 'E-mail address',
        hint: 'A lead that is here already is completed, not doubled.',
      },
      textInput(INPUTS.email, { placeholder: 'jane@acme.com', max: 254 }),
    ),
    ...FIELDS.map(([id, label, placeholder]) =>
      input({ id, label, optional: true }, textInput(id, { placeholder, max: 200 })),
    ),
  ]);

/** Reads what `addLeadModal` asked. */
export function readAddLeadModal(values: StateValues): Read<AddForm> {
  const email = written(values, INPUTS.email);
  if (email === null || !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email))
    return { ok: false, errors: { [INPUTS.email]: 'An address like jane@acme.com' } };
  const profile = Object.fromEntries(
    FIELDS.flatMap(([id, , , field]) => {
      const value = written(values, id);
      return value === null ? [] : [[field, value]];
    }),
  );
  return { ok: true, value: { email, profile } };
}
