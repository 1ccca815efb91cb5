import { randomBytes } from 'node:crypto';

/** The only door to chance: makes the ids of rows. */
export type Ids = { next(): string };

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then chance. Rows made together lie together
 * in the index, which keeps inserts of a batch on a few pages.
 */
export const uuidV7: Ids = {
  next() {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  },
};
