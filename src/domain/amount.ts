const LARGEST = 2_000_000_000;

const AMOUNT = /^(\d+(?:[.,]\d+)*)(k|m|mio)?\+?(?:-\d+)?$/;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;

/** Reads "20000", "20k", "$20,000", "1.5m", "€20.000", "200+" and the lower end of "50-200". Null for the rest. */
export function readAmount(text: string): number | null {
  const plain = text.toLowerCase().replace(/[$€£¥\s'’_]|usd|eur|gbp/g, '');
  const match = AMOUNT.exec(plain);
  if (!match) return null;
  const digits = match[1] ?? '';
  const number = GROUPED.test(digits)
    ? Number(digits.replace(/[.,]/g, ''))
    : Number(digits.replace(',', '.'));
  const scale = match[2] === undefined ? 1 : match[2] === 'k' ? 1_000 : 1_000_000;
  const amount = Math.round(number * scale);
  return Number.isFinite(amount) && amount <= LARGEST ? amount : null;
}
