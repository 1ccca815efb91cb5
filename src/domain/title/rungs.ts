import { type Phrase, phrasesIn } from './parts.js';
import { ENDINGS, LINKS, SENIORITY_NAMES, SENSES, type Seniority, type Sense, WORK } from './words.js';

/** Where a rung stands on the ladder; below all of them what is not known. */
export const rankOf = (level: Seniority | null): number =>
  level === null ? -1 : SENIORITY_NAMES.indexOf(level);

/** One job out of a title. `manages`: whether a manager, or who is above, is over people or over work only. */
export type Job = { level: Seniority | null; manages: 'people' | 'work' | null; tokens: string[] };

type Found = Phrase<Sense>;

/** What the words say about rungs. */
export const sensesIn = (tokens: string[]): Found[] => phrasesIn(tokens, senseOf);

const MODIFIERS: Sense[] = ['senior', 'junior', 'deputy', 'associate', 'aide', 'pupil', 'starter', 'nothing'];

/** Whether the words name a job by themselves: "Junior Sales" does not, "Sales Trainee" does. */
export const namesJob = (tokens: string[]): boolean =>
  sensesIn(tokens).some(({ means, end }) => !MODIFIERS.includes(means) || end === tokens.length);

/** Reads one job. What follows "to", or an assistant's "of", is somebody else's. */
export function jobOf(all: string[]): Job {
  const tokens = all.slice(0, ownUntil(all));
  const found = sensesIn(tokens);
  const level = levelOf(found, tokens);
  return { level, manages: managesOf(level, found, tokens), tokens };
}

function senseOf(phrase: string): Sense | undefined {
  const known = SENSES.get(phrase);
  if (known !== undefined || phrase.includes(' ')) return known;
  const stem = phrase.endsWith('in') ? phrase.slice(0, -2) : phrase;
  const ends = ([ending]: [string, Sense]) => stem.length > ending.length && stem.endsWith(ending);
  return SENSES.get(stem) ?? ENDINGS.find(ends)?.[1];
}

const ASSISTED = 'of for der des de du di do da del della van von'.split(' ');

function ownUntil(tokens: string[]): number {
  const aide = sensesIn(tokens).find(
    ({ means, end }) => (means === 'assistant' || means === 'aide') && ASSISTED.includes(tokens[end] ?? ''),
  );
  const office = tokens.findIndex((token, at) => token === 'office' && tokens[at + 1] === 'of');
  const to = tokens.indexOf('to');
  // Not in "Order to Cash Manager".
  const boss = namesJob(tokens.slice(0, Math.max(to, 0))) ? to : -1;
  const ends = [boss, office, aide?.end ?? -1].filter((end) => end >= 0);
  return Math.min(tokens.length, ...ends);
}

const isRung = (sense: Sense): sense is Seniority => SENIORITY_NAMES.some((name) => name === sense);
const isBelowAll = (rung: Seniority): boolean => rankOf(rung) < rankOf('individual');
const upwards = (rungs: Seniority[]): Seniority[] =>
  rungs.toSorted((one, other) => rankOf(one) - rankOf(other));

function levelOf(found: Found[], tokens: string[]): Seniority | null {
  const rungs = found.flatMap(({ means, end }) => inContext(means, tokens[end]));
  const top = upwards(rungs.filter((rung) => !isBelowAll(rung))).at(-1) ?? null;
  const [pin] = upwards(found.flatMap((one) => pinOf(one, found, top)));
  if (pin !== undefined) return pin;
  const isDeputy = found.some(
    ({ means, at }) =>
      means === 'deputy' ||
      ((means === 'aide' || means === 'associate') && found.some((other) => other.at > at)),
  );
  return top !== null && isDeputy ? (BELOW[top] ?? top) : top;
}

/** Vice presidents are missing: "Assistant Vice President" is a rank of that name. */
const BELOW: Partial<Record<Seniority, Seniority>> = {
  manager: 'lead',
  head: 'manager',
  director: 'head',
  'c-level': 'vp',
  partner: 'director',
};

/** A firm's partner is one only where no noun follows: not in "Partner Manager". So with a principal. */
function inContext(sense: Sense, next: string | undefined): Seniority[] {
  const standsAlone = next === undefined || LINKS.has(next);
  if (sense === 'ally') return standsAlone ? ['partner'] : [];
  if (sense === 'principal') return standsAlone ? ['director'] : ['senior'];
  if (sense === 'associate') return ['individual'];
  return isRung(sense) ? [sense] : [];
}

/** The rung that holds a person down whatever else the job's name says: a CEO's intern is an intern. */
function pinOf({ means, at }: Found, found: Found[], top: Seniority | null): Seniority[] {
  if (isRung(means)) return isBelowAll(means) ? [means] : [];
  const isManager = rankOf(top) >= rankOf('manager');
  if (means === 'pupil') return isManager ? [] : ['student'];
  if (means === 'starter') return isManager ? [] : ['junior'];
  if (means !== 'aide') return [];
  const after = found.filter((other) => other.at > at).map((other) => other.means);
  const assisted = upwards(after.filter(isRung)).at(-1);
  // "CEO Assistant" and "Assistant CEO" assist one; "Assistant Director" is a director's deputy.
  if (assisted === undefined || rankOf(assisted) > rankOf('vp')) return ['assistant'];
  return rankOf(assisted) >= rankOf('lead') ? [] : ['junior'];
}

function managesOf(level: Seniority | null, found: Found[], tokens: string[]): Job['manages'] {
  if (rankOf(level) < rankOf('manager')) return null;
  const manager = level === 'manager' ? found.find(({ means }) => means === 'manager') : undefined;
  if (manager === undefined) return 'people';
  const words = [tokens[manager.at - 1] ?? '', ...manager.text.split(' ')];
  const stems = words.map((word) => word.replace(/s?(?:manager|leiter|leitung)(?:in)?$/, ''));
  return [...words, ...stems].some((word) => WORK.has(word)) ? 'work' : 'people';
}
