import { bestOf, type Findings, type Goal, type Measured, median, verdictOf, worstOf } from './goal.js';
import { readable } from './pairs.js';

const HEAD = ['goal', 'ratio', 'best', 'worst', 'gate', 'aim', '', 'measured'];

/** The table of all that was measured, a line a goal, and a line for each check. */
export function reportOf(all: Findings[]): string {
  const rows = all.flatMap(({ measured }) => measured.map(rowOf));
  const widths = HEAD.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const lines = [HEAD, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    row
      .map((cell, at) => (at >= 1 && at <= 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const checks = all.flatMap(({ checks }) =>
    checks.map(({ check, ok, found }) => `${ok ? 'holds' : 'FAILS'}  ${check}: ${found}`),
  );
  return [...(rows.length > 0 ? lines : []), ...checks].join('\n');
}

/** Is there a goal missed by its median and its best pair, or a check that does not hold? */
export const isMissed = ({ measured, checks }: Findings): boolean =>
  measured.some((each) => verdictOf(each) === 'MISS') || checks.some(({ ok }) => !ok);

function rowOf(measured: Measured): string[] {
  const { goal, ratios, sides } = measured;
  const sign = goal.wants === 'more' ? '>=' : '<=';
  return [
    `${goal.id} ${goal.name}`,
    ratio(goal, median(ratios)),
    ratio(goal, bestOf(measured)),
    ratio(goal, worstOf(measured)),
    `${sign} ${ratio(goal, goal.gate)}`,
    ratio(goal, goal.aim),
    verdictOf(measured),
    sides,
  ];
}

/** Ratios far below one read better as parts. */
const ratio = (goal: Goal, value: number): string =>
  goal.gate < 0.1 && value > 0 && value < 1 ? `1/${readable(1 / value)}` : readable(value);
