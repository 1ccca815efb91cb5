/**
 * What somebody made of a thing, on top of what others made of it meanwhile: of each part what they left as they were
 * shown it (`base`) is as it is now, and the rest is theirs. Lists and bare values are parts that have none themselves.
 */
export function merged<T>(base: T, mine: T, now: T): T {
  if (isSame(mine, base)) return now;
  if (!isParted(base) || !isParted(mine) || !isParted(now)) return mine;
  const keys = Object.keys(mine) as (keyof T & string)[];
  return Object.fromEntries(keys.map((key) => [key, merged(base[key], mine[key], now[key])])) as T;
}

const isParted = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
