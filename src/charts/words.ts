const NO_LETTER_FOR =
  /[^\x20-\x7e\u00a0-\u00ff\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u2010-\u2026\u20ac]/gu;

/** More than any line holds. */
const MOST = 500;

/** Without what the font has no letter for, which would stand there as boxes; `otherwise` where nothing is left. */
export const legible = (words: string, otherwise: string): string => {
  const left = words.slice(0, MOST).replace(/\s/g, ' ').replace(NO_LETTER_FOR, '').replace(/ +/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : otherwise;
};

/** 1234 is "1,234", 123456 is "123k". */
export const counted = (count: number): string =>
  count < 10_000 ? count.toLocaleString('en-US') : COMPACT.format(count).replace('K', 'k');

const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact' });

const FEW = 5;

/** A share in words that do not pretend: a percentage of three leads says nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole < FEW ? `${part} of ${whole}` : `${Math.round((part / whole) * 100)}%`;

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "1 Aug – 31 Oct 2026". */
export const daysOf = (from: Date, to: Date): string => DAY.formatRange(from, to).replace(/\s*–\s*/, ' – ');
