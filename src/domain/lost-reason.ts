/** Why deals are lost (S134): each asks for another way back. */
export const LOST_REASONS = ['competitor', 'timing', 'budget', 'other'] as const;
export type LostReason = (typeof LOST_REASONS)[number];

const SIGNS: [LostReason, RegExp][] = [
  ['competitor', /\b(?:competitors?|competition|rivals?)\b/],
  [
    'timing',
    /\b(?:timing|too (?:early|late|soon)|not now|(?:next|later this|another) (?:year|quarter|month))\b/,
  ],
  ['budget', /\b(?:budgets?|price|prices|pricing|too expensive|costs?|too much money|funding|afford)\b/],
];

/**
 * The reason behind what was written, and the words it was written in: "budget: none before May" names its reason, and
 * "went with a competitor" speaks of one. What speaks of none, or of several, is `other`.
 */
export function readLostReason(text: string): { reason: LostReason; words: string | null } {
  const typed = text.trim();
  const [, head = '', rest = ''] = /^(\p{L}+)\s*(?:[:,;–—-]\s*(.*))?$/su.exec(typed) ?? [];
  const named = LOST_REASONS.find((reason) => reason === head.toLowerCase());
  if (named !== undefined) return { reason: named, words: rest.trim() || null };
  const meant = SIGNS.filter(([, sign]) => sign.test(typed.toLowerCase()));
  const [only] = meant;
  return { reason: meant.length === 1 && only !== undefined ? only[0] : 'other', words: typed || null };
}

/** As it is kept: the reason first, so that it can be read back from what else was said. */
export function lostReasonText(text: string): string {
  const { reason, words } = readLostReason(text);
  return words === null ? reason : `${reason}: ${words}`;
}
