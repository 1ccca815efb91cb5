import type { Profile } from '../../domain/lead.js';
import { FIELD_WORDS, PROFILE_FIELDS, type ProfileField, readField } from '../../domain/profile-fields.js';
import type { Token } from '../tokens.js';
import { emailIn } from './email.js';
import { leadText } from './lead-text.js';
import { nearest } from './spelling.js';

export type EditProblem =
  | { kind: 'unknown_field'; typed: string; near: string[] }
  | { kind: 'bad_field'; field: string; typed: string; why: string };

export type EditLine =
  /** `rest`: the fields as they were typed. */
  { ok: true; lead: string; profile: Partial<Profile>; rest: string } | { ok: false; problem: EditProblem };

/** `title=`, `--title`, `--title=`: where a field begins. Phones make one long dash of two short ones. */
const FIELD = /(^|\s)(?:(?:--|—|–)([a-z][a-z-]{1,30})(?:=|(?=\s|$))|([a-z][a-z_-]{1,30})=)/gi;

/** Reads "acme title=CTO --phone +49 30 1234": the lead, then each field up to the next. Nothing after a field blanks it. */
export function readEditLine(tokens: Token[]): EditLine {
  const text = tokens
    .map(({ before, raw }) => before + raw)
    .join('')
    .trim();
  const starts = [...text.matchAll(FIELD)];
  const lead = text.slice(0, starts[0]?.index ?? text.length).trim();
  const profile: Record<string, string | number | null> = {};
  for (const [at, match] of starts.entries()) {
    const typed = (match[2] ?? match[3] ?? '').toLowerCase();
    const field = FIELD_WORDS.get(typed.replace(/[_-]/g, ''));
    if (field === undefined) return unknown(typed);
    const value = unquoted(text.slice(match.index + match[0].length, starts[at + 1]?.index ?? text.length));
    const read = readField(field, value);
    if (!read.ok)
      return { ok: false, problem: { kind: 'bad_field', field: typed, typed: value, why: read.why } };
    profile[field] = read.value;
  }
  const rest = text.slice(lead.length).trim();
  return { ok: true, lead: emailIn(lead) ?? leadText(unquoted(lead)), profile, rest };
}

/** The word a field goes by in a command: the shortest it has. */
export const fieldWord = (field: ProfileField): string =>
  field === 'companySize'
    ? 'size'
    : field === 'techStack'
      ? 'stack'
      : field === 'buyingRole'
        ? 'role'
        : field.toLowerCase();

export const FIELD_EXAMPLES = (Object.keys(PROFILE_FIELDS) as ProfileField[]).map(fieldWord);

const unknown = (typed: string): EditLine => ({
  ok: false,
  problem: { kind: 'unknown_field', typed, near: nearest(typed, [...FIELD_WORDS.keys()]) },
});

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["“”„«](.*)["“”»]$/s, '$1')
    .trim();
