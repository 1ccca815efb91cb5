const MOST_CHARACTERS = 80;
const MOST_WORDS = 9;

/** The words of a date without the marks and pleasantries around it; none of a text too long to be one. */
export function plainWords(text: string): string[] {
  if (text.length > MOST_CHARACTERS) return [];
  const words = text
    .replace(/,(?=\s|$)/g, ' ')
    .replace(/[.!?;:\s"“”]+$/, '')
    .replace(/^[\s"“”]+/, '')
    .replace(/ (?:please|pls|sharp|instead)$/i, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length > MOST_WORDS ? [] : words;
}

/** Words around a date that change nothing about it. */
export const LEADING = /^(?:until|till|til|'til|by|on|for|from|around|about|before) /;

/** The same in lower case, without what changes nothing, and with what people say for it in one way. */
export function bare(words: string[]): string {
  const text = words.join(' ').toLowerCase().replaceAll('’', "'");
  const without = text.replace(LEADING, '').replace(LEADING, '');
  return without
    .replace(/^tonight\b|\btonight$/, 'today night')
    .replace(/\ban hour and a half\b/, '90 minutes')
    .replace(/\b([1-5])h([0-5]\d)$/, '$1h $2m')
    .replace(/^this (?=morning|afternoon|evening)/, 'today ');
}
