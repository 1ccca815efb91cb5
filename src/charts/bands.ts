import type { ScoreBand } from '../domain/calibration-facts.js';

export const total = ({ won, lost, notReady, open }: ScoreBand): number => won + lost + notReady + open;
export const decided = ({ won, lost, notReady }: ScoreBand): number => won + lost + notReady;

/** "60–69", "90+". */
export function bandLabel({ from, to }: ScoreBand): string {
  if (to === Infinity) return `${from}+`;
  const last = Number.isInteger(from) && Number.isInteger(to) ? to - 1 : to;
  return last <= from ? `${from}` : `${from}–${last}`;
}

/** Where a score lies along the bands: 0 is the left edge of the first one, 1.5 the middle of the second. */
export function placeOf(score: number, bands: ScoreBand[]): number {
  const at = bands.findIndex(({ to }) => score < to);
  const band = bands[at];
  if (band === undefined) return bands.length;
  if (score <= band.from) return at;
  return band.to === Infinity ? at + 0.5 : at + (score - band.from) / (band.to - band.from);
}
