const DAY = 86_400_000;

/** Days from one instant to a later one, as a whole number rounded down. */
export const daysQuiet = (since: Date, now: Date): number =>
  Math.floor((now.getTime() - since.getTime()) / DAY);

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

/**
 * Starts of every silence of at least `days`, the one still going on included: a silence is charged once,
 * whatever its length (S23, C06). `times` are the lead's warming activities in any order; a lead that was
 * there before its first activity has been silent since it was created.
 */
export function silences(times: Date[], createdAt: Date, now: Date, days: number): Date[] {
  const marks = times.map((time) => time.getTime());
  if (marks.length === 0 || createdAt.getTime() < Math.min(...marks)) marks.push(createdAt.getTime());
  marks.sort((a, b) => a - b);
  return marks
    .filter((mark, index) => (marks[index + 1] ?? now.getTime()) - mark >= days * DAY)
    .map((mark) => new Date(mark));
}

export const silenceKey = (start: Date): string => `silence:${start.toISOString()}`;
export const silenceUndoneKey = (start: Date): string => `silence-undone:${start.toISOString()}`;
