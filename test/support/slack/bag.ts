/** JSON from outside: an object whose values are not known yet. */
export type Bag = Record<string, unknown>;

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const bag = (value: unknown): Bag => (isBag(value) ? value : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const bags = (value: unknown): Bag[] => list(value).filter(isBag);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Form bodies carry numbers and booleans as words. */
export const number = (value: unknown, otherwise: number): number => {
  const read = Number(value);
  return value === undefined || value === '' || Number.isNaN(read) ? otherwise : read;
};
export const flag = (value: unknown): boolean => value === true || value === 'true' || value === '1';

export const copy = <T>(value: T): T => structuredClone(value);
