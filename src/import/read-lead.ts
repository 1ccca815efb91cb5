import { isEmailAddress, isTimeZone, LEAD_LIMITS, oneLine, textProblem } from '../domain/event.js';
import { type Profile, sameAddress } from '../domain/lead.js';
import { readAmount } from './amount.js';
import type { Field, Mapping } from './headings.js';

/** A lead as one row of the file says it; what was blank is absent. */
export type FileLead = { email: string; profile: Partial<Profile> };
export type ReadLead = { ok: true; lead: FileLead } | { ok: false; reason: string };

/** Reads a row by the mapping. A refusal names everything that is wrong with it. */
export function readLead({ columns, places }: Mapping, cells: string[]): ReadLead {
  const extra = cells.slice(columns.length).filter((cell) => cell.trim() !== '').length;
  if (extra > 0) {
    const cellCount = `${cells.length} cells, the header has ${columns.length}`;
    return { ok: false, reason: `has ${cellCount}: is there a delimiter in a cell without quotation marks?` };
  }
  const said = (field: Field): string =>
    (places[field] ?? []).map((at) => meant(cells[at] ?? '')).find((text) => text !== '') ?? '';
  const email = readEmail(said('email'));
  const parts = [email, ...READERS.map((read) => read(said))];
  const wrong = parts.flatMap((part) => ('wrong' in part ? [part.wrong] : []));
  if (wrong.length > 0 || !('email' in email)) return { ok: false, reason: wrong.join('; ') };
  const profile: Partial<Profile> = Object.fromEntries(
    parts.flatMap((part) => ('value' in part ? Object.entries(part.value) : [])),
  );
  return { ok: true, lead: { email: email.email, profile } };
}

type Said = (field: Field) => string;
type Part = { value: Partial<Profile> } | { wrong: string };

/** Dashes and "n/a" are how a spreadsheet says nothing. */
function meant(cell: string): string {
  const text = oneLine(cell);
  return /^(?:[-–—?.]+|#?n\/a)$/i.test(text) ? '' : text;
}

/** Takes "Jane Doe <jane@acme.com>" and "mailto:jane@acme.com" too. */
function readEmail(text: string): { email: string } | { wrong: string } {
  if (text === '') return { wrong: 'e-mail is missing' };
  const bare = /<([^<>]+)>$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '');
  const email = sameAddress(bare);
  if (isEmailAddress(email)) return { email };
  const problem = textProblem(email, LEAD_LIMITS.email);
  return {
    wrong: problem ? `e-mail ${problem}` : `e-mail ${shown(text)} is not an address such as jane@acme.com`,
  };
}

const words =
  (field: Exclude<Field, 'email' | 'firstName' | 'lastName'>, limit: number) =>
  (said: Said): Part =>
    worded(field, said(field), limit);

function worded(field: keyof Profile, text: string, limit: number): Part {
  const problem = textProblem(text, limit);
  if (problem !== null) return { wrong: `${field} ${problem}` };
  return { value: text === '' ? {} : { [field]: text } };
}

function name(said: Said): Part {
  return worded(
    'name',
    said('name') || oneLine(`${said('firstName')} ${said('lastName')}`),
    LEAD_LIMITS.text,
  );
}

const amount =
  (field: 'companySize' | 'value', low: number, high: number) =>
  (said: Said): Part => {
    const text = said(field);
    if (/^(?:|none|null|unknown|tbd|0)$/i.test(text) && (text !== '0' || low > 0)) return { value: {} };
    const number = readAmount(text);
    if (number !== null && number >= low && number <= high) return { value: { [field]: number } };
    return {
      wrong: `${field} ${shown(text)} is not a number from ${low} to ${high.toLocaleString('en-US')}`,
    };
  };

function timeZone(said: Said): Part {
  const text = said('timeZone');
  if (text === '') return { value: {} };
  if (isTimeZone(text)) return { value: { timeZone: text } };
  return { wrong: `timeZone ${shown(text)} is not a zone such as Europe/Berlin` };
}

const READERS: ((said: Said) => Part)[] = [
  name,
  words('title', LEAD_LIMITS.text),
  words('company', LEAD_LIMITS.text),
  words('industry', LEAD_LIMITS.text),
  words('phone', LEAD_LIMITS.phone),
  words('source', LEAD_LIMITS.text),
  amount('companySize', 1, LEAD_LIMITS.companySize),
  amount('value', 0, LEAD_LIMITS.value),
  timeZone,
];

/** A cell in a reason: short, and never raw control characters. */
const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
