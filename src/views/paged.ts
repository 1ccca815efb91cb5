import type { KnownBlock } from '@slack/types';
import { actions, button, context } from './blocks.js';
import type { ActionName } from './names.js';
import { number } from './text.js';

/**
 * What of a list this page shows, and a way to the rest; nothing on the last page. `from` rows came before it, `shown`
 * is how many were shown with it, of `count`. `value` is the next page's; `told` goes on after "11–20 of 48".
 */
export const showMore = (
  { from, shown, count }: { from: number; shown: number; count: number },
  action: ActionName,
  value: string,
  told = '',
): KnownBlock[] =>
  shown >= count
    ? []
    : [
        context([`${number(from + 1)}–${number(shown)} of ${number(count)}${told}`]),
        actions([button('Show more', action, value)]),
      ];

/** Further than anybody turns pages. */
const FURTHEST = 1_000_000;

/** The row a page begins at, out of what a button holds; null for what is none. A forged one stays within bounds. */
export const readFrom = (from: unknown): number | null =>
  Number.isSafeInteger(from) ? Math.min(Math.max(0, Number(from)), FURTHEST) : null;

/** Rows under their headings, in the order in which the headings come first. */
export function grouped<T>(rows: T[], heading: (row: T) => string): [heading: string, rows: T[]][] {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(heading(row), [...(found.get(heading(row)) ?? []), row]);
  return [...found];
}
