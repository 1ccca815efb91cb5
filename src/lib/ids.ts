import { randomFillSync } from 'node:crypto';

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

const LENGTH = 16;
const pool = Buffer.alloc(LENGTH * 256);
let used = pool.length;

/** Sixteen bytes of chance, fetched for many ids at a time: each fetch costs more than an id. */
function chance(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += LENGTH;
  return pool.subarray(used - LENGTH, used);
}

function format(ms: number, count: number): string {
  const bytes = chance();
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  let at = 0;
  for (const byte of bytes) {
    if (text[at] === DASH) at += 1;
    text[at++] = HEX[byte >> 4] ?? 0;
    text[at++] = HEX[byte & 15] ?? 0;
  }
  return text.toString('latin1');
}

// Written in place: a text put together of slices is put together anew by whoever reads it.
const HEX = Buffer.from('0123456789abcdef');
const text = Buffer.from('00000000-0000-0000-0000-000000000000');
const DASH = 45;
