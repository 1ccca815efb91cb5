import type { Profile } from '../lead.js';
import { readTitle, type Title } from '../title.js';
import type { Attribute } from './attribute-names.js';
import type { AttributeTest, Icp, Range } from './model.js';

const NUMBERS: Attribute[] = ['companySize', 'budget'];
export const isNumber = (attribute: Attribute): boolean => NUMBERS.includes(attribute);

/** Sources by which we came to them, rather than they to us (S04). */
const OUTBOUND = [
  'outbound',
  'cold',
  'cold_call',
  'cold_email',
  'prospecting',
  'purchased_list',
  'list',
  'sdr',
];

/** What a profile says of an attribute, or null where it is not known. */
export function attributeOf(profile: Profile, attribute: Attribute): string | number | null {
  if (attribute === 'seniority' || attribute === 'department')
    return profile.title === null ? null : titleOf(profile.title)[attribute];
  if (attribute !== 'origin') return profile[attribute];
  if (profile.source === null) return null;
  return OUTBOUND.includes(asWord(profile.source)) ? 'outbound' : 'inbound';
}

/** Does the profile pass? What is not known passes nothing. */
export function passes(test: AttributeTest, icp: Icp, profile: Profile): boolean {
  const value = attributeOf(profile, test.is);
  if (value === null) return false;
  if (test.from !== null || test.to !== null)
    return typeof value === 'number' && within(value, { from: test.from, to: test.to });
  if (test.in !== null) return isAmong(value, test.in);
  return isIdeal(icp, test.is, value);
}

/** The criteria of the ideal customer that say anything, and how many of them the profile meets. */
export function idealCriteria(icp: Icp, profile: Profile): { met: Attribute[]; asked: Attribute[] } {
  const asked = IDEAL.filter((attribute) => saysSomething(icp, attribute));
  const met = asked.filter((attribute) => {
    const value = attributeOf(profile, attribute);
    return value !== null && isIdeal(icp, attribute, value);
  });
  return { met, asked };
}

/** What an ideal customer is described by (Icp). */
export const IDEAL: Attribute[] = ['industry', 'companySize', 'seniority', 'budget', 'country'];

function isIdeal(icp: Icp, attribute: Attribute, value: string | number): boolean {
  if (!saysSomething(icp, attribute)) return false;
  if (typeof value === 'number') return within(value, rangeOf(icp, attribute));
  return isAmong(value, listOf(icp, attribute));
}

const saysSomething = (icp: Icp, attribute: Attribute): boolean => {
  const { from, to } = rangeOf(icp, attribute);
  return isNumber(attribute) ? from !== null || to !== null : listOf(icp, attribute).length > 0;
};

const rangeOf = (icp: Icp, attribute: Attribute): Range =>
  attribute === 'budget' ? icp.budget : icp.companySize;

function listOf(icp: Icp, attribute: Attribute): string[] {
  if (attribute === 'industry') return icp.industries;
  if (attribute === 'seniority') return icp.seniorities;
  return attribute === 'country' ? icp.countries : [];
}

const within = (value: number, { from, to }: Range): boolean =>
  value >= (from ?? -Infinity) && value <= (to ?? Infinity);

const isAmong = (value: string | number, list: string[]): boolean => wordsOf(list).has(asWord(String(value)));

// Lists are part of a model, which never changes.
const WORDS = new WeakMap<string[], Set<string>>();

/** The words of a list as they are compared. Made once for each list. */
export function wordsOf(list: string[]): Set<string> {
  const words = WORDS.get(list) ?? new Set(list.map(asWord));
  WORDS.set(list, words);
  return words;
}

type Read = Pick<Title, 'seniority' | 'department'>;
const TITLES = new Map<string, Read>();
const MOST_TITLES = 5000;

/** Reading a title takes longer than all the rules together, and the same ones come again and again. */
function titleOf(title: string): Read {
  const known = TITLES.get(title);
  if (known !== undefined) return known;
  if (TITLES.size >= MOST_TITLES) TITLES.clear();
  const { seniority, department } = readTitle(title);
  const read = { seniority, department };
  TITLES.set(title, read);
  return read;
}

/** "Case Study" and "case-study" are one word: `case_study`. */
export const asWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
