import { type Goal, type Measured, median, type Pair } from './goal.js';

/** Measures one side once: a rate, or seconds. */
export type Side = () => Promise<number>;

const PAIRS = 5;

/**
 * Five pairs, the reference right before the variant in each. `warmUp`: a pair before them that counts for nothing,
 * for code that is not compiled and pages that are not read yet.
 */
export async function pairsOf(reference: Side, variant: Side, warmUp = true): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let i = warmUp ? -1 : 0; i < PAIRS; i++) {
    const pair = { reference: await reference(), variant: await variant() };
    if (i >= 0) pairs.push(pair);
  }
  return pairs;
}

/** The variant's number as a multiple of the reference's. */
export function compared(goal: Goal, pairs: Pair[], unit: string): Measured {
  const side = (name: keyof Pair) => `${readable(median(pairs.map((pair) => pair[name])))} ${unit}`;
  return {
    goal,
    ratios: pairs.map(({ reference, variant }) => variant / reference),
    sides: `${side('variant')} vs ${side('reference')}`,
  };
}

/** Seconds that some work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Five of something that is a share by itself. */
export async function sharesOf(goal: Goal, share: () => Promise<number>): Promise<Measured> {
  const ratios: number[] = [];
  while (ratios.length < PAIRS) ratios.push(await share());
  return { goal, ratios, sides: '' };
}

/** A number with three digits that count. */
export function readable(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}
