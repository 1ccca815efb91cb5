const NUMBER = /^(\d+(?:[.,]\d+)*)(k|m|mio)?$/;
// By thousands, or as in India: 10,00,000.
const GROUPS = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*|(?:,\d{2})+,\d{3})(?:[.,]\d{1,2})?$/;

/**
 * A whole number as spreadsheets write it: "12000", "$12,000.00", "12.000,00 €", "12k", "1.5m"; of a range
 * ("51-200", "200+") the lower end. Null for anything else.
 */
export function readAmount(text: string): number | null {
  const plain = text
    .toLowerCase()
    .replace(/[\s'’_$€£¥₹]|\b(?:usd|eur|gbp|chf|employees|people)\b/gu, '')
    .replace(/^[~≈]|\+$/g, '');
  const lower = plain.replace(/(?<=\d[km]?)(?:-|–|to)\d.*$/, '');
  const match = NUMBER.exec(lower);
  if (match === null) return null;
  const scale = match[2] === undefined ? 1 : match[2] === 'k' ? 1_000 : 1_000_000;
  const amount = Math.round(toNumber(match[1] ?? '') * scale);
  return Number.isSafeInteger(amount) ? amount : null;
}

// "12.000" and "12,000" are twelve thousand, "12.5" and "12,50" are not.
function toNumber(digits: string): number {
  const marks = digits.replace(/\d/g, '');
  const last = marks.at(-1) ?? '';
  const isGrouped = GROUPS.test(digits);
  const hasCents = isGrouped ? !/[.,]\d{3}$/.test(digits) : marks.length === 1;
  if (!isGrouped && marks.length > 1) return Number.NaN;
  if (!hasCents) return Number(digits.replace(/[.,]/g, ''));
  const cut = digits.lastIndexOf(last);
  return Number(`${digits.slice(0, cut).replace(/[.,]/g, '')}.${digits.slice(cut + 1)}`);
}
