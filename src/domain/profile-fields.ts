import { readAmount } from './amount.js';
import { type BuyingRole, buyingRoleLabel, isBuyingRole, readBuyingRole } from './buying-role.js';
import { isTimeZone, LEAD_LIMITS, oneLine, textProblem } from './event.js';
import type { Profile } from './lead.js';

export type ProfileField = keyof Profile;
type Kind = 'text' | 'phone' | 'number' | 'zone' | 'role';
type About = { label: string; kind: Kind; most: number; also: readonly string[] };

const text = (label: string, ...also: string[]): About => ({
  label,
  kind: 'text',
  most: LEAD_LIMITS.text,
  also,
});

/** What people may say of who a lead is, in the order of the form, with the words they use for it. */
export const PROFILE_FIELDS: Readonly<Record<ProfileField, About>> = Object.freeze({
  name: text('Name', 'fullname', 'contact'),
  title: text('Job title', 'job', 'jobtitle', 'position'),
  company: text('Company', 'org', 'firm', 'organisation', 'organization'),
  companySize: {
    label: 'People in the company',
    kind: 'number',
    most: LEAD_LIMITS.companySize,
    also: ['size', 'employees', 'headcount'],
  },
  industry: text('Industry', 'sector', 'branch'),
  phone: { label: 'Phone', kind: 'phone', most: LEAD_LIMITS.phone, also: ['tel', 'mobile', 'telephone'] },
  country: text('Country'),
  timeZone: { label: 'Time zone', kind: 'zone', most: 64, also: ['tz', 'zone'] },
  source: text('Source', 'origin', 'from'),
  value: { label: 'Deal value', kind: 'number', most: LEAD_LIMITS.value, also: ['deal', 'amount'] },
  budget: { label: 'Budget', kind: 'number', most: LEAD_LIMITS.value, also: ['spend'] },
  techStack: text('Works with', 'stack', 'tech', 'tools'),
  buyingRole: { label: 'Part in the purchase', kind: 'role', most: 40, also: ['role', 'part'] },
});

export const FIELD_NAMES = Object.keys(PROFILE_FIELDS) as ProfileField[];

/** Every word that names a field, in lower case without marks, with the field. */
export const FIELD_WORDS: ReadonlyMap<string, ProfileField> = new Map(
  FIELD_NAMES.flatMap((name): [string, ProfileField][] =>
    [name.toLowerCase(), ...PROFILE_FIELDS[name].also].map((word) => [word, name]),
  ),
);

export type FieldRead = { ok: true; value: string | number | null } | { ok: false; why: string };

/** Reads what was typed into a field. Nothing, a dash or "none" blanks it. */
export function readField(name: ProfileField, typed: string): FieldRead {
  const { kind, most, label } = PROFILE_FIELDS[name];
  const line = oneLine(typed);
  if (line === '' || /^(?:-|–|—|none)$/i.test(line)) return { ok: true, value: null };
  if (kind === 'number') {
    const amount = readAmount(line);
    if (amount !== null && amount <= most) return { ok: true, value: amount };
    return { ok: false, why: 'Write a whole number, such as 40 or 20k' };
  }
  if (kind === 'zone')
    return isTimeZone(line)
      ? { ok: true, value: line }
      : { ok: false, why: 'Write a zone by its name, such as Europe/Berlin' };
  if (kind === 'role') {
    const role = readBuyingRole(line);
    return role === null
      ? { ok: false, why: 'Economic buyer, technical evaluator, champion, influencer or end user' }
      : { ok: true, value: role };
  }
  const problem = textProblem(line, most);
  return problem === null ? { ok: true, value: line } : { ok: false, why: `${label} ${problem}` };
}

/** A field's value as people read it; the empty text where nothing is known. */
export function fieldInWords(name: ProfileField, value: string | number | null): string {
  if (value === null) return '';
  return name === 'buyingRole' && isBuyingRole(String(value))
    ? buyingRoleLabel(value as BuyingRole)
    : String(value);
}

/** A short mark of a value, by which a form knows later whether it was changed meanwhile (FNV-1a). */
export function fingerprint(value: string | number | null): string {
  let hash = 0x811c9dc5;
  for (const character of value === null ? '' : String(value)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** The marks of a whole profile. */
export const fingerprints = (profile: Profile): Record<string, string> =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, fingerprint(profile[name])]));
