import { expect, it } from 'vitest';
import { uuidV7 } from '../../src/lib/ids.js';

it('ids are unique, and sort in the order in which they were made, ten thousand in a millisecond or not', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidV7.next());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
