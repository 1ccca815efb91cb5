import { readAmount } from '../../domain/amount.js';
import type { Profile } from '../../domain/lead.js';
import { joinTokens, type Token } from '../tokens.js';
import { emailAt, emailIn } from './email.js';
import { type FlagProblem, type FlagShape, takeFlags } from './flags.js';
import { readPerson } from './person.js';

export type AddProblem =
  | FlagProblem
  | { kind: 'bad_number'; flag: string; typed: string }
  | { kind: 'several_addresses'; addresses: string[] }
  | { kind: 'no_address'; typed: string };
/** `email` is the address, or else the word that was to be one. `profile` holds only what was typed. */
export type NewLead =
  | { ok: true; email: string; profile: Partial<Profile> }
  | { ok: false; problem: AddProblem };

const ADD_FLAGS: Record<string, FlagShape> = {
  name: 'line',
  title: 'line',
  company: 'line',
  industry: 'line',
  source: 'line',
  phone: 'line',
  timezone: 'word',
  size: 'word',
  value: 'word',
};
const ALSO = {
  companysize: 'size',
  employees: 'size',
  role: 'title',
  job: 'title',
  tz: 'timezone',
  zone: 'timezone',
  deal: 'value',
  amount: 'value',
  org: 'company',
  tel: 'phone',
};

/** Reads "jane@acme.com Jane Doe, CTO at Acme --size 40", in any order. Flags win over free words. */
export function readAddLine(tokens: Token[]): NewLead {
  const flagged = takeFlags(tokens, { known: ADD_FLAGS, also: ALSO, ends: ({ text }) => text.includes('@') });
  if (!flagged.ok) return flagged;
  const { flags, rest } = flagged;
  const address = emailAt(rest);
  const at = address >= 0 ? address : rest.findIndex(({ text }) => text.includes('@') && text.length > 1);
  const word = rest[at];
  const addresses = addressesIn(rest);
  if (addresses.length > 1) return { ok: false, problem: { kind: 'several_addresses', addresses } };
  if (word === undefined) return { ok: false, problem: { kind: 'no_address', typed: joinTokens(rest) } };
  const free = rest.filter((_, index) => index !== at);
  const email = emailIn(word.text) ?? word.text;
  const person = readPerson(
    free.length === 1 ? joinTokens(free) : free.map(({ before, text }) => before + text).join(''),
  );
  const size = amount(flags, 'size');
  const value = amount(flags, 'value');
  if (size === undefined || value === undefined)
    return badNumber(flags, size === undefined ? 'size' : 'value');
  const text = (name: string): string | null => flags.get(name) ?? null;
  const profile: Profile = {
    name: text('name') ?? person.name,
    title: text('title') ?? person.title,
    company: text('company') ?? person.company,
    companySize: size,
    industry: text('industry'),
    phone: text('phone'),
    timeZone: text('timezone'),
    source: text('source'),
    value,
    country: text('country'),
    budget: null,
    techStack: null,
    buyingRole: null,
  };
  return { ok: true, email, profile: known(profile) };
}

const addressesIn = (tokens: Token[]): string[] => [
  ...new Set(tokens.flatMap(({ text }) => text.split(/[,;]/).flatMap((part) => emailIn(part) ?? []))),
];

/** Null where nothing was typed, undefined where it is no number. */
function amount(flags: Map<string, string>, name: string): number | null | undefined {
  const typed = flags.get(name);
  return typed === undefined ? null : (readAmount(typed) ?? undefined);
}

const badNumber = (flags: Map<string, string>, flag: string): NewLead => ({
  ok: false,
  problem: { kind: 'bad_number', flag, typed: flags.get(flag) ?? '' },
});

function known(profile: Profile): Partial<Profile> {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
}
