/** A goal for a ratio. `more`: the ratio is to be at least the gate; `less`: at most. */
export type Goal = { id: string; name: string; wants: 'more' | 'less'; gate: number; aim: number };

/** Both sides of a comparison, measured one right after the other: rates, or seconds. */
export type Pair = { reference: number; variant: number };

/** A goal's five ratios. `sides`: the medians behind them, in words; nothing where there are no sides. */
export type Measured = { goal: Goal; ratios: number[]; sides: string };

/** What must hold whatever the speed. */
export type Check = { check: string; ok: boolean; found: string };

/** What a benchmark found, and on what data. */
export type Findings = { data: string; measured: Measured[]; checks: Check[] };

export type Verdict = 'aim' | 'pass' | 'best pair' | 'MISS';

export function verdictOf({ goal, ratios }: Measured): Verdict {
  const middle = median(ratios);
  if (meets(goal, goal.aim, middle)) return 'aim';
  if (meets(goal, goal.gate, middle)) return 'pass';
  // A machine that others work on may spoil most pairs; it does not make one better than it is.
  return meets(goal, goal.gate, bestOf({ goal, ratios })) ? 'best pair' : 'MISS';
}

const meets = (goal: Goal, bound: number, ratio: number): boolean =>
  goal.wants === 'more' ? ratio >= bound : ratio <= bound;

export const bestOf = ({ goal, ratios }: Pick<Measured, 'goal' | 'ratios'>): number =>
  goal.wants === 'more' ? Math.max(...ratios) : Math.min(...ratios);

export const worstOf = ({ goal, ratios }: Pick<Measured, 'goal' | 'ratios'>): number =>
  goal.wants === 'more' ? Math.min(...ratios) : Math.max(...ratios);

export function median(values: number[]): number {
  const middle = values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
  if (middle === undefined) throw new Error('a median of nothing');
  return middle;
}
