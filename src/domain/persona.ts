import type { BuyingRole } from './buying-role.js';
import { oneLine } from './event.js';
import { fingerprint } from './profile-fields.js';
import { type Department, readTitle, type Seniority, type Title } from './title.js';

/** Whom a persona speaks of. An empty list asks nothing. */
export type PersonaTest = {
  seniorities: Seniority[];
  departments: Department[];
  /** Words of a job title, lower case, without accents. */
  words: string[];
  buyingRoles: BuyingRole[];
  /** Lower case. */
  industries: string[];
};

/** What somebody wrote down of a real deal (S60): `at` is when. */
export type PersonaNote = { text: string; by: string; at: Date };

/** A kind of buyer, as data: the fields of S59 and S60 in one record. Lists are of short lines. */
export type Persona = {
  id: string;
  name: string;
  matches: PersonaTest;
  titles: string[];
  reportsTo: string;
  responsibilities: string[];
  decisionAuthority: string;
  goals: string[];
  successMetrics: string[];
  pains: string[];
  buyingTriggers: string[];
  contentPreferences: string[];
  objections: string[];
  notes: PersonaNote[];
};

/** Most characters of a name and of a line; most lines of a list, and notes. */
export const PERSONA_LIMITS = { name: 100, line: 300, lines: 20, notes: 100 } as const;

/** What of a persona is words that people may change. */
export type PersonaText = Partial<Omit<Persona, 'id' | 'matches' | 'notes'>>;

/** Marks of those words, by which a form knows later what was changed meanwhile. */
export const personaMarks = (text: PersonaText): Record<string, string> =>
  Object.fromEntries(
    Object.entries(text).flatMap(([field, value]) =>
      NOT_WORDS.has(field) ? [] : [[field, fingerprint([value].flat().map(oneLine).join('\n'))]],
    ),
  );

const NOT_WORDS = new Set(['id', 'matches', 'notes']);

/** Somebody as far as personas go. */
export type Matchable = { title: string | null; buyingRole: string | null; industry: string | null };

/**
 * The persona that fits somebody best (S59), or null. What is known and contradicts a persona rules it out: its
 * rungs, its industries, and its departments (unless the title has one of its words). Of the rest the one with most in
 * common wins, a word of the title or the buying role counting most; a rung or an industry alone fits nobody. Of
 * equals the first in the list wins.
 */
export function personaFor(personas: readonly Persona[], who: Matchable): Persona | null {
  const read = readTitle(who.title ?? '');
  // Who manages accounts or projects buys and works like their colleagues, not like a manager of people.
  const title: Title = read.manages === 'work' ? { ...read, seniority: 'individual' } : read;
  let best: { persona: Persona; score: number } | null = null;
  for (const persona of personas) {
    const score = likeness(persona.matches, title, who);
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { persona, score };
  }
  return best?.persona ?? null;
}

const WEIGHTS = { word: 4, buyingRole: 4, department: 3, seniority: 2, industry: 1 };
const ENOUGH = WEIGHTS.department;

type Answer = 'yes' | 'no' | 'unknown';

/** How much somebody has in common with a persona; 0 if anything rules it out. */
function likeness(is: PersonaTest, title: Title, who: Matchable): number {
  const word = title.words.some((known) => is.words.includes(known));
  const department = answer(is.departments, title.department);
  const seniority = answer(is.seniorities, title.seniority);
  const industry = answer(is.industries, who.industry?.trim().toLowerCase() || null);
  if (industry === 'no' || seniority === 'no' || (department === 'no' && !word)) return 0;
  const met: [isMet: boolean, weight: number][] = [
    [word, WEIGHTS.word],
    [answer(is.buyingRoles, who.buyingRole) === 'yes', WEIGHTS.buyingRole],
    [department === 'yes', WEIGHTS.department],
    [seniority === 'yes', WEIGHTS.seniority],
    [industry === 'yes', WEIGHTS.industry],
  ];
  return met.reduce((sum, [isMet, weight]) => sum + (isMet ? weight : 0), 0);
}

function answer(asked: readonly string[], known: string | null): Answer {
  if (asked.length === 0 || known === null) return 'unknown';
  return asked.includes(known) ? 'yes' : 'no';
}
