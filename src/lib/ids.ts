import { randomBytes } from 'node:crypto';

/** The only door to chance: makes the ids of rows. */
export type Ids = { next(): string };

const COUNTER_END = 0x1000;

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, a counter, then chance. Rows made together lie together in
 * the index, and in the order in which they were made.
 */
export const uuidV7: Ids = makeIds();

function makeIds(): Ids {
  let last = 0;
  let count = 0;
  return {
    next() {
      const now = Date.now();
      count = now > last ? 0 : count + 1;
      last = Math.max(now, last) + Math.floor(count / COUNTER_END);
      count %= COUNTER_END;
      return format(last, count);
    },
  };
}

function format(ms: number, count: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
