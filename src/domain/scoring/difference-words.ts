import type { Range, Repeat } from './model.js';

/** "SQL line: enter 80 -> 90": nothing where nothing changed. `what` stands before the values, `unit` after them. */
export function moved<T extends string | number>(
  what: string,
  was: T | null,
  is: T | null,
  unit = '',
): string[] {
  if (was === is) return [];
  const tail = unit === '' ? '' : ` ${unit}`;
  // The unit once where both have it.
  const from = was === null ? 'none' : is === null ? `${was}${tail}` : `${was}`;
  return [`${what} ${from} -> ${is === null ? 'none' : `${is}${tail}`}`];
}

export const renamed = (what: string, was: string, is: string): string[] =>
  was === is ? [] : [`${what}${was} is now called ${is}`];

/** "ideal industries: added healthcare; removed agency". */
export function listed(what: string, was: string[], is: string[]): string[] {
  const added = is.filter((each) => !was.includes(each));
  const removed = was.filter((each) => !is.includes(each));
  const parts = [
    ...(added.length === 0 ? [] : [`added ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`removed ${removed.join(', ')}`]),
  ];
  return parts.length === 0 ? [] : [`${what}: ${parts.join('; ')}`];
}

export const pointsWord = (points: number): string => `${points > 0 ? '+' : ''}${points} points`;

/** A day, or an instant where it is one. */
export const dated = (at: Date | null, otherwise: string): string =>
  at === null ? otherwise : at.toISOString().replace('T00:00:00.000Z', '');

export function ranged({ from, to }: Range): string {
  if (from === null) return to === null ? 'any' : `up to ${to}`;
  return to === null ? `${from} or more` : `${from} to ${to}`;
}

export function repeated(repeat: Repeat): string {
  if (repeat === 'every') return 'every time';
  if (repeat === 'once') return 'once';
  const { most, days } = repeat;
  const often = most === 1 ? 'once' : `${most} times`;
  return days === 1 ? `${often} in 24 hours` : `${often} in ${days} days`;
}

/** Do two plain values say the same? In whatever order their keys are: a database may change it. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
