/**
 * What the buttons of the rules hold. Each names the version it is about: a message may stand for days, and must never
 * act on rules that came after it.
 */
export type Seal = { side: 'marketing' | 'sales'; version: number };
export type WayBack = { from: number; to: number };

export const sealValue = ({ side, version }: Seal): string => `${side}@${version}`;

/** Who signs, and what; null for anything else. */
export function readSeal(value: string): Seal | null {
  const [side, number, ...more] = value.split('@');
  const version = readVersionNumber(number ?? '');
  if ((side !== 'marketing' && side !== 'sales') || version === null || more.length > 0) return null;
  return { side, version };
}

export const wayBackValue = ({ from, to }: WayBack): string => `${from}>${to}`;

/** From which version in force to which one before it; null for anything else. */
export function readWayBack(value: string): WayBack | null {
  const [from, to, ...more] = value.split('>').map(readVersionNumber);
  if (from === undefined || from === null || to === undefined || to === null || more.length > 0) return null;
  return { from, to };
}

/** The number a button holds: a version, a page's beginning, a score; null for anything else. */
export const readVersionNumber = (value: string): number | null =>
  /^\d{1,9}$/.test(value) ? Number(value) : null;
