/** How many letters must be changed, added, dropped or swapped with their neighbour to turn one word into another. */
export function distance(one: string, other: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const costs = [
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (older[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      ];
      current.push(Math.min(...costs));
    }
    older = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** The words a misspelt one may have meant, nearest first: one slip in a short word, two in a longer one. */
export function nearest(typed: string, words: readonly string[], most = 3): string[] {
  if (typed.length < 2 || typed.length > 40) return [];
  const slips = typed.length < 5 ? 1 : 2;
  return words
    .map((word) => ({ word, off: distance(typed.toLowerCase(), word) }))
    .filter(({ off }) => off <= slips)
    .toSorted((a, b) => a.off - b.off)
    .slice(0, most)
    .map(({ word }) => word);
}
