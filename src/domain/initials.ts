/** Legal forms are no part of what people call a company by its letters. */
const FORMS = new Set([
  'inc',
  'corp',
  'co',
  'ltd',
  'llc',
  'plc',
  'gmbh',
  'ag',
  'kg',
  'sa',
  'bv',
  'nv',
  'ab',
  'as',
  'oy',
]);
const MOST = 6;

/**
 * What people call somebody by their letters: "jd" for Jane Doe, "jvd" and "jd" for Jane van Doe, "afs" for Acme Field
 * Services Ltd. None for a single word.
 */
export function initialsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !FORMS.has(word));
  if (words.length < 2) return [];
  const letters = words.slice(0, MOST).map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0));
  const all = letters.join('');
  const ends = `${letters[0] ?? ''}${letters.at(-1) ?? ''}`;
  return words.length === 2 ? [all] : [all, ends];
}
