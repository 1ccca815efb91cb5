/**
 * The known words most like the one asked, best first: for "did you mean". Never empty unless nothing is known.
 */
export function nearestWords<T extends string>(asked: string, known: readonly T[], count = 3): T[] {
  return ranked(asked, known)
    .slice(0, count)
    .map(({ word }) => word);
}

/** The one known word that was probably meant; null where nothing is like it. */
export function nearestWord<T extends string>(asked: string, known: readonly T[]): T | null {
  const [best] = ranked(asked, known);
  return best !== undefined && best.likeness >= ALIKE ? best.word : null;
}

/** "from" for "form" is still meant, "cap" for "colour" is not. */
const ALIKE = 0.4;

function ranked<T extends string>(asked: string, known: readonly T[]): { word: T; likeness: number }[] {
  // Past 64 characters nothing is like a word of ours; the cost of comparing would still grow.
  const wanted = pairs(asked.slice(0, 64));
  const letters = lettersOf(known);
  return known
    .map((word, at) => ({ word, likeness: likeness(wanted, letters[at] ?? wanted) }))
    .toSorted((one, other) => other.likeness - one.likeness);
}

// A sender can ask for wrong words by the thousand; the lists of right ones are few, and don't change.
const LETTERS = new WeakMap<readonly string[], Set<string>[]>();

function lettersOf(known: readonly string[]): Set<string>[] {
  const letters = LETTERS.get(known) ?? known.map(pairs);
  LETTERS.set(known, letters);
  return letters;
}

/** The pairs of neighbouring letters in a word, its two ends being letters too: in short words they say the most. */
function pairs(word: string): Set<string> {
  const plain = `^${word.toLowerCase().replace(/[^a-z0-9]+/g, '_')}$`;
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
}

/** Dice's measure, 0 to 1: the share of pairs that two words have in common. */
function likeness(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
