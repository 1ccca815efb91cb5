import type { InputBlock, ModalView } from '@slack/types';
import { BUYING_ROLES, buyingRoleLabel } from '../../domain/buying-role.js';
import { type Lead, leadName, type Profile } from '../../domain/lead.js';
import {
  FIELD_NAMES,
  fieldInWords,
  fingerprints,
  PROFILE_FIELDS,
  type ProfileField,
  readField,
} from '../../domain/profile-fields.js';
import { context } from '../blocks.js';
import type { Reader } from '../dates.js';
import { fromJson, isRecord } from '../json.js';
import { dotted } from '../lead-words.js';
import { LIMITS, SPACE } from '../limits.js';
import { CALLBACKS } from '../names.js';
import { escaped } from '../text.js';
import {
  chosen,
  input,
  KEPT,
  modal,
  type Origin,
  option,
  type Read,
  type StateValues,
  select,
  textInput,
  written,
} from './form.js';

const EXAMPLES: Partial<Record<ProfileField, string>> = {
  name: 'Jane Doe',
  title: 'Head of Sales',
  company: 'Acme',
  companySize: '40',
  phone: '+49 30 1234567',
  country: 'Germany',
  timeZone: 'Europe/Berlin',
  value: '20k',
  budget: '15k',
  techStack: 'Salesforce, SAP',
};
/** The choice of no part in the purchase: a select that has a value can't be emptied again. */
const NO_ROLE = 'none';

/** All that is known of who a lead is. `filled` is what was said before, where it could not be saved. */
export function editModal(
  lead: Lead,
  origin: Origin,
  reader: Reader,
  filled: Partial<Profile> = {},
): ModalView {
  const now = { ...profileOf(lead), ...filled };
  const seen = fingerprints(lead);
  return modal(CALLBACKS.edit, `Edit: ${leadName(lead)}`, 'Save', { ...origin, seen }, [
    context([
      dotted([
        escaped(lead.email, SPACE.email),
        reader.slackDates ? 'empty a field to blank it' : 'a dash blanks a field',
      ]),
    ]),
    ...(Object.keys(filled).length === 0 ? [] : [KEPT]),
    ...FIELD_NAMES.map((name) => fieldInput(name, now[name])),
  ]);
}

function fieldInput(name: ProfileField, value: string | number | null): InputBlock {
  const { label, most } = PROFILE_FIELDS[name];
  if (name === 'buyingRole') {
    const options = [
      option('Not known', NO_ROLE),
      ...BUYING_ROLES.map((role) => option(buyingRoleLabel(role), role)),
    ];
    const initial = options.find((each) => each.value === (value ?? NO_ROLE)) ?? null;
    return input({ id: name, label, optional: true }, select(name, 'Pick one', options, initial));
  }
  const max =
    name === 'companySize' || name === 'value' || name === 'budget' ? 20 : Math.min(most, LIMITS.inputText);
  return input(
    { id: name, label, optional: true },
    textInput(name, { placeholder: EXAMPLES[name] ?? 'Not known', max, initial: fieldInWords(name, value) }),
  );
}

/** What the form wants, and the marks of what it showed. */
export type EditForm = { profile: Partial<Profile>; seen: Record<string, string> };

/** Reads what `editModal` asked. The local Slack tells nothing of untouched fields: there an empty one stays. */
export function readEditModal(values: StateValues, origin: Origin, reader: Reader): Read<EditForm> {
  const profile: Record<string, string | number | null> = {};
  const errors: Record<string, string> = {};
  for (const name of FIELD_NAMES) {
    const typed = name === 'buyingRole' ? chosen(values, name) : written(values, name);
    if (typed === null && (name === 'buyingRole' || !reader.slackDates || values[name] === undefined))
      continue;
    const read = readField(name, typed ?? '');
    if (read.ok) profile[name] = read.value;
    else errors[name] = read.why;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { profile, seen: origin.seen ?? {} } };
}

/** The value of the button that opens the form again: the lead's id, and what was to be saved. */
export type EditAgain = { lead: string; yours: Partial<Profile> };

/** Reads it; null for anything else. What is in it is checked as if it had been typed. */
export function readEditAgain(value: string): EditAgain | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.lead !== 'string' || !isRecord(read.yours)) return null;
  const yours: Record<string, string | number | null> = {};
  for (const name of FIELD_NAMES) {
    const typed = read.yours[name];
    if (typed === undefined) continue;
    if (typed !== null && typeof typed !== 'string' && typeof typed !== 'number') return null;
    const field = readField(name, typed === null ? '' : String(typed));
    if (!field.ok) return null;
    yours[name] = field.value;
  }
  return { lead: read.lead, yours };
}

const profileOf = (lead: Lead): Record<ProfileField, string | number | null> =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, lead[name]])) as Record<
    ProfileField,
    string | number | null
  >;
